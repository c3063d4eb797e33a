"""Hashes of texts, files, folders, and of the tools that make notebooks and pages."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# a new release of one of these may print another notebook or another page
NOTEBOOK_TOOLS = (
    "altair",
    "babel",
    "ipykernel",
    "ipython",
    "narwhals",
    "nbclient",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",  # pandas keeps text in its arrays where it is installed
)
PAGE_TOOLS = (
    "docutils",
    "jupyter-book",
    "latex2mathml",
    "lxml",
    "myst-nb",
    "myst-parser",
    "pyarrow",
    "pydata-sphinx-theme",
    "pygments",
    "sphinx",
    "sphinx-book-theme",
    "sphinx-external-toc",
    "vl-convert-python",
)
MISSING = "missing"
SETTLED_NS = 2_000_000_000
"""After so many nanoseconds a file that changes again has another stamp, however coarse the clock is."""


def digest(*parts: str | bytes) -> str:
    """Hash texts in order, so that moving a character from one to the next changes the result."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode() + data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """Hash a file's content, once for each state of the file; a missing file has a name of its own."""
    if not path.is_file():
        return MISSING
    state = path.stat()
    stamp = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
    if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) < SETTLED_NS:
        return hashlib.sha256(path.read_bytes()).hexdigest()  # another change may leave the same stamp
    return _settled_digest(path, stamp)


@lru_cache(maxsize=4096)
def _settled_digest(path: Path, stamp: tuple[int, ...]) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree_digest(folder: Path) -> str:
    """Hash the names and contents of all files under a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return digest_files({path.relative_to(folder).as_posix(): file_digest(path) for path in files})


def digest_files(hashes: Mapping[str, str]) -> str:
    """Hash a tree of files as :func:`tree_digest` does, by the hashes of their contents.

    Args:
        hashes: by the path of a file in the tree.
    """
    names = sorted(hashes, key=lambda name: name.split("/"))
    return digest(*(part for name in names for part in (name, hashes[name])))


def tool_versions(names: tuple[str, ...]) -> str:
    """Name the installed versions of packages, and of Python."""
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return "\n".join([python, *(f"{name} {_version(name)}" for name in names)])


@lru_cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return MISSING
