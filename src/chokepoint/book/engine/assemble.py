"""Put a site together from the pages of its editions: what stands already is linked, not written again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.kept import read_kept, write_kept
from chokepoint.book.engine.stamps import Stamps, fill_in
from chokepoint.book.engine.states import FileStates, list_files

# written by Sphinx for its own later use
LEFT_OUT = frozenset({".buildinfo", ".buildinfo.bak", ".doctrees"})
FORM = "1"
"""Names the form of the record."""


@dataclass
class Assembly:
    """A site that is being put together.

    A file is linked to that of the site that stands if it was made of the same page and stamps, and still
    holds what it held. A site is replaced as a whole and never written to, so the two may share it.

    Args:
        folder: where its files are to lie.
        record: notes what each file was made of, for the next time.
        standing: the site that stands, if it may be used.
    """

    folder: Path
    record: Path
    standing: Path | None = None
    hashes: dict[str, str] = field(default_factory=dict)
    """The hash of each file's content, by its path in the site."""

    def __post_init__(self) -> None:
        self._known: dict[str, list[str]] = read_kept(self.record, FORM) or {}
        self._made: dict[str, list[str]] = {}
        self._folders: set[Path] = set()

    def add(self, pages: Path, place: str, stamps: Stamps, states: FileStates) -> None:
        """Add the pages of an edition, with what the stand-ins stand for filled in.

        Args:
            pages: their folder.
            place: the folder of the edition in the site.
            stamps: as `chokepoint.book.engine.stamps.stamps_of` gives them.
            states: knows the hashes of pages that did not change.
        """
        stamped, start = digest(*(part for pair in stamps for part in pair)), len(str(pages)) + 1
        for file in list_files(pages):
            inner = file[start:].replace(os.sep, "/")
            if LEFT_OUT.isdisjoint(inner.split("/")):
                name, source = f"{place}/{inner}", f"{stamped} {states.digest(file)}"
                self.hashes[name] = self._link(name, source) or self._write(name, Path(file), stamps)
                self._made[name] = [source, self.hashes[name]]

    def _link(self, name: str, source: str) -> str:
        """Take a file of the site that stands, if it is the same; give the hash of its content, else ""."""
        known = self._known.get(name)
        if self.standing is None or known is None or known[0] != source:
            return ""
        theirs = self.standing / name
        try:
            with theirs.open("rb", buffering=0) as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != known[1]:
                    return ""  # somebody changed it
            self._place(name).hardlink_to(theirs)
        except OSError:  # it is not there, or the place knows no links
            return ""
        return known[1]

    def _write(self, name: str, page: Path, stamps: Stamps) -> str:
        content = fill_in(page, stamps)
        self._place(name).write_bytes(content)
        return hashlib.sha256(content).hexdigest()

    def _place(self, name: str) -> Path:
        path = self.folder / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        return path

    def save(self) -> None:
        """Note what each file was made of."""
        write_kept(self.record, FORM, self._made)
