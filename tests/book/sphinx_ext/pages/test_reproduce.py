import shlex

import nbformat
import pytest
from lxml import html
from small_books import build, code, figure, text

from chokepoint.book.sphinx_ext.cells import Parameter, read_parameters
from chokepoint.book.sphinx_ext.pages import reproduce
from chokepoint.book.sphinx_ext.pages.reproduce import (
    Reproduction,
    page_parameters,
    write_checkout,
    write_command,
)
from chokepoint.book.sphinx_ext.repository import Repository

SOURCE = """mineral: str = "gallium"  # the metal
first_month: str = '2022-01'
as_of: str | None = None  # known on this day
years: list[int] = [2010, 2023]
"""
SETTINGS = {
    "html_theme_options": {"repository_url": "https://github.com/a/b"},
    "html_baseurl": "https://x.org/book/",
    "html_context": {
        "commit": "0123456789abcdef",
        "data_checksum": "f" * 64,
        "page_sources": {"index": "chapters/index.ipynb"},
    },
}
CELLS = [
    text("# Title"),
    code(SOURCE, tags=["parameters", "remove-cell"]),
    code('mineral = "germanium"', tags=["injected-parameters", "remove-cell"]),
    code("x", figure("shares")),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("reproduce"), {"index": CELLS}, **SETTINGS)
    assert not warnings
    return out


@pytest.fixture(scope="module")
def section(book):
    return html.fromstring((book / "index.html").read_bytes()).get_element_by_id("reproduce-this-page")


def test_the_command_can_be_pasted_into_a_shell():
    command = write_command(read_parameters(SOURCE), "chapters/controls")
    wanted = [
        "run",
        "controls",
        "-p",
        "mineral",
        "gallium",
        "-p",
        "first_month",
        "2022-01",
        "-p",
        "as_of",
        "None",
    ]
    assert shlex.split(command)[1:] == wanted


def test_the_page_of_a_family_is_run_by_its_whole_name():
    assert write_command([], "controls/germanium") == ".venv/bin/chokepoint run controls/germanium"


@pytest.mark.parametrize("value", ["a b", "a'b", "$(rm x)", '<script>"'])
def test_a_value_that_a_shell_would_read_otherwise_is_quoted(value):
    command = write_command(read_parameters(f"name = {value!r}"), "page")
    assert shlex.split(command)[-1] == value
    markup = Reproduction("page", "page.ipynb", tuple(read_parameters(f"name = {value!r}"))).write()
    assert html.fromstring(f"<div>{markup}</div>").xpath("//pre")[0].text.endswith(command)


def test_parameters_are_listed_with_the_value_of_this_page_and_their_meaning(section):
    cells = section.xpath(".//h3[text()='Parameters']/following-sibling::dl[1]/*")
    pairs = dict(zip((c.text_content() for c in cells[::2]), (c.text for c in cells[1::2]), strict=True))
    assert pairs["mineral"] == '"germanium": the metal'
    assert pairs["first_month"] == '"2022-01"'


def test_a_meaning_is_told_in_the_language_of_the_page(monkeypatch, pseudo):
    t = pseudo({"the metal": "le métal"})
    monkeypatch.setattr(reproduce, "reader", lambda: t)
    section = Reproduction("index", "index.ipynb", [Parameter("mineral", '"gallium"', "the metal")]).write()
    assert "le métal</dd>" in section
    assert "the metal" not in section


def test_commit_and_data_are_named_in_full(section):
    words = [code.text for code in section.xpath(".//dd/code")]
    assert words[:2] == ["0123456789abcdef", "f" * 64]


def test_the_commands_fetch_that_commit_and_run_this_page(section):
    lines = section.xpath(".//pre")[0].text.splitlines()
    assert lines[0] == "git clone https://github.com/a/b && cd b && git checkout 0123456789abcdef"
    assert lines[-1].startswith(".venv/bin/chokepoint run index -p mineral germanium")


def test_the_executed_notebook_is_offered_as_it_was_run(book, section):
    (link,) = section.xpath(".//a[@download]/@href")
    assert link == "_notebooks/index.ipynb"
    notebook = nbformat.read(book / link, as_version=4)
    assert len(notebook.cells) == len(CELLS)


def test_binder_and_colab_open_the_file_of_the_repository(section):
    links = {a.text: a.get("href") for a in section.xpath(".//p[@class='files']/a")}
    assert links["Colab"].endswith("/0123456789abcdef/chapters/index.ipynb")
    assert "chapters%2Findex.ipynb" in links["Binder"]
    assert "CHOKEPOINT_ROOT" in section.xpath(".//details//pre")[0].text


def test_a_figure_links_a_report_with_its_id_and_sources(book):
    tree = html.fromstring((book / "index.html").read_bytes())
    (report,) = tree.xpath("//figure//a[@class='report']/@href")
    assert "page=https%3A%2F%2Fx.org%2Fbook%2Findex.html%23fig-shares" in report
    assert "reuters_2023_09_20" in report


def test_without_a_repository_nothing_outside_is_linked(tmp_path):
    out, _ = build(tmp_path, {"index": CELLS})
    tree = html.fromstring((out / "index.html").read_bytes())
    links = tree.get_element_by_id("reproduce-this-page").xpath(".//a/@href")
    assert links == ["_notebooks/index.ipynb"]
    assert not tree.xpath("//figure//a[@class='report']")
    assert write_checkout(None) == ["make install"]


def test_changes_since_the_commit_are_said():
    words = Reproduction("p", "p.ipynb", commit="abc", commit_name="Commit, with changes since").write()
    assert "Commit, with changes since" in words


def test_a_page_without_code_has_no_such_section(tmp_path):
    out, _ = build(tmp_path, {"index": "# Title"}, **SETTINGS)
    assert "reproduce-this-page" not in (out / "index.html").read_text("utf-8")
    assert not (out / "_notebooks").exists()


def test_a_notebook_without_parameters_lists_none(tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text(
        nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x")])), "utf-8"
    )
    assert page_parameters(path) == []
    assert "Parameters" not in Reproduction("n", "n.ipynb").write()
    assert "mineral" in Reproduction("n", "n.ipynb", (Parameter("mineral", '"x"'),)).write()


def test_in_a_commit_that_is_not_public_the_branch_is_fetched():
    assert write_checkout(Repository("https://h/a.git", "main"))[0] == (
        "git clone https://h/a.git && cd a && git checkout main"
    )
