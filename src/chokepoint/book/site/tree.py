"""A finished site as a whole: its files, and what is noted of each."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from chokepoint.book.engine.digests import digest, digest_files
from chokepoint.book.engine.states import list_files
from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.memo import Memo
from chokepoint.book.site.notes import Notes, take_notes
from chokepoint.book.site.references import resolve


@dataclass(frozen=True)
class Site:
    """A finished tree of pages.

    Args:
        folder: where it lies.
        base: the path it is published under, with a slash at both ends.
        rules: what the book says of its site.
        memo: keeps the notes of files.
        hashes: of the contents of files, as far as they are known.
    """

    folder: Path
    base: str = "/"
    rules: Rules = field(default_factory=Rules)
    memo: Memo = field(default_factory=Memo)
    hashes: dict[str, str] = field(default_factory=dict, repr=False)
    _noted: dict[str, Notes] = field(default_factory=dict, repr=False)

    @cached_property
    def files(self) -> set[str]:
        """Every file, by its path in the site; changes with :meth:`write` and :meth:`remove`."""
        start = len(str(self.folder)) + 1
        return {file[start:].replace(os.sep, "/") for file in list_files(self.folder)}

    @property
    def pages(self) -> list[str]:
        """Every page, by its path in the site, in order."""
        return self.ending_with(".html")

    def ending_with(self, *endings: str) -> list[str]:
        """List the files whose names end so, in order."""
        return sorted(name for name in self.files if name.endswith(endings))

    def write(self, name: str, text: str) -> None:
        """Write a file of the site, but not into one that another site shares."""
        (self.folder / name).unlink(missing_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        self.files.add(name)
        for known in (self.hashes, self._noted):
            known.pop(name, None)

    def remove(self, name: str) -> None:
        """Delete a file of the site."""
        (self.folder / name).unlink()
        self.files.remove(name)

    def notes(self, name: str) -> Notes:
        """Give what is noted of a file; it is read at most once."""
        if name not in self._noted:
            self._noted[name] = self._take_notes(name)
        return self._noted[name]

    def _take_notes(self, name: str) -> Notes:
        key = digest(name, self._hash(name), *self.rules.phrases(name))
        known = self.memo.find(key)
        if known is not None:
            return known
        notes = take_notes(SiteFile(name, (self.folder / name).read_bytes()), self.rules)
        self.memo.keep(key, notes)
        return notes

    def _hash(self, name: str) -> str:
        if name not in self.hashes:
            self.hashes[name] = sha256((self.folder / name).read_bytes()).hexdigest()
        return self.hashes[name]

    def content_hashes(self) -> dict[str, str]:
        """Give the SHA-256 of each file's content, by its path in the site."""
        return {name: self._hash(name) for name in self.files}

    def digest(self) -> str:
        """Hash the names and contents of all files, as `chokepoint.book.engine.digests.tree_digest` does."""
        return digest_files(self.content_hashes())

    def targets(self, name: str) -> list[tuple[str, str, str]]:
        """Give the links of a file inside the site: as written, the file they lead to, the place in it."""
        return [(address, *resolve(address, name, self.base)) for address in self.notes(name).links]
