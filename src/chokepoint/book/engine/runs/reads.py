"""What a run has read, noted while it reads: tables, files, names in folders, and what cannot be followed.

Tables note themselves (`chokepoint.data.load_table`), because the process that runs a notebook may hold them
already. Every other file is seen by an audit hook of Python, which is told of each file opened and each
folder listed in the process, whoever asks.
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
from chokepoint.book.engine.digests import MISSING, file_digest

FILES_VARIABLE = "CHOKEPOINT_FILES_READ"
"""Names the file to which a run's reads are written, one line of JSON each."""
TABLE, FILE, FOLDER, MODULES, UNKNOWN = "table", "file", "folder", "modules", "unknown"
"""Kinds of what is read: a folder's names, those that could be imported from it, and what nobody knows."""
LISTED = ("os.listdir", "os.scandir")
BEYOND = ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "socket.connect", "sqlite3.connect")
"""Ways out of the process: what comes back by them can change without anything that could be seen here."""
WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LOADERS = frozenset({"chokepoint.data.load"})
IMPORTERS = frozenset({"_frozen_importlib_external", "importlib._bootstrap_external"})
PACKAGE = str(Path(chokepoint.__file__).parent)
SCRATCH = "chokepoint-"
"""Begins the name of the folder of a run."""
BEGUN = "begun"
"""The first note of every watch; without it nobody watched."""
TABLES_READ, FILES_READ = "tables", "files"
"""Where a run notes its reads in its folder."""
_SCRATCHES = f"{tempfile.gettempdir()}/{SCRATCH}"
QUIET = ("/proc/", "/sys/", "/dev/")


class Watch:
    """An audit hook that notes each thing read once.

    Args:
        target: the file to write to.
        quiet: folders whose files are no part of what a run depends on, or are known otherwise.
    """

    def __init__(self, target: str, quiet: Iterable[str]) -> None:
        self._target = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._quiet = (*QUIET, f"{target}/", *(f"{folder}/" for folder in quiet))
        self._noted: set[tuple[str, str]] = set()
        self._write(BEGUN, "")

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event as `sys.addaudithook` gives it."""
        if event == "open":
            path, mode, flags = arguments
            if not _writes(mode, flags):
                self._note(FILE, path)
        elif event in LISTED:
            self._note(MODULES if _is_running(IMPORTERS) else FOLDER, arguments[0] or ".")
        elif event in BEYOND:
            self._write(UNKNOWN, event)

    def _note(self, kind: str, path: Any) -> None:
        if isinstance(path, int) or not isinstance(path, (str, bytes, os.PathLike)):
            return
        full = _source(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - Path would open the event again
        # a table that is being loaded is noted as a table
        if not f"{full}/".startswith(self._quiet) and not _is_running(LOADERS):
            self._write(kind, full)

    def _write(self, kind: str, name: str) -> None:
        if (kind, name) not in self._noted:
            self._noted.add((kind, name))
            os.write(self._target, (json.dumps([kind, name]) + "\n").encode())


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
    target = os.environ.get(FILES_VARIABLE)
    if target:
        own = [sys.prefix, sys.base_prefix, PACKAGE, os.environ.get("IPYTHONDIR", ""), *_code_folders()]
        sys.addaudithook(Watch(target, [folder for folder in own if folder]))


def _code_folders() -> list[str]:
    """Give the folders of installed packages that lie elsewhere than in the environment."""
    return [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]


def name_reads(root: Path, scratch: Path) -> list[str]:
    """Name everything a run has read: ``table:uses``, ``file:chapters/mine.csv``, ``folder:chapters``.

    Args:
        root: the project's folder; what lies in it is named from there.
        scratch: the folder of the run, in which it noted them.
    """
    tables, files = scratch / TABLES_READ, scratch / FILES_READ
    names = tables.read_text(encoding="utf-8").split() if tables.exists() else []
    lines = files.read_text(encoding="utf-8").splitlines() if files.exists() else []
    noted = [(kind, name) for kind, name in map(json.loads, lines) if not name.startswith(_SCRATCHES)]
    watched = noted[1:] if lines else [(UNKNOWN, "nobody watched")]
    return sorted({*(f"{TABLE}:{name}" for name in names), *(_name(root, *note) for note in watched)})


def _name(root: Path, kind: str, path: str) -> str:
    inside = Path(path).is_relative_to(root)
    return f"{kind}:{Path(path).relative_to(root).as_posix() if inside else path}"


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
