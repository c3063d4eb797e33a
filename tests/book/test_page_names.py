"""No module of the book names a page: what a page is to the others is said in chapters/pages.yml."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from chokepoint.book.engine.contents.page import SOURCE_ENDINGS
from chokepoint.book.engine.contents.pages import read_pages

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "src/chokepoint/book"
NAMES = [page.name for page in read_pages(ROOT)]
OTHER_THINGS = {
    # words that are no page where they stand, and what they are there
    "data": "outputs by type, and the folder of the data package, in which the pages of its tables lie",
    "index": "what pandas calls the labels of rows, and HTML a kind of link",
    "index.html": "what web servers send for a folder",
    "controls": "the table of export controls, and a feed of them",
    "claims": "a field of an output of claims and of their ledger",
    "methods": "the table of formulas",
    "country": "the parameter of pages on a country, and a column that names one",
}


def constants(path: Path) -> Iterator[str]:
    """Give every text in a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def named_pages(path: Path) -> set[str]:
    """List the texts of a module that name a page, with ending and folder or without."""
    endings = ("", ".html", ".md", *SOURCE_ENDINGS)
    spelt = {
        f"{folder}{name}{ending}" for folder in ("", "chapters/") for name in NAMES for ending in endings
    }
    return {text for text in constants(path) if text.partition("#")[0] in spelt}


@pytest.mark.parametrize("path", sorted(BOOK.rglob("*.py")), ids=lambda path: str(path.relative_to(BOOK)))
def test_no_module_names_a_page(path):
    assert named_pages(path) - set(OTHER_THINGS) == set()


def test_every_exception_is_still_needed():
    found = {text for path in BOOK.rglob("*.py") for text in named_pages(path)}
    assert found == set(OTHER_THINGS)


@pytest.mark.parametrize(
    "line",
    ['PAGE = "robustness.html"', 'x = f"{top}claims.html#{id}"', 'y = ("controls",)', "z = 'quotas.ipynb'"],
)
def test_a_name_would_be_noticed(tmp_path, line):
    (tmp_path / "module.py").write_text(f'"""Says nothing of controls."""\n{line}\n', encoding="utf-8")
    assert named_pages(tmp_path / "module.py")
