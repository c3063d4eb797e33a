import os
import time

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.book.engine import forget
from chokepoint.book.engine.forget import DAY
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.runs import cache as module
from chokepoint.book.engine.runs.cache import ENDING, NotebookCache, Recalled, notebook_of

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
    assert cache.find("k").notebook.cells[0].source == "1"
    assert cache.find("other") is None
    tables.now["uses"] = "2"
    assert cache.find("k") is None


def test_going_back_to_older_data_finds_the_older_result(cache, tables):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    cache.store("k", {"uses": "2"}, new_notebook(cells=[new_code_cell("2", id="b")]))
    assert cache.find("k").notebook.cells[0].source == "1"
    tables.now["uses"] = "2"
    assert cache.find("k").notebook.cells[0].source == "2"


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
    (entry,) = cache.folder.rglob(f"*{ENDING}")
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.find("k") is None
    assert len(warnings) == 1
    assert not entry.exists()


def write(path, *prose, code="1"):
    path.write_text(dump_notebook(new_notebook(cells=[*map(new_markdown_cell, prose), new_code_cell(code)])))
    return path


def recall(cache, path):
    return Recalled(cache.find("k"), path, path.parent)


def test_a_notebook_is_put_together_with_the_prose_as_it_stands_when_it_is_asked_for(cache, tmp_path):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    made = recall(cache, tmp_path / "page.ipynb")
    write(tmp_path / "page.ipynb", "# Title")
    assert [cell.source for cell in notebook_of(made).cells] == ["# Title", "1"]
    assert notebook_of(NOTEBOOK) is NOTEBOOK


def test_what_a_notebook_is_made_from_is_named_without_reading_it(cache, tmp_path, monkeypatch):
    cache.store("k", {"uses": "1"}, NOTEBOOK)
    path = write(tmp_path / "page.ipynb", "# Title")
    with monkeypatch.context() as patch:
        patch.setattr(module.nbformat, "reads", None)
        names = [recall(cache, path).made_from, recall(cache, path).made_from]
        names.append(recall(cache, write(path, "# Another")).made_from)
        cache.store("k", {"uses": "1"}, new_notebook(cells=[new_code_cell("1", id="b")]))
        names.append(recall(cache, path).made_from)
    assert names[0] == names[1]
    assert len({*names}) == 3


def fill(cache, ages):
    """Store one entry for each age in days; give their keys from new to old."""
    now, keys = time.time(), []
    for number, age in enumerate(ages):
        key = f"{number:03}k"
        cache.store(key, {}, NOTEBOOK)
        (entry,) = cache.folder.rglob(f"{key}-*")
        os.utime(entry, (now - age * DAY,) * 2)
        keys.append(key)
    return keys


def kept(cache, keys):
    return [key for key in keys if list(cache.folder.rglob(f"{key}-*"))]


def test_what_was_not_used_for_long_is_forgotten(cache):
    keys = fill(cache, [0, 1, 29, 31, 400])
    cache.tidy()
    assert kept(cache, keys) == keys[:3]


def test_what_is_used_is_young_again(cache):
    keys = fill(cache, [29])
    assert cache.find(keys[0]) is not None
    cache.tidy(time.time() + 20 * DAY)
    assert kept(cache, keys) == keys


def test_tables_kept_beside_the_notebooks_neither_go_nor_count(cache, monkeypatch):
    keys = fill(cache, [2, 3])
    table = cache.folder / "tables/uses/0.parquet"
    table.parent.mkdir(parents=True)
    table.write_bytes(bytes(10**6))
    os.utime(table, (0, 0))
    monkeypatch.setattr(forget, "MOST_BYTES", 10**5)
    cache.tidy()
    assert kept(cache, keys) == keys
    assert table.exists()


def test_every_page_in_two_languages_as_of_several_days_is_kept(cache):
    count = 600 * 2 * 3
    for number in range(count):
        folder = cache.folder / f"{number % 256:02x}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}{ENDING}").touch()
    cache.tidy(time.time() + 10 * DAY)
    assert len(list(cache.folder.rglob(f"*{ENDING}"))) == count
