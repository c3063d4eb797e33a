"""Looks at the data package as it is, which remember what was worked out for an earlier test."""

from __future__ import annotations

from functools import cache

from chokepoint.answers.look import Look
from chokepoint.answers.story import Story, stories
from chokepoint.data import KnownTables
from chokepoint.stories import registered

assert registered.READING_ORDER, "every story is there to be asked"


@cache
def looking(day: str | None = None) -> Look:
    """Look at the package as known on a day, for no story in particular."""
    return Look(stories()[0], KnownTables(day), as_of=day)


def looking_for(story: Story, day: str | None = None, **params: object) -> Look:
    """Look for a story at the package as known on a day."""
    return looking(day).of(story, **params)
