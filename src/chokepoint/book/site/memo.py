"""Notes of files kept from one build to the next."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.site.notes import Notes


class Memo:
    """Keeps the notes of files by what they were taken from.

    A memo that was taken otherwise, or is damaged, is none.

    Args:
        place: the file it is kept in; nothing is kept if not given.
        key: names all that notes depend on besides the file they are of: code, tools, rules.
    """

    def __init__(self, place: Path | None = None, key: str = "") -> None:
        self._place, self._key = place, key
        self._known = _read(place, key) if place is not None else {}
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
        if self._place is None or self._seen == self._known:
            return
        text = json.dumps([self._key, self._seen])
        write_atomically(self._place, f"{digest(text)}\n{text}")


def _read(place: Path, key: str) -> dict[str, dict[str, Any]]:
    with suppress(OSError, ValueError):
        checksum, _, text = place.read_text(encoding="utf-8").partition("\n")
        if checksum == digest(text):
            written, notes = json.loads(text)
            return dict(notes) if written == key else {}
    return {}
