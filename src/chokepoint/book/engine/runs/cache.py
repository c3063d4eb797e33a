"""Executed notebooks by the hash of what they depend on; a damaged entry is thrown away, never used."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.forget import forget_old
from chokepoint.book.engine.notebooks import dump_notebook

ENDING = ".notebook"


@dataclass(frozen=True)
class Kept:
    """The notebook of an earlier run, and what the run has used."""

    notebook: NotebookNode
    reads: list[str]


@dataclass(frozen=True)
class NotebookCache:
    """A folder of executed notebooks.

    Each file's first line says what the run has used, the hashes of that and the checksum of the rest; the
    rest is the notebook. A job known by its key is a hit when all that was used still has the same hashes.

    Args:
        folder: where the entries lie.
        hash_reads: gives the present hashes of what runs have used, by name.
        warn: told about damaged entries.
    """

    folder: Path
    hash_reads: Callable[[list[str]], dict[str, str]]
    warn: Callable[[str], None]

    def find(self, key: str) -> Kept | None:
        """Give the notebook of a job, or nothing if it has to be executed."""
        for path in sorted(self._place(key).glob(f"{key}-*{ENDING}")):
            kept = self._open(path)
            if kept is not None:
                return kept
        return None

    def store(self, key: str, reads: Mapping[str, str], notebook: NotebookNode) -> None:
        """Keep an executed notebook, with the hashes of what its run has used."""
        text = dump_notebook(notebook)
        names = json.dumps(dict(reads), sort_keys=True)
        header = json.dumps({"checksum": digest(names, text), "reads": dict(reads)}, sort_keys=True)
        write_atomically(self._place(key) / f"{key}{_name_of(names)}", f"{header}\n{text}")

    def _place(self, key: str) -> Path:
        """Spread the entries over folders, so that looking for one does not go through all of them."""
        return self.folder / key[:2]

    def _open(self, path: Path) -> Kept | None:
        try:
            with path.open(encoding="utf-8", newline="") as file:
                record = json.loads(file.readline())
                reads, names = record["reads"], json.dumps(record["reads"], sort_keys=True)
                if not path.name.endswith(_name_of(names)):
                    raise ValueError("is not what its name says")
                if self.hash_reads(list(reads)) != reads:  # one of many of other code: its rest is not read
                    return None
                text = file.read()
            if record["checksum"] != digest(names, text):
                raise ValueError("checksum differs")
            path.touch()
            return Kept(nbformat.reads(text, as_version=4), list(reads))
        except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError):
            self.warn(f"cache entry {path.name[:12]} is damaged and is made again")
            path.unlink(missing_ok=True)
            return None

    def tidy(self, now: float | None = None) -> None:
        """Forget old entries, as `chokepoint.book.engine.forget.forget_old` does."""
        forget_old(self.folder, f"*{ENDING}", now)


def _name_of(names: str) -> str:
    """End the name of an entry by what its run has used, and how that was."""
    return f"-{digest(names)[:16]}{ENDING}"
