from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.contents.page import Role
from chokepoint.book.engine.contents.pages import choose, page_with_role, parameters_of, read_pages
from chokepoint.errors import BuildError, ChokepointError, ParameterError

TOC = """
format: jb-book
root: chapters/index
parts:
  - caption: Themes
    chapters:
      - file: chapters/controls
        sections:
          - file: chapters/deeper
      - url: https://example.org
      - file: chapters/data
"""
FAMILY = (
    "- {family: metals, notebook: controls, for: {mineral: [germanium, indium]}, name: 'controls/{mineral}'}"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    chapters = tmp_path / "chapters"
    chapters.mkdir()
    (chapters / "data.md").write_text("# Data\n", encoding="utf-8")
    cell = new_code_cell("mineral: str = 'gallium'  # a metal", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), chapters / "controls.ipynb")
    for name in ("index", "deeper"):
        nbformat.write(new_notebook(), chapters / f"{name}.ipynb")
    return tmp_path


def settle(root, text):
    (root / "chapters/pages.yml").write_text(text, encoding="utf-8")
    return read_pages(root)


def test_pages_come_in_reading_order_from_every_level_of_the_contents(root):
    assert [page.name for page in read_pages(root)] == ["index", "controls", "deeper", "data"]


def test_the_first_page_is_the_home_page_unless_another_is_named(root):
    assert page_with_role(root, Role.HOME).name == "index"
    assert page_with_role(root, Role.CLAIMS) is None
    settle(root, "- {page: data, role: home}\n- {page: deeper, role: claims, current_only: true}")
    assert page_with_role(root, Role.HOME).name == "data"
    assert page_with_role(root, Role.CLAIMS).current_only


def test_the_pages_of_a_family_share_a_notebook_and_follow_its_page(root):
    pages = settle(root, FAMILY)
    assert [page.name for page in pages] == [
        "index", "controls", "controls/germanium", "controls/indium", "deeper", "data",
    ]  # fmt: skip
    germanium = pages[2]
    assert germanium.source == root / "chapters/controls.ipynb"
    assert (germanium.family, germanium.under, germanium.parameters) == (
        "metals",
        "controls",
        {"mineral": "germanium"},
    )


def test_a_family_may_stand_below_another_page_and_its_notebook_need_be_no_page(root):
    (root / "chapters/deeper.ipynb").rename(root / "chapters/metal.ipynb")
    (root / "_toc.yml").write_text(
        "root: chapters/index\nchapters: [{file: chapters/data}]", encoding="utf-8"
    )
    text = FAMILY.replace("controls,", "controls, under: data,")
    assert [page.name for page in settle(root, text)][1:] == ["data", "controls/germanium", "controls/indium"]


def test_two_families_may_stand_below_one_page(root):
    other = FAMILY.replace("metals", "others").replace("controls/{", "others/{")
    names = [page.name for page in settle(root, f"{FAMILY}\n{other}")]
    assert names[2:6] == ["controls/germanium", "controls/indium", "others/germanium", "others/indium"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {page: contols}", "no page 'contols'.*did you mean 'controls'"),
        (FAMILY.replace("controls,", "control,"), "no file for the page 'chapters/control'"),
        (FAMILY.replace("controls,", "controls, under: dat,"), "no page 'dat'.*did you mean 'data'"),
        (FAMILY.replace("controls,", "index,"), "nothing can stand below the first page"),
        (
            FAMILY.replace("controls/{mineral}", "controls/one"),
            r"two pages would be called controls/one\.html",
        ),
        (
            FAMILY.replace("controls/{mineral}", "deeper").replace(", indium", ""),
            r"two pages .* deeper\.html",
        ),
    ],
)
def test_what_cannot_be_is_told(root, text, message):
    with pytest.raises(BuildError, match=message):
        settle(root, text)


@pytest.mark.parametrize("for_", ["{metal: [germanium]}", "{mineral: [[1]]}"])
def test_values_are_checked_against_the_parameters_of_the_notebook(root, for_):
    text = f"- {{family: metals, notebook: controls, for: {for_}, name: 'controls/one'}}"
    with pytest.raises(ParameterError, match=r"pages\.yml: metals"):
        settle(root, text)


def test_two_pages_with_one_address_are_refused(root):
    (root / "_toc.yml").write_text("root: chapters/index\nchapters: [{file: index}]", encoding="utf-8")
    (root / "index.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"_toc\.yml: two pages would be called index\.html"):
        read_pages(root)


@pytest.mark.parametrize(
    "name", ["controls", "chapters/controls", "controls.ipynb", "chapters/controls.ipynb"]
)
def test_a_page_is_chosen_with_or_without_folder_and_ending(root, name):
    assert [page.name for page in choose(settle(root, FAMILY), [name])] == ["controls"]


def test_the_page_of_a_family_is_chosen_by_its_whole_name(root):
    pages = settle(root, FAMILY)
    assert [page.name for page in choose(pages, ["controls/indium", "data"])] == ["controls/indium", "data"]
    with pytest.raises(ChokepointError, match=r"no chapter 'indium'.*controls/indium"):
        choose(pages, ["indium"])


def test_parameters_are_read_from_the_notebook(root):
    assert [spec.name for spec in parameters_of(root / "chapters/controls.ipynb")] == ["mineral"]


def test_a_build_of_a_part_has_the_sample_of_a_family_and_the_pages_it_names(root):
    text = FAMILY.replace("controls,", "controls, short: true, sample: [controls/indium],")
    settle(root, text)

    def family(only):
        return [page.name for page in read_pages(root, only) if page.short]

    assert family(()) == ["controls/germanium", "controls/indium"]
    assert family(["index"]) == ["controls/indium"]
    assert family(["controls/germanium.ipynb"]) == ["controls/germanium", "controls/indium"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("search", r"the site makes search\.html itself.*call the file of 'search' something else"),
        ("404", r"the site makes 404\.html itself"),
        ("Index", r"two pages would be called index\.html and Index\.html"),
    ],
)
def test_a_name_that_the_site_or_another_page_has_is_refused(root, name, message):
    (root / "_toc.yml").write_text(
        f"root: chapters/index\nchapters: [{{file: chapters/{name}}}]", encoding="utf-8"
    )
    (root / f"chapters/{name}.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(BuildError, match=message):
        read_pages(root)


def test_a_family_of_the_current_edition_may_have_single_pages_in_those_of_days(root):
    text = FAMILY.replace("controls,", "controls, current_only: true, dated: [controls/indium],")
    pages = {page.name: page.current_only for page in settle(root, text)}
    assert (pages["controls/germanium"], pages["controls/indium"]) == (True, False)
    with pytest.raises(BuildError, match="names no page 'controls/tin'"):
        settle(root, text.replace("[controls/indium]", "[controls/tin]"))
