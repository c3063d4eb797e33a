"""Caches forget what nobody has used for long, and the oldest of what is too much."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

DAY = 24 * 60 * 60
KEPT_SECONDS = 30 * DAY
"""What was not used for so long is forgotten."""
SAFE_SECONDS = DAY
"""What was used so recently stays, however much it is: a build never forgets what it has just made."""
MOST_BYTES = 4 * 1024**3
"""Above this size the oldest entries are forgotten, down to those that are safe."""


def forget_old(folder: Path, pattern: str, now: float | None = None) -> None:
    """Forget entries of a cache that nobody has used for long, and the oldest of too many.

    The bounds hold for every page of the book in every language as of several days: they count days and
    bytes, not entries.

    Args:
        folder: where the entries lie, at any depth.
        pattern: names of the entries' files, such as ``*.notebook``.
        now: the time to count from, in seconds since 1970; the present if not given.
    """
    moment, total = time.time() if now is None else now, 0
    for path, used, size in _entries(folder, pattern):
        age, total = moment - used, total + size
        if age > KEPT_SECONDS or (total > MOST_BYTES and age > SAFE_SECONDS):
            path.unlink(missing_ok=True)


def _entries(folder: Path, pattern: str) -> list[tuple[Path, float, int]]:
    """List the entries, those used last first, with the time of their last use and their size."""
    found = []
    for path in folder.rglob(pattern):
        with suppress(FileNotFoundError):  # another build has just forgotten it
            state = path.stat()
            found.append((path, state.st_mtime, state.st_size))
    return sorted(found, key=lambda entry: entry[1], reverse=True)
