"""Ends and reviews that are still to come, as a calendar in the form of RFC 5545.

Every event lasts whole days and is stamped with the day of the data, so that its bytes can be made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

CALENDAR = "controls.ics"
MOST_OCTETS = 75
"""A line is folded after so many octets, its line break aside."""
_SPECIAL = re.compile(r"([\\;,])")


@dataclass(frozen=True)
class Event:
    """Something that is to happen.

    Args:
        name: names it for ever.
        first: its first day (YYYY-MM-DD).
        last: its last day.
        title: what is to happen.
        text: who says so.
        link: the whole address that says more; "" if there is none.
    """

    name: str
    first: str
    last: str
    title: str
    text: str
    link: str = ""


def write_calendar(title: str, host: str, day: str, events: Sequence[Event]) -> str:
    """Write a calendar, the earliest event first.

    Args:
        title: what it is called.
        host: makes the names of its events unique in the world.
        day: the day of the data (YYYY-MM-DD).
        events: what is to happen.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escape(host)}//{escape(title)}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(title)}",
        f"X-WR-CALNAME:{escape(title)}",
        *(
            line
            for event in sorted(events, key=lambda e: (e.first, e.name))
            for line in _event(event, host, day)
        ),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event(event: Event, host: str, day: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.name}@{host}"
    yield f"DTSTAMP:{_plain(day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_plain(event.first)}"
    yield f"DTEND;VALUE=DATE:{_plain(_after(event.last))}"
    yield f"SUMMARY:{escape(event.title)}"
    yield f"DESCRIPTION:{escape(event.text)}"
    if event.link:
        yield f"URL:{event.link}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escape(text: str) -> str:
    """Write text as a value: with its own commas, semicolons, backslashes and line breaks kept apart."""
    return _SPECIAL.sub(r"\\\1", text).replace("\r\n", "\n").replace("\n", "\\n")


def fold(line: str) -> str:
    """Break a line into pieces of at most 75 octets, never inside a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(piece)
            piece, size = "", 1  # the blank that begins a line that goes on
        piece, size = piece + character, size + octets
    return "\r\n ".join([*pieces, piece])


def _plain(day: str) -> str:
    return day.replace("-", "")


def _after(day: str) -> str:
    """Give the day after: an event ends before it."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
