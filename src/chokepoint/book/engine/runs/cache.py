"""Executed notebooks by the hash of what they depend on; a damaged entry is thrown away, never used."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.runs.fingerprint import digest

ENDING = ".notebook"
DAY = 24 * 60 * 60
KEPT_SECONDS = 30 * DAY
"""What was not used for so long is forgotten."""
SAFE_SECONDS = DAY
"""What was used so recently stays, however much it is: a build never forgets what it has just made."""
MOST_BYTES = 4 * 1024**3
"""Above this size the oldest entries are forgotten, down to those that are safe."""


@dataclass(frozen=True)
class NotebookCache:
    """A folder of executed notebooks.

    Each file's first line says which tables the run read, their hashes and the checksum of the rest; the
    rest is the notebook. A job known by its key is a hit when all these tables still have the same hashes.

    Args:
        folder: where the entries lie.
        hash_tables: gives the present hashes of tables by name.
        warn: told about damaged entries.
    """

    folder: Path
    hash_tables: Callable[[list[str]], dict[str, str]]
    warn: Callable[[str], None]

    def find(self, key: str) -> NotebookNode | None:
        """Give the notebook of a job, or nothing if it has to be executed."""
        for path in sorted(self._place(key).glob(f"{key}-*{ENDING}")):
            notebook = self._open(path)
            if notebook is not None:
                return notebook
        return None

    def store(self, key: str, tables: Mapping[str, str], notebook: NotebookNode) -> None:
        """Keep an executed notebook, with the hashes its tables had before the run."""
        text = dump_notebook(notebook)
        names = json.dumps(dict(tables), sort_keys=True)
        header = json.dumps({"checksum": digest(names, text), "tables": dict(tables)}, sort_keys=True)
        write_atomically(self._place(key) / f"{key}-{digest(names)[:16]}{ENDING}", f"{header}\n{text}")

    def _place(self, key: str) -> Path:
        """Spread the entries over folders, so that looking for one does not go through all of them."""
        return self.folder / key[:2]

    def _open(self, path: Path) -> NotebookNode | None:
        try:
            header, text = path.read_text(encoding="utf-8").split("\n", 1)
            record = json.loads(header)
            tables = record["tables"]
            if record["checksum"] != digest(json.dumps(tables, sort_keys=True), text):
                raise ValueError("checksum differs")
            if self.hash_tables(list(tables)) != tables:
                return None
            path.touch()
            return nbformat.reads(text, as_version=4)
        except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError):
            self.warn(f"cache entry {path.name[:12]} is damaged and is made again")
            path.unlink(missing_ok=True)
            return None

    def tidy(self, now: float | None = None) -> None:
        """Forget entries that nobody has used for long, and the oldest of too many.

        The bounds hold for every page of the book in every language as of several days: they count days and
        bytes, not entries.

        Args:
            now: the time to count from, in seconds since 1970; the present if not given.
        """
        moment, total = time.time() if now is None else now, 0
        for path, used, size in self._entries():
            age, total = moment - used, total + size
            if age > KEPT_SECONDS or (total > MOST_BYTES and age > SAFE_SECONDS):
                path.unlink(missing_ok=True)

    def _entries(self) -> list[tuple[Path, float, int]]:
        """List the entries, those used last first, with the time of their last use and their size."""
        found = []
        for path in self.folder.rglob(f"*{ENDING}"):
            with suppress(FileNotFoundError):  # another build has just forgotten it
                state = path.stat()
                found.append((path, state.st_mtime, state.st_size))
        return sorted(found, key=lambda entry: entry[1], reverse=True)
