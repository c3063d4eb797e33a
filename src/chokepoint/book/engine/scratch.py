"""The temporary files of a process and its children in one folder, which is removed even after a kill."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from pathlib import Path

PREFIX = "chokepoint-of-"
_NAME = re.compile(rf"{PREFIX}(\d+)-.*")


def use_own_folder() -> Path:
    """Give this process and those it starts a temporary folder of their own, once; it goes with the process.

    What killed processes left in theirs is removed.
    """
    current = Path(tempfile.gettempdir())
    if _owner_of(current) == os.getpid():
        return current
    outer = current.parent if _owner_of(current) else current
    remove_left_over(outer)
    own = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=outer))
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)
    atexit.register(_remove, own, os.getpid(), str(outer))
    return own


def remove_left_over(folder: Path) -> None:
    """Remove what processes that are no more have left in a temporary folder."""
    for path in folder.glob(f"{PREFIX}*"):
        owner = _owner_of(path)
        if owner and not _is_alive(owner):
            shutil.rmtree(path, ignore_errors=True)  # another's may not be removed, and is not ours to remove


def _owner_of(path: Path) -> int:
    """Give the process a folder belongs to; 0 if it is none of ours."""
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def _remove(folder: Path, process: int, outer: str) -> None:
    if os.getpid() != process:
        return  # a fork, which ends before what it was forked from
    shutil.rmtree(folder, ignore_errors=True)
    tempfile.tempdir = os.environ["TMPDIR"] = outer
