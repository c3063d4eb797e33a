"""The book is found wherever a notebook or command is started."""

from pathlib import Path

import pytest

from chokepoint import paths
from chokepoint.errors import ChokepointError

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch):
    monkeypatch.delenv(paths.ROOT_VARIABLE, raising=False)


@pytest.fixture
def book(tmp_path):
    """The marker files of a book in an empty folder."""
    for marker in paths.MARKERS:
        (tmp_path / marker).parent.mkdir(exist_ok=True)
        (tmp_path / marker).touch()
    return tmp_path.resolve()


def test_the_nearest_folder_above_with_the_markers_is_the_book(book):
    inner = book / "chapters" / "deep"
    inner.mkdir(parents=True)
    assert paths.project_root(inner) == book
    assert paths.project_root(book) == book


def test_outside_any_book_the_checkout_the_package_came_from_is_taken(tmp_path):
    assert paths.project_root(tmp_path) == CHECKOUT


def test_the_variable_outranks_the_place(book, monkeypatch):
    monkeypatch.setenv(paths.ROOT_VARIABLE, str(book))
    assert paths.project_root(CHECKOUT) == book
    assert paths.data_folder() == book / "data"
    assert paths.table_cache() == book / "build/cache/tables"


def test_a_variable_that_names_no_book_is_an_error_and_not_ignored(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(ChokepointError, match="no book found") as caught:
        paths.project_root(CHECKOUT)
    assert caught.value.where == str(tmp_path)
    assert paths.ROOT_VARIABLE in caught.value.hint


@pytest.mark.parametrize("marker", paths.MARKERS)
def test_a_folder_that_lacks_a_marker_is_no_book(book, marker):
    assert paths.is_root(book)
    (book / marker).unlink()
    assert not paths.is_root(book)
