from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.editions import Edition
from chokepoint.book.engine.plan import Page, edition_pages, page_name, plan, read_pages
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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    chapters = tmp_path / "chapters"
    chapters.mkdir()
    (chapters / "data.md").write_text("# Data\n", encoding="utf-8")
    cell = new_code_cell("as_of: str | None = None  # a day", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), chapters / "controls.ipynb")
    for name in ("index", "deeper"):
        nbformat.write(new_notebook(), chapters / f"{name}.ipynb")
    return tmp_path


def test_pages_come_in_reading_order_from_every_level_of_the_contents(root):
    assert [page.name for page in read_pages(root)] == ["index", "controls", "deeper", "data"]


def test_only_notebooks_are_executed_and_without_parameters_by_default(root):
    jobs = plan(root)
    assert [job.page for job in jobs] == ["index", "controls", "deeper"]
    assert all(not job.parameters for job in jobs)


def test_as_of_goes_to_the_chapters_that_take_it(root):
    given = {job.page: dict(job.parameters) for job in plan(root, Edition(as_of="2023-07-06"))}
    assert given == {"index": {}, "controls": {"as_of": "2023-07-06"}, "deeper": {}}


def test_beside_the_current_edition_stand_only_the_chapters_that_take_a_day(root):
    beside = Edition(as_of="2023-07-06", beside=True)
    assert [(job.page, dict(job.parameters)) for job in plan(root, beside)] == [
        ("controls", {"as_of": "2023-07-06"})
    ]
    assert [page.name for page in edition_pages(read_pages(root), beside)] == ["controls"]
    assert len(edition_pages(read_pages(root), Edition(as_of="2023-07-06"))) == 4
    methods = Page("methods", root / "chapters/controls.ipynb")
    assert edition_pages([methods], beside) == []


@pytest.mark.parametrize(
    "name", ["controls", "chapters/controls", "controls.ipynb", "chapters/controls.ipynb"]
)
def test_a_chapter_may_be_named_with_folder_and_ending(root, name):
    assert [job.page for job in plan(root, only=[name])] == ["controls"]


def test_an_unknown_chapter_is_answered_with_those_there_are(root):
    with pytest.raises(
        ChokepointError, match=r"no chapter 'contols'.*did you mean 'controls'.*index, controls, deeper"
    ):
        plan(root, only=["contols"])


def test_an_unknown_edition_is_refused(root):
    with pytest.raises(ChokepointError, match="no edition 'fr'"):
        plan(root, Edition("fr"))


def test_a_page_without_a_file_is_refused(root):
    (root / "chapters/deeper.ipynb").unlink()
    with pytest.raises(BuildError, match="no file for the page 'chapters/deeper'"):
        read_pages(root)


def test_two_pages_with_one_address_are_refused(root):
    (root / "_toc.yml").write_text("root: chapters/index\nchapters: [{file: index}]", encoding="utf-8")
    (root / "index.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"two pages would be called index\.html"):
        read_pages(root)


@pytest.mark.parametrize("text", ["[", "chapters: []", ""])
def test_a_broken_contents_file_is_refused(root, text):
    (root / "_toc.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"_toc\.yml"):
        read_pages(root)


def test_a_day_that_is_none_is_refused(root):
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        plan(root, Edition(as_of="2023-13-01"))


def test_a_name_with_a_dot_keeps_it():
    assert page_name("chapters/v1.2") == "v1.2"
