"""What the notes of a file say of its figures: how firm they are, what they count, what they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable

STANDING = "See Appendix C for resource and reserve definitions"
"""A sentence that the single file repeats beside every reserve; it says nothing of the one figure."""
YEAR = r"(?:19|20)\d\d"
ESTIMATED = re.compile(
    rf"\bestimated (?:in )?({YEAR})\b|\bin ({YEAR}) (?:is|was|were) also estimated\b",
    re.IGNORECASE,
)
REPORTED = re.compile(
    rf"\breported (?:production |quantity |data )?in ({YEAR})\b|\bwas reported in ({YEAR})\b",
    re.IGNORECASE,
)
ESTIMATE = re.compile(r"^estimated\b(?! to be)", re.IGNORECASE)
REPORT = re.compile(r"(?:^|, |-- )(?:reported|reproted)\.?$", re.IGNORECASE)
WITHOUT_USA = re.compile(
    r"\bexclud(?:es|ing) (?:the )?(?:U\.S\.|United States)(?: production)?(?! production of)(?! \w)",
    re.IGNORECASE,
)
NOT_IN_USA = re.compile(r"\bdoes not include production in the United States\b", re.IGNORECASE)
QUOTA = re.compile(r"\bproduction quota\b", re.IGNORECASE)
TRADE = re.compile(r"\b(?:import data|trade data|export sales|country exports)\b", re.IGNORECASE)
STILL_HAVE = re.compile(r"\bother countries\b.*\bcapacity include (?P<names>[^.]+)", re.IGNORECASE)


def tidy(note: str) -> str:
    """Give a note on one line, without the sentence that stands beside every reserve."""
    parts = (" ".join(part.split()) for part in note.split(" -- "))
    return " -- ".join(part for part in parts if part and not part.startswith(STANDING))


def firmness(note: str, year: int, first: bool) -> str:
    """Say what a note makes of a figure.

    Args:
        note: the note.
        year: the year of the figure.
        first: whether it is the earlier of the printed years: a note without a year speaks of it, the later
            year being an estimate by its heading.

    Returns:
        ``estimated``, ``reported``, or ``""`` if the note says nothing of this year.
    """
    for status, dated in (("estimated", ESTIMATED), ("reported", REPORTED)):
        years = {int(y) for found in dated.finditer(note) for y in found.groups() if y}
        if year in years:
            return status
        if years:
            return ""
    if "both years" in note and ESTIMATE.match(note):
        return "estimated"
    parts = note.split(" -- ")
    if any(ESTIMATE.match(part) for part in parts):
        return "estimated"
    return "reported" if first and any(REPORT.search(part) for part in parts) else ""


def leaves_out_usa(*texts: str) -> bool:
    """Tell whether a world total, by its name or its note, leaves the United States out."""
    return any(WITHOUT_USA.search(text) or NOT_IN_USA.search(text) for text in texts)


def taken_from(note: str) -> str:
    """Say what a figure is taken from if it is no count: ``quota``, ``trade`` or ``""``."""
    if QUOTA.search(note):
        return "quota"
    return "trade" if TRADE.search(note) else ""


def members(notes: str, country: Callable[[str], str]) -> str:
    """List the countries behind a line "other countries", where a note names them.

    Args:
        notes: all notes of the line.
        country: gives the code of a country as printed.
    """
    found = STILL_HAVE.search(notes)
    if found is None:
        return ""
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", found["names"].strip())
    return ";".join(sorted(country(name.strip().removeprefix("the ")) for name in names if name.strip()))
