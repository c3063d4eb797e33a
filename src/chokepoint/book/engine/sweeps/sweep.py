"""One sweep: what was asked, the hashes of all it depends on, and the name of each of its notebooks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import dump_notebook, read_once
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.runs.fingerprint import (
    code_digest,
    digest,
    environment_digest,
    file_digest,
    table_digests,
    table_names,
)
from chokepoint.book.engine.states import list_files
from chokepoint.book.engine.sweeps.grid import Grid

HASH = 16
"""Letters of a hash in the name of a file."""
LONGEST = 80
"""Letters of values in the name of a file."""
CHAPTERS = "chapters"
PAGES = (".ipynb", ".md")
"""What lies beside a chapter and is a page of its own."""
MEANINGS = {
    "chapter": "the chapter's notebook",
    "code": "the code of the book",
    "data": "the tables",
    "files": "the files beside the chapters",
    "environment": "the installed packages",
}
"""What the hashes stand for, in messages."""


def hashes_of(root: Path, source: str) -> dict[str, str]:
    """Hash what the notebooks of a sweep depend on beside their values.

    Args:
        root: the project's folder.
        source: the chapter's text, see :func:`source_text`.

    Raises:
        DataError: if the data package cannot be read.
    """
    tables = table_digests(root, table_names(root))
    return {
        "chapter": digest(source),
        "code": digest(code_digest(), code_digest(book=True)),
        "data": digest(json.dumps(tables, sort_keys=True)),
        "files": _files_digest(root / CHAPTERS),
        "environment": environment_digest(root),
    }


def _files_digest(folder: Path) -> str:
    """Hash what a chapter may read or import from its own folder; what it reads elsewhere is not seen."""
    paths = sorted(Path(path) for path in list_files(folder))
    beside = [path for path in paths if path.suffix not in PAGES]
    return digest(
        *(part for path in beside for part in (path.relative_to(folder).as_posix(), file_digest(path)))
    )


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Say in words which of two sets of hashes differ."""
    return [meaning for name, meaning in MEANINGS.items() if one.get(name) != other.get(name)]


def source_text(path: Path) -> str:
    """Give a chapter's text without outputs and counts, which a run replaces."""
    notebook = read_once(path)
    cells = [
        NotebookNode({**cell, "outputs": [], "execution_count": None}) if "outputs" in cell else cell
        for cell in notebook.cells
    ]
    return dump_notebook(NotebookNode({**notebook, "cells": cells}))


@dataclass(frozen=True)
class Entry:
    """One notebook of a sweep: its job, and its name up to the checksum that follows once it is written."""

    stem: str
    job: Job


@dataclass(frozen=True)
class Sweep:
    """A sweep of one chapter.

    Args:
        grid: what is run.
        source: the chapter's text without outputs.
        hashes: what it depends on, see :func:`hashes_of`.
    """

    grid: Grid
    source: str
    hashes: Mapping[str, str]

    @property
    def cells(self) -> int:
        """Count the cells that one notebook executes."""
        notebook = read_once(self.grid.job.notebook)
        return sum(cell.cell_type == "code" for cell in notebook.cells)

    def asked(self) -> dict[str, Any]:
        """Give what two starts must have in common for the second to go on where the first ended."""
        shared = self.grid.job.parameters
        return {
            "chapter": self.grid.job.page,
            "over": {name: list(values) for name, values in self.grid.axes.items()},
            "parameters": dict(shared),
            "notebooks": len(self.grid.points),
            "left_out": [asdict(one) for one in self.grid.left_out],
            "hashes": dict(self.hashes),
        }

    def entries(self) -> Iterator[Entry]:
        """Give every notebook, in order."""
        for point in self.grid.points:
            job = self.grid.job_at(point)
            yield Entry(self.stem(job), job)

    def stem(self, job: Job) -> str:
        """Name a notebook by the values swept over and the hash of all that decides its content."""
        values = ".".join(f"{name}={job.parameters[name]}" for name in self.grid.axes)
        readable = re.sub(r"[^A-Za-z0-9_.=-]+", "_", values)[:LONGEST]
        decides = [job.page, dict(job.parameters), dict(self.hashes)]
        exact = json.dumps(decides, sort_keys=True, ensure_ascii=False, default=str)
        return f"{readable}-{digest(exact)[:HASH]}"
