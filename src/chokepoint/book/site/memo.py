"""Notes of files kept from one build to the next."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from chokepoint.book.engine.kept import read_kept, write_kept
from chokepoint.book.site.notes import Notes


class Memo:
    """Keeps the notes of files by what they were taken from.

    A memo that was taken otherwise, or is damaged, is none.

    Args:
        place: the file it is kept in; nothing is kept if not given.
        key: names all that notes depend on besides the file they are of: code, tools, rules.
        fresh: forget what was kept before.
    """

    def __init__(self, place: Path | None = None, key: str = "", *, fresh: bool = False) -> None:
        self._place, self._key = place, key
        kept = None if place is None or fresh else read_kept(place, key)
        self._known: dict[str, dict[str, Any]] = kept or {}
        self._seen: dict[str, dict[str, Any]] = {}

    def find(self, key: str) -> Notes | None:
        """Give the notes that were taken from what the key names."""
        found = self._known.get(key)
        if found is None:
            return None
        self._seen[key] = found
        return Notes(**{**found, "faults": [(what, hint) for what, hint in found.get("faults", ())]})

    def keep(self, key: str, notes: Notes) -> None:
        """Keep notes under the name of what they were taken from."""
        self._seen[key] = {name: value for name, value in asdict(notes).items() if value}

    def save(self) -> None:
        """Write down what was found or kept, and forget the rest."""
        if self._place is not None and self._seen != self._known:
            write_kept(self._place, self._key, self._seen)
