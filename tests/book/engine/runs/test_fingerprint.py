import hashlib
import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.runs import fingerprint
from chokepoint.book.engine.runs.fingerprint import (
    code_digest,
    digest,
    environment_digest,
    file_digest,
    job_key,
    table_digests,
    table_names,
    tree_digest,
)
from chokepoint.errors import DataError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/tables").mkdir(parents=True)
    resources = [{"name": name, "path": f"tables/{name}.csv"} for name in ("uses", "prices")]
    (tmp_path / "data/datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    for name in ("uses", "prices"):
        (tmp_path / f"data/tables/{name}.csv").write_text("a\n1\n", encoding="utf-8")
    return tmp_path


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_hashes(one, two):
    assert (digest(*one) == digest(*two)) == (one == two)


def test_a_table_has_another_hash_when_its_file_or_its_description_changes(root):
    before = table_digests(root, ["uses", "prices"])
    (root / "data/tables/uses.csv").write_text("a\n2\n", encoding="utf-8")
    after = table_digests(root, ["uses", "prices"])
    assert after["uses"] != before["uses"]
    assert after["prices"] == before["prices"]
    package = root / "data/datapackage.json"
    package.write_text(
        package.read_text(encoding="utf-8").replace('"prices"', '"prices", "title": "P"'), "utf-8"
    )
    assert table_digests(root, ["prices"]) != {"prices": after["prices"]}


def test_a_missing_table_has_a_hash_of_its_own(root):
    assert table_digests(root, ["gone"]) == {"gone": "missing"}
    assert file_digest(root / "nothing") == "missing"
    assert table_names(root) == ["uses", "prices"]


def test_a_broken_data_package_is_an_error_with_the_file(root):
    (root / "data/datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/datapackage\.json"):
        table_digests(root, ["uses"])


def test_renaming_a_file_changes_the_hash_of_a_tree(tmp_path):
    (tmp_path / "a").write_text("x", encoding="utf-8")
    before = tree_digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert tree_digest(tmp_path) != before


def test_code_of_the_book_and_code_of_the_chapters_count_apart(tmp_path):
    for name in ("book/site.py", "analysis/shares.py", "book/__pycache__/site.pyc", "locale/zh/m.mo"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    chapters, book = code_digest(tmp_path), code_digest(tmp_path, book=True)
    (tmp_path / "book/site.py").write_text("2", encoding="utf-8")
    (tmp_path / "book/__pycache__/site.pyc").write_text("2", encoding="utf-8")
    (tmp_path / "locale/zh/m.mo").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) == chapters
    assert code_digest(tmp_path, book=True) != book
    (tmp_path / "analysis/shares.py").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) != chapters


def test_the_lock_file_is_part_of_the_environment(root):
    before = environment_digest(root)
    (root / "requirements.txt").write_text("pandas==3.0", encoding="utf-8")
    assert environment_digest(root) != before


def test_a_job_is_known_by_code_parameters_and_environment(tmp_path):
    path = tmp_path / "x.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), path)
    keys = {
        job_key(Job(path, "x"), "code", "lock"),
        job_key(Job(path, "x", parameters={"a": 1}), "code", "lock"),
        job_key(Job(path, "x", parameters={"a": "1"}), "code", "lock"),
        job_key(Job(path, "x"), "other code", "lock"),
        job_key(Job(path, "x"), "code", "other lock"),
    }
    assert len(keys) == 5
    assert job_key(Job(path, "another page"), "code", "lock") in keys


def test_a_file_is_hashed_once_for_each_of_its_states(tmp_path, monkeypatch):
    path = tmp_path / "few.csv"
    path.write_text("a", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "SETTLED_NS", 0)
    first = file_digest(path)
    monkeypatch.setattr(fingerprint.Path, "read_bytes", lambda path: b"read again")
    assert file_digest(path) == first
    path.write_text("longer", encoding="utf-8")
    assert file_digest(path) == hashlib.sha256(b"read again").hexdigest()


def test_a_file_changed_within_one_tick_of_the_clock_is_noticed(tmp_path, monkeypatch):
    path = tmp_path / "few.csv"
    path.write_text("a", encoding="utf-8")
    state = path.stat()
    monkeypatch.setattr(fingerprint.Path, "stat", lambda path, **_: state)  # a clock that stands still
    first = file_digest(path)
    path.write_text("b", encoding="utf-8")
    assert file_digest(path) != first
