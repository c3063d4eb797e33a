"""Hashes of everything an executed notebook depends on."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
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


def digest(*parts: str | bytes) -> str:
    """Hash texts in order, so that moving a character from one to the next changes the result."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode() + data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """Hash a file's content; a missing file has a name of its own."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else MISSING


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


def _resources(root: Path) -> dict[str, Any]:
    path = root / "data" / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return {resource["name"]: resource for resource in package.get("resources", [])}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            "not a data package that can be read", where="data/datapackage.json", hint=str(error)
        ) from error


def _table_digest(data: Path, resource: dict[str, Any] | None) -> str:
    if resource is None:
        return MISSING
    paths = resource.get("path", "")
    files = [paths] if isinstance(paths, str) else list(paths)
    return digest(json.dumps(resource, sort_keys=True), *(file_digest(data / name) for name in files))
