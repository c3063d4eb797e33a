from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.contents.apart import made_from, read_apart
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.errors import BuildError

FAMILY = (
    "- {family: metals, notebook: sheet, for: {mineral: [germanium, indium]}, name: 'sheet/{mineral}',"
    " title: {en: 'On {mineral}', zh: '{mineral}篇'}, apart: true, sample: [SAMPLE]}"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    cell = new_code_cell("mineral: str = 'gallium'  # a metal", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), tmp_path / "chapters/sheet.ipynb")
    nbformat.write(new_notebook(), tmp_path / "chapters/index.ipynb")
    settle(tmp_path, "sheet/indium")
    return tmp_path


def settle(root, sample):
    (root / "chapters/pages.yml").write_text(FAMILY.replace("SAMPLE", sample), encoding="utf-8")


def test_the_pages_are_listed_whole_or_as_their_sample(root):
    first, second = read_apart(root)
    assert (first.name, first.title) == ("sheet/germanium", "On germanium")
    assert first.parameters == {"mineral": "germanium"}
    assert (second.source, second.notebook) == ("chapters/sheet.ipynb", "sheet")
    assert read_apart(root, whole=False) == [second]
    assert (first.in_sample, second.in_sample) == (False, True)
    assert read_apart(root, "zh")[0].title == "germanium篇"


def test_they_are_no_pages_of_the_contents(root):
    assert [page.name for page in read_pages(root)] == ["index"]


def test_a_sample_that_is_no_page_is_named(root):
    settle(root, "sheet/tin")
    with pytest.raises(BuildError, match="no page 'sheet/tin'"):
        read_apart(root)


def test_another_notebook_makes_other_pages(root):
    before = made_from(root, read_apart(root))
    assert before == made_from(root, read_apart(root))
    cell = new_code_cell("mineral: str = 'tin'  # a metal", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[cell]), root / "chapters/sheet.ipynb")
    assert made_from(root, read_apart(root)) != before
