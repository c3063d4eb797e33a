"""Hashes of everything an executed notebook depends on."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import chokepoint
from chokepoint.book.engine.notebooks import code_text, read_once
from chokepoint.book.engine.plan import Job
from chokepoint.errors import DataError

PACKAGE = Path(chokepoint.__file__).parent
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
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(
        *(part for path in files for part in (path.relative_to(folder).as_posix(), file_digest(path)))
    )


def code_digest(package: Path = PACKAGE, *, book: bool = False) -> str:
    """Hash our own code: what notebooks run, or, with ``book``, what makes pages of them."""
    files = [path for path in sorted(package.rglob("*")) if path.is_file() and _is_source(path)]
    names = [path.relative_to(package) for path in files]
    kept = [name for name in names if (name.parts[0] == "book") == book]
    return digest(*(part for name in kept for part in (name.as_posix(), file_digest(package / name))))


def _is_source(path: Path) -> bool:
    return "__pycache__" not in path.parts and path.suffix not in (".pyc", ".mo")


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


def environment_digest(root: Path) -> str:
    """Hash what notebooks run in: the lock file and the installed versions."""
    return digest(file_digest(root / "requirements.txt"), tool_versions(NOTEBOOK_TOOLS))


def job_key(job: Job, code: str, environment: str) -> str:
    """Hash what is known of a job before it runs; the tables it reads are known only afterwards.

    Prose has no part in it: see `chokepoint.book.engine.notebooks.with_prose`.
    """
    parameters = json.dumps(dict(job.parameters), sort_keys=True, ensure_ascii=False)
    return digest(code_text(read_once(job.notebook)), parameters, code, environment)


def table_names(root: Path) -> list[str]:
    """Name the tables of the data package.

    Raises:
        DataError: if the data package cannot be read.
    """
    return list(_resources(root))


def table_digests(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Hash tables by name: each one's file and its description in ``datapackage.json``.

    Raises:
        DataError: if the data package cannot be read.
    """
    resources = _resources(root)
    return {name: _table_digest(root / "data", resources.get(name)) for name in sorted(set(names))}


@dataclass(frozen=True)
class _Resource:
    """A table as the data package describes it: the names of its files, and the whole description."""

    files: tuple[str, ...]
    description: str


def _resources(root: Path) -> dict[str, _Resource]:
    try:
        return _read_resources((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            "not a data package that can be read", where="data/datapackage.json", hint=str(error)
        ) from error


@lru_cache(maxsize=4)
def _read_resources(text: str) -> dict[str, _Resource]:
    return {resource["name"]: _resource(resource) for resource in json.loads(text).get("resources", [])}


def _resource(description: dict[str, Any]) -> _Resource:
    paths = description.get("path", "")
    files = [paths] if isinstance(paths, str) else list(paths)
    return _Resource(tuple(files), json.dumps(description, sort_keys=True))


def _table_digest(data: Path, resource: _Resource | None) -> str:
    if resource is None:
        return MISSING
    return digest(resource.description, *(file_digest(data / name) for name in resource.files))
