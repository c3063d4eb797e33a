"""What a run uses is noted while it runs, so that the build knows what its result depends on.

Nothing is noted until somebody asks for it: a notebook opened by hand, or a command, keeps no notes.
"""

from __future__ import annotations

import json
import os

TABLE, CATALOGUE, CODE, REGISTERING = "table", "catalogue", "code", "registering"
"""Kinds of notes, each with a name: a table; the catalogue of a language; a module, or with ``.*`` behind it
all below it as well; all modules that register by a method."""
HEADLINES, JUDGES = "headline", "judges_claim"
"""The methods by which stories register what others go through as a whole."""
EVERY = "*"
"""The name of all catalogues, and of all code."""

_notes: list[int] = []
_noted: set[tuple[str, str]] = set()


def begin(target: str) -> None:
    """Note everything from now on.

    Args:
        target: the file to write to, a line of JSON for each note.
    """
    end()
    _notes.append(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    _noted.clear()


def end() -> None:
    """Note nothing any more."""
    while _notes:
        os.close(_notes.pop())


def note(kind: str, name: str) -> None:
    """Note once that something is used, if notes are kept."""
    if _notes and (kind, name) not in _noted:
        _noted.add((kind, name))
        os.write(_notes[0], (json.dumps([kind, name]) + "\n").encode())
