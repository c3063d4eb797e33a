"""Hashes of many files, remembered by the state of each file, so that looking at an unchanged tree is quick.

A remembered hash counts only if the file's times, size and number are the same, and only if the file had
been left alone for a while when it was hashed: two changes within one tick of a clock look alike.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from chokepoint.book.engine.digests import MISSING, SETTLED_NS, digest_files, file_digest
from chokepoint.book.engine.folders import write_atomically

PASSED_OVER = frozenset({"__pycache__", ".ipynb_checkpoints"})

State = tuple[int, int, int, int]


class FileStates:
    """Remembers hashes of files from one process to the next.

    Args:
        record: the file they are remembered in; what cannot be read there is forgotten.
    """

    def __init__(self, record: Path) -> None:
        self._record = record
        self._known: dict[str, tuple[State, str]] = {}
        self._seen: dict[str, tuple[State, str]] = {}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            read = json.loads(record.read_text(encoding="utf-8"))
            self._known = {path: (tuple(state), found) for path, (state, found) in read.items()}

    def digest(self, path: Path | str) -> str:
        """Hash a file's content; a missing file has a name of its own."""
        try:
            found = os.stat(path)  # noqa: PTH116 - thousands of files are looked at
        except OSError:
            return MISSING
        state = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        name = str(path)
        known = self._known.get(name)
        if known is not None and known[0] == state:
            self._seen[name] = known
            return known[1]
        now = time.time_ns()
        hashed = file_digest(Path(path))
        if now - max(state[:2]) > SETTLED_NS:
            self._seen[name] = (state, hashed)
        return hashed

    def tree_digest(self, folder: Path) -> str:
        """Hash the names and contents of all files under a folder, as `digests.tree_digest` does."""
        start = len(str(folder)) + 1
        return digest_files({path[start:]: self.digest(path) for path in list_files(folder)})

    def save(self) -> None:
        """Remember what was looked at, and forget the rest."""
        if self._seen != self._known:
            write_atomically(self._record, json.dumps(self._seen))


def list_files(folder: Path) -> Iterator[str]:
    """List the files under a folder, at any depth; what programs leave beside them is passed over."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in PASSED_OVER]
        for name in names:
            yield os.path.join(where, name)  # noqa: PTH118 - thousands of files are looked at
