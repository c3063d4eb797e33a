"""Hashes of everything an executed notebook depends on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import chokepoint
from chokepoint.book.engine.digests import MISSING, NOTEBOOK_TOOLS, digest, file_digest, tool_versions
from chokepoint.book.engine.notebooks import read_code
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.runs.code import Code
from chokepoint.book.engine.runs.reads import hash_file_reads
from chokepoint.book.engine.states import list_files
from chokepoint.data.seal import without_seal
from chokepoint.errors import DataError
from chokepoint.notes import TABLE

PACKAGE = Path(chokepoint.__file__).parent
RUNNING = ("runs/*.py", "forks/*.py", "notebooks.py", "notebook_text.py", "surroundings.py")
"""The part of the engine that may change what a notebook puts out: its process, variables and cleaning."""


def code_digest(package: Path = PACKAGE, *, book: bool = False) -> str:
    """Hash our own code: what notebooks run, or, with ``book``, what makes pages of them."""
    files = [path for path in sorted(package.rglob("*")) if path.is_file() and _is_source(path)]
    names = [path.relative_to(package) for path in files]
    kept = [name for name in names if (name.parts[0] == "book") == book]
    return digest(*(part for name in kept for part in (name.as_posix(), file_digest(package / name))))


def _is_source(path: Path) -> bool:
    return "__pycache__" not in path.parts and path.suffix not in (".pyc", ".mo")


def environment_digest(root: Path) -> str:
    """Hash what notebooks run in: the lock file and the installed versions."""
    return digest(file_digest(root / "requirements.txt"), tool_versions(NOTEBOOK_TOOLS))


def runner_digest(package: Path = PACKAGE) -> str:
    """Hash our code that makes a notebook of what the code of a chapter does."""
    engine = package / "book/engine"
    files = sorted(path for pattern in RUNNING for path in engine.glob(pattern))
    return digest(*(part for path in files for part in (path.name, file_digest(path))))


RUNNER = runner_digest()
"""That code as this process has it: if it is edited later, this process goes on with the code of before."""


def code_state(package: Path = PACKAGE) -> str:
    """Name the state of the files of our package: between two moments of one state none was changed."""
    states = {}
    for path in sorted(list_files(package)):
        with suppress(OSError):  # what an editor puts beside a file for a moment
            found = Path(path).stat()
            states[path] = [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino]
    return digest(json.dumps(states))


def job_key(job: Job, environment: str, runner: str = RUNNER) -> str:
    """Hash what is known of a job before it runs; what it uses is known only afterwards.

    Prose has no part in it: see `chokepoint.book.engine.notebooks.with_prose`.
    """
    parameters = json.dumps(dict(job.parameters), sort_keys=True, ensure_ascii=False)
    return digest(read_code(job.notebook), parameters, runner, environment)


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
    return _Resource(tuple(files), json.dumps(without_seal(description), sort_keys=True))


def _table_digest(data: Path, resource: _Resource | None) -> str:
    if resource is None:
        return MISSING
    return digest(resource.description, *(file_digest(data / name) for name in resource.files))


def name_tables(root: Path) -> list[str]:
    """Name all tables of a project as a run that has read them names them.

    Raises:
        DataError: if the data package cannot be read.
    """
    return [f"{TABLE}:{name}" for name in table_names(root)]


def hash_reads(root: Path, names: Iterable[str], code: Code) -> dict[str, str]:
    """Hash what runs have used, as it now is.

    Args:
        root: the project's folder.
        names: as `chokepoint.book.engine.runs.reads` gives them.
        code: our source files.

    Raises:
        DataError: if the data package cannot be read.
    """
    wanted = list(names)
    tables = [name.partition(":")[2] for name in wanted if name.startswith(f"{TABLE}:")]
    found = {f"{TABLE}:{name}": value for name, value in table_digests(root, tables).items()}
    return found | hash_file_reads(root, wanted) | code.hash_notes(wanted)
