"""Small records kept from one build to the next: one that is damaged, or of another kind, is none."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from chokepoint.book.engine.digests import digest
from chokepoint.book.engine.folders import write_atomically


def write_kept(place: Path, key: str, content: Any) -> None:
    """Keep a record.

    Args:
        place: the file.
        key: names all that the record depends on as a whole.
        content: what JSON can hold.
    """
    text = json.dumps([key, content])
    write_atomically(place, f"{digest(text)}\n{text}")


def read_kept(place: Path, key: str) -> Any:
    """Read a record back; None if it is missing, damaged, or was kept under another key."""
    with suppress(OSError, ValueError):
        checksum, _, text = place.read_text(encoding="utf-8").partition("\n")
        if checksum == digest(text):
            written, content = json.loads(text)
            return content if written == key else None
    return None
