"""What a run has used, noted while it runs: code, tables, files, names in folders, what nobody can follow.

Tables, catalogues and what is asked for by name note themselves (`chokepoint.notes`), because the process
that runs a notebook may hold them already. Every other file is seen by an audit hook of Python, which is told
of each file opened and each folder listed in the process, whoever asks. What the notebook and the modules
beside it import is read from their text.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import chokepoint
from chokepoint import notes
from chokepoint.book.engine.digests import MISSING, file_digest
from chokepoint.book.engine.runs.imports import asked_by
from chokepoint.notes import CODE, EVERY, note

NOTES_VARIABLE = "CHOKEPOINT_NOTES"
"""Names the file to which a run's notes are written, one line of JSON each."""
FILE, FOLDER, MODULES, UNKNOWN = "file", "folder", "modules", "unknown"
"""Kinds of what is read: a folder's names, those that could be imported from it, and what nobody knows."""
LISTED = ("os.listdir", "os.scandir")
BEYOND = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "socket.connect", "sqlite3.connect")
"""Ways out of the process: what comes back by them can change without anything that could be seen here."""
WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LOADERS = frozenset({"chokepoint.data.load"})
IMPORTERS = frozenset({"_frozen_importlib_external", "importlib._bootstrap_external"})
PACKAGE = str(Path(chokepoint.__file__).parent)
CATALOGUES = "locale"
"""In the package: the folder of the catalogues, with a folder for each language."""
SCRATCH = "chokepoint-"
"""Begins the name of the folder of a run."""
BEGUN = "begun"
"""The first note of every watch; without it nobody watched."""
NOTES = "notes"
"""Where a run notes what it uses, in its folder."""
PRELOADED = f"{CODE}:chokepoint.stories.page"
"""What is loaded before any notebook runs, and could change what it does without being used."""
_SCRATCHES = f"{tempfile.gettempdir()}/{SCRATCH}"
QUIET = ("/proc/", "/sys/", "/dev/")


class Watch:
    """An audit hook that notes each thing read once.

    Args:
        quiet: folders whose files are no part of what a run depends on, or are known otherwise.
    """

    def __init__(self, quiet: Iterable[str]) -> None:
        self._quiet = (*QUIET, *(f"{folder}/" for folder in quiet))

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event as `sys.addaudithook` gives it."""
        if event == "open":
            path, mode, flags = arguments
            if not _writes(mode, flags):
                self._note(FILE, path)
        elif event in LISTED:
            self._note(MODULES if _is_running(IMPORTERS) else FOLDER, arguments[0] or ".")
        elif event in BEYOND:
            note(UNKNOWN, event)

    def _note(self, kind: str, path: Any) -> None:
        if isinstance(path, int) or not isinstance(path, (str, bytes, os.PathLike)):
            return
        full = _source(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - Path would open the event again
        known = LOADERS  # a table that is being loaded is noted as a table
        if f"{full}/".startswith(f"{PACKAGE}/"):
            known |= IMPORTERS  # a module of ours is noted when it is asked for
        if not f"{full}/".startswith(self._quiet) and not _is_running(known):
            note(kind, full)


def _writes(mode: Any, flags: Any) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax")
    return isinstance(flags, int) and bool(flags & WRITING)


def _source(path: str) -> str:
    """Name the module that a compiled file was made from."""
    if path.endswith(".pyc"):
        try:
            return importlib.util.source_from_cache(path)
        except ValueError:
            return path
    return path


def _is_running(modules: frozenset[str]) -> bool:
    """Tell whether a function of one of some modules has called, directly or not, what runs now."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_globals.get("__name__") in modules:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False


def begin() -> None:
    """Watch this process from now on, if its environment names a file to write to.

    There is no end to it: an audit hook stays as long as its process.
    """
    target = os.environ.get(NOTES_VARIABLE)
    if target:
        notes.begin(target)
        note(BEGUN, "")
        noted = [target, f"{PACKAGE}/{CATALOGUES}"]  # these files are written, or note themselves
        tools = [sys.prefix, sys.base_prefix, os.environ.get("IPYTHONDIR", ""), *_code_folders()]
        sys.addaudithook(Watch([folder for folder in (*noted, *tools) if folder]))


def _code_folders() -> list[str]:
    """Give the folders of installed packages that lie elsewhere than in the environment."""
    return [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]


def name_reads(root: Path, scratch: Path) -> list[str]:
    """Name everything a run has noted: ``table:uses``, ``file:chapters/mine.csv``, ``folder:chapters``.

    Args:
        root: the project's folder; what lies in it is named from there.
        scratch: the folder of the run, in which it noted them.
    """
    place = scratch / NOTES
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    noted = [(kind, name) for kind, name in map(json.loads, lines) if not name.startswith(_SCRATCHES)]
    watched = noted[1:] if lines else [(UNKNOWN, "nobody watched")]
    return sorted(_name(root, kind, name) for kind, name in watched)


def _name(root: Path, kind: str, name: str) -> str:
    inside = kind in (FILE, FOLDER, MODULES) and Path(name).is_relative_to(root)
    return f"{kind}:{Path(name).relative_to(root).as_posix() if inside else name}"


def name_code(root: Path, cells: Iterable[str], names: Iterable[str]) -> list[str]:
    """Name the code that a notebook imports itself, or the modules of the project that it has read.

    Args:
        root: the project's folder.
        cells: the code of the notebook.
        names: what the run has read, as :func:`name_reads` gives it.
    """
    paths = [root / name.partition(":")[2] for name in names if name.startswith(f"{FILE}:")]
    modules = [path for path in paths if path.suffix == ".py" and path.is_file()]
    sources = [*cells, *(path.read_text(encoding="utf-8", errors="replace") for path in modules)]
    asked = [asked_by(source) for source in sources]
    every = [EVERY] if any(one.anything for one in asked) else []
    return sorted({PRELOADED, *(f"{CODE}:{name}" for one in asked for name in (*one.names, *every))})


def can_be_kept(names: Iterable[str]) -> bool:
    """Tell whether everything a run has read can be looked at again."""
    return not any(name.startswith(f"{UNKNOWN}:") for name in names)


def hash_file_reads(
    root: Path, names: Iterable[str], hash_file: Callable[[Path], str] = file_digest
) -> dict[str, str]:
    """Hash the files and folders among what runs have read, as they now are.

    Args:
        root: the project's folder.
        names: as :func:`name_reads` gives them; tables are passed over.
        hash_file: hashes a file.
    """
    parts = {name: name.split(":", 1) for name in names}
    return {
        name: hash_file(root / what) if kind == FILE else _hash_names(root / what, kind)
        for name, (kind, what) in parts.items()
        if kind in (FILE, FOLDER, MODULES)
    }


def _hash_names(path: Path, kind: str) -> str:
    try:
        names = sorted(entry.name for entry in path.iterdir() if kind == FOLDER or _can_be_imported(entry))
    except OSError:
        return MISSING
    return hashlib.sha256("\0".join(names).encode()).hexdigest()


def _can_be_imported(path: Path) -> bool:
    return path.suffix in (".py", ".so") or (path.is_dir() and path.name.isidentifier())


def changed_since(root: Path, names: Iterable[str], moment: float) -> bool:
    """Tell whether a file changed after a moment, so that it is unknown which state was read.

    Args:
        root: the project's folder.
        names: as :func:`name_reads` gives them; tables are compared by their hashes instead.
        moment: seconds since 1970.
    """
    paths = [root / what for kind, what in (name.split(":", 1) for name in names) if kind == FILE]
    return any(path.stat().st_ctime > moment for path in paths if path.exists())
