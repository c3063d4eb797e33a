"""The commit that pages are made from."""

import subprocess

import pytest

from chokepoint.book.engine.commit import commit_id


@pytest.fixture
def root(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/index.md").write_text("# Home\n", encoding="utf-8")
    return tmp_path


def git(root, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def test_the_commit_is_named_and_changes_of_the_book_are_told_apart(root, monkeypatch):
    monkeypatch.delenv("CHOKEPOINT_COMMIT", raising=False)
    assert commit_id(root) == ("", False)
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "x")
    commit, modified = commit_id(root)
    assert len(commit) == 40
    assert not modified
    (root / "notes.txt").write_text("no page shows it", encoding="utf-8")
    assert commit_id(root) == (commit, False)
    git(root, "add", ".")
    git(root, "commit", "-m", "a commit that no page shows")
    assert commit_id(root) == (commit, False)
    (root / "chapters/index.md").write_text("# Changed\n", encoding="utf-8")
    assert commit_id(root) == (commit, True)
    assert commit_id(root / "chapters") == ("", False)


def test_a_given_commit_wins(root, monkeypatch):
    monkeypatch.setenv("CHOKEPOINT_COMMIT", "123")
    assert commit_id(root) == ("123", False)
