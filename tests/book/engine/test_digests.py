"""Hashes tell apart what differs."""

import hashlib

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.book.engine import digests
from chokepoint.book.engine.digests import digest, file_digest, tool_versions, tree_digest


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_hashes(one, two):
    assert (digest(*one) == digest(*two)) == (one == two)


def test_renaming_a_file_changes_the_hash_of_a_tree(tmp_path):
    (tmp_path / "a").write_text("x", encoding="utf-8")
    before = tree_digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert tree_digest(tmp_path) != before


def test_a_file_is_hashed_once_for_each_of_its_states(tmp_path, monkeypatch):
    path = tmp_path / "few.csv"
    path.write_text("a", encoding="utf-8")
    monkeypatch.setattr(digests, "SETTLED_NS", 0)
    first = file_digest(path)
    monkeypatch.setattr(digests.Path, "read_bytes", lambda path: b"read again")
    assert file_digest(path) == first
    path.write_text("longer", encoding="utf-8")
    assert file_digest(path) == hashlib.sha256(b"read again").hexdigest()


def test_a_file_changed_within_one_tick_of_the_clock_is_noticed(tmp_path, monkeypatch):
    path = tmp_path / "few.csv"
    path.write_text("a", encoding="utf-8")
    state = path.stat()
    monkeypatch.setattr(digests.Path, "stat", lambda path, **_: state)  # a clock that stands still
    first = file_digest(path)
    path.write_text("b", encoding="utf-8")
    assert file_digest(path) != first


def test_tools_are_named_with_their_versions():
    assert tool_versions(("no-such-tool",)).splitlines()[1] == "no-such-tool missing"
    assert tool_versions(("pandas",)).splitlines()[1] == f"pandas {pd.__version__}"
