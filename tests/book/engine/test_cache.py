import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine import cache as module
from chokepoint.book.engine.cache import NotebookCache

NOTEBOOK = new_notebook(cells=[new_code_cell("1", id="a")])


class Tables:
    """Hashes of tables that a test can change."""

    def __init__(self):
        self.now = {"uses": "1", "prices": "1"}

    def __call__(self, names):
        return {name: self.now.get(name, "missing") for name in names}


@pytest.fixture
def tables():
    return Tables()


@pytest.fixture
def warnings():
    return []


@pytest.fixture
def cache(tmp_path, tables, warnings):
    return NotebookCache(tmp_path, tables, warnings.append)


def test_what_was_stored_is_found_while_its_tables_stay(cache, tables):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    tables.now["prices"] = "2"
    assert cache.find("k").cells[0].source == "1"
    assert cache.find("other") is None
    tables.now["uses"] = "2"
    assert cache.find("k") is None


def test_going_back_to_older_data_finds_the_older_result(cache, tables):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    cache.store("k", {"uses": "2"}, new_notebook(cells=[new_code_cell("2", id="b")]))
    assert cache.find("k").cells[0].source == "1"
    tables.now["uses"] = "2"
    assert cache.find("k").cells[0].source == "2"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-10],
        lambda data: data.replace(b'"source": [\n    "1"', b'"source": [\n    "2"'),
        lambda data: data.replace(b'"uses": "1"', b'"uses": "3"'),
        lambda data: b"\xff\xfe" + data,
        lambda data: b"[]\n" + data.split(b"\n", 1)[1],
    ],
)
def test_a_damaged_entry_is_thrown_away_with_a_warning(cache, warnings, damage):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    (entry,) = cache.folder.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.find("k") is None
    assert len(warnings) == 1
    assert not entry.exists()


def test_the_oldest_entries_are_forgotten(cache, monkeypatch):
    monkeypatch.setattr(module, "KEEP", 2)
    for number in range(4):
        cache.store(f"k{number}", {}, NOTEBOOK)
    assert len(list(cache.folder.iterdir())) == 2
    assert cache.find("k3") is not None
