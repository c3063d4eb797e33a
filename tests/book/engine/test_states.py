"""Remembered hashes are those of the files as they are."""

import os
import time

import pytest

from chokepoint.book.engine import states as module
from chokepoint.book.engine.digests import file_digest, tree_digest
from chokepoint.book.engine.states import FileStates


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "tree/a").mkdir(parents=True)
    for name in ("b.txt", "a/c.txt", "a.txt"):
        (tmp_path / "tree" / name).write_text(name)
    settle(tmp_path / "tree")
    return tmp_path / "tree"


def settle(folder, monkeypatch=None):
    past = time.time() - 60
    for path in folder.rglob("*.txt"):
        os.utime(path, (past, past))


def look(tree):
    states = FileStates(tree.parent / "states.json")
    found = states.tree_digest(tree)
    states.save()
    return found


@pytest.fixture(params=[module.SETTLED_NS, -(10**18)], ids=["young", "settled"])
def age(request, monkeypatch):
    """Take files that were just written for young, and for old."""
    monkeypatch.setattr(module, "SETTLED_NS", request.param)


def test_the_hash_of_a_tree_is_that_of_its_files(tree, age):
    assert look(tree) == look(tree) == tree_digest(tree)


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: (tree / "b.txt").write_text("B.txt"),
        lambda tree: (tree / "b.txt").rename(tree / "d.txt"),
        lambda tree: (tree / "new.txt").write_text(""),
        lambda tree: (tree / "a/c.txt").unlink(),
    ],
)
def test_every_change_changes_it(tree, age, change):
    before = look(tree)
    change(tree)
    assert look(tree) == tree_digest(tree) != before


def test_a_change_that_keeps_size_and_time_is_seen(tree, age):
    before, state = look(tree), (tree / "b.txt").stat()
    (tree / "b.txt").write_text("B.txt")
    os.utime(tree / "b.txt", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert look(tree) != before


def test_a_known_file_is_not_read_again_and_a_young_one_is(tree, monkeypatch):
    read = []
    monkeypatch.setattr(module, "file_digest", lambda path: read.append(path.name) or file_digest(path))
    look(tree)
    assert sorted(read) == ["a.txt", "b.txt", "c.txt"]
    look(tree)
    assert len(read) == 6  # written within the last two seconds
    monkeypatch.setattr(module, "SETTLED_NS", -(10**18))
    look(tree)
    look(tree)
    assert len(read) == 9


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 1}'])
def test_a_damaged_record_is_forgotten(tree, age, damage):
    before = look(tree)
    (tree.parent / "states.json").write_text(damage)
    assert look(tree) == before


def test_what_is_no_longer_looked_at_is_forgotten(tree, monkeypatch):
    monkeypatch.setattr(module, "SETTLED_NS", -(10**18))
    look(tree)
    (tree / "b.txt").unlink()
    look(tree)
    assert "b.txt" not in (tree.parent / "states.json").read_text()


def test_what_programs_leave_behind_is_passed_over(tree):
    before = look(tree)
    (tree / "__pycache__").mkdir()
    (tree / "__pycache__/x.pyc").write_text("")
    assert look(tree) == before


def test_a_missing_file_has_a_hash_of_its_own(tree):
    assert FileStates(tree / "none").digest(tree / "x") == "missing"
