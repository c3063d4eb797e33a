"""Where the project lies: found by its marker files, wherever a notebook or command is started."""

from __future__ import annotations

import os
from pathlib import Path

from chokepoint.errors import ChokepointError

ROOT_VARIABLE = "CHOKEPOINT_ROOT"
HEADLINE_RECORD = "robustness.record.json"
"""Beside the chapters: what came of every headline, and which facts are marked in prose."""
CACHE = "build/cache"
"""Within the book's folder: what was computed once and can be computed again."""
MARKERS = ("_config.yml", "_toc.yml", "data/datapackage.json")


def is_root(folder: Path) -> bool:
    """Tell whether a folder holds every marker file of the book."""
    return all((folder / marker).exists() for marker in MARKERS)


def project_root(start: Path | None = None) -> Path:
    """Find the book's folder.

    Args:
        start: where to begin looking upwards; the working directory if not given.

    Returns:
        ``$CHOKEPOINT_ROOT`` if set, else the nearest folder at or above ``start`` with the marker files,
        else the checkout this package is installed from.

    Raises:
        ChokepointError: if none of the three is the book's folder.
    """
    chosen = os.environ.get(ROOT_VARIABLE)
    candidates = [Path(chosen)] if chosen else _around((start or Path.cwd()).resolve())
    for folder in candidates:
        if is_root(folder):
            return folder
    raise ChokepointError(
        "no book found here",
        where=str(candidates[0]),
        hint=f"run inside a checkout that holds {', '.join(MARKERS)}, or set {ROOT_VARIABLE}",
    )


def _around(begin: Path) -> list[Path]:
    return [begin, *begin.parents, Path(__file__).resolve().parents[2]]


def data_folder() -> Path:
    """Give the folder of the data package."""
    return project_root() / "data"


def table_cache() -> Path:
    """Give the folder of the tables kept as they were typed; it may not exist yet."""
    return project_root() / CACHE / "tables"
