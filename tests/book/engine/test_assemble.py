"""A site put together from what stands holds what one written from nothing holds."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from chokepoint.book.engine.assemble import Assembly
from chokepoint.book.engine.stage import BuildFacts
from chokepoint.book.engine.stamps import hold_places, stamps_of
from chokepoint.book.engine.states import FileStates

FACTS = BuildFacts("c" * 40, False, "d" * 64, "2026-06-17")
HELD = hold_places(FACTS)
PAGES = {
    "index.html": f"<p>{HELD.commit}</p>",
    "a/page.html": "<p>one</p>",
    "picture.png": HELD.commit,
    ".buildinfo": "x",
    ".doctrees/x": "x",
}


class Book:
    """Puts sites together one after the other, each beside the one before."""

    def __init__(self, root):
        self.root, self.number, self.standing = root, 0, None
        for name, text in PAGES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assemble(self, facts=FACTS):
        """Put a site together; give its files, and the names of those it shares with the one before."""
        self.number += 1
        folder, before = self.root / f"site-{self.number}", self.standing
        folder.mkdir()
        assembly = Assembly(folder, self.root / "record", before)
        states = FileStates(self.root / "states")
        assembly.add(self.root / "pages", "en", stamps_of(facts, "main", "en"), states)
        assembly.save()
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        hashed = {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
        assert assembly.hashes == hashed
        self.standing = folder
        shared = {
            n for n, path in files.items() if before and (before / n).exists() and path.samefile(before / n)
        }
        return {name: path.read_text(encoding="utf-8") for name, path in files.items()}, shared


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)


WHOLE = {
    "en/index.html": f"<p>{'c' * 40}</p>",
    "en/a/page.html": "<p>one</p>",
    "en/picture.png": HELD.commit,
}


def test_stand_ins_of_pages_are_filled_in_and_what_sphinx_keeps_for_itself_is_left_out(book):
    assert book.assemble() == (WHOLE, set())
    assert HELD.commit in (book.root / "pages/index.html").read_text(encoding="utf-8")


def test_what_did_not_change_is_shared_with_the_site_that_stands(book):
    book.assemble()
    book.write("a/page.html", "<p>two</p>")
    files, shared = book.assemble()
    assert files == {**WHOLE, "en/a/page.html": "<p>two</p>"}
    assert shared == {"en/index.html", "en/picture.png"}


def test_another_commit_is_filled_in_again(book):
    book.assemble()
    files, _ = book.assemble(replace(FACTS, commit="e" * 40))
    assert files == {**WHOLE, "en/index.html": f"<p>{'e' * 40}</p>"}


def test_a_file_that_somebody_changed_or_took_away_is_written_again_and_theirs_is_left(book):
    book.assemble()
    theirs = book.standing / "en/a/page.html"
    theirs.write_text("<p>theirs</p>", encoding="utf-8")
    (book.standing / "en/picture.png").unlink()
    files, shared = book.assemble()
    assert (files, shared) == (WHOLE, {"en/index.html"})
    assert theirs.read_text(encoding="utf-8") == "<p>theirs</p>"


def test_where_there_are_no_links_everything_is_written(book, monkeypatch):
    def refuse(path, target):
        raise OSError("no links here")

    book.assemble()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert book.assemble() == (WHOLE, set())


def test_with_a_damaged_record_everything_is_written(book):
    book.assemble()
    record = book.root / "record"
    record.write_text(record.read_text(encoding="utf-8")[:-4], encoding="utf-8")
    assert book.assemble() == (WHOLE, set())
