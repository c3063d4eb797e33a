"""Executed notebooks by the hash of what they depend on; a damaged entry is thrown away, never used."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import nbformat
from nbformat import NotebookNode

from chokepoint.book.engine.digests import digest, file_digest
from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.forget import forget_old
from chokepoint.book.engine.notebooks import clean_notebook, dump_notebook, read_once, with_prose

ENDING = ".notebook"


@dataclass(frozen=True)
class Kept:
    """The notebook of an earlier run, and what the run has used.

    Args:
        text: of its file.
        reads: what the run has read.
        checksum: of both.
    """

    text: str
    reads: list[str]
    checksum: str

    @cached_property
    def notebook(self) -> NotebookNode:
        """The notebook, read when it is first asked for."""
        return nbformat.reads(self.text, as_version=4)


@dataclass(frozen=True)
class Recalled:
    """A notebook of an earlier run between the prose as it now stands, put together when it is asked for.

    Args:
        kept: the notebook of the run.
        source: the file with the prose.
        root: the project's folder.
    """

    kept: Kept
    source: Path
    root: Path

    @cached_property
    def notebook(self) -> NotebookNode:
        """The whole notebook."""
        return clean_notebook(with_prose(self.kept.notebook, read_once(self.source)), self.root)

    @property
    def made_from(self) -> str:
        """Name what the notebook would be put together from now."""
        return digest(self.kept.checksum, file_digest(self.source), str(self.root))


Made: TypeAlias = NotebookNode | Recalled
"""An executed notebook, there or to be put together."""


def notebook_of(made: Made) -> NotebookNode:
    """Give an executed notebook, put together if it has to be."""
    return made.notebook if isinstance(made, Recalled) else made


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
            return Kept(text, list(reads), record["checksum"])
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
