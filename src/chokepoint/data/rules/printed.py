"""What a source prints against what was made of it: value, status and bounds follow from the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

FIGURE = re.compile(r"(?P<mark>[e<>]?) ?(?P<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(?P<rest>\.[0-9]+)?%?")
RANGE = re.compile(r"(?P<low>[0-9,.]+) ?[-–] ?(?P<high>[0-9,.]+)")
OF_MARK = {"<": "less_than", ">": "greater_than"}
MARKS = {
    "—": ("zero", "0"),
    "W": ("withheld", ""),
    "NA": ("not_available", ""),
    "XX": ("not_available", ""),
    "": ("not_available", ""),
    "E": ("net_exporter", ""),
    "Less than ½ unit.": ("less_than", "0.5"),
}
"""Marks of the publishers: the status each stands for, and the value."""
IN_WORDS = re.compile(r"(categorized as |very )?\W?(large|moderate|small|variable)\b.*", re.IGNORECASE)
ELSEWHERE = re.compile(r"included (with|in) .*", re.IGNORECASE)
SEE_NOTE = "s"
"""The mark of a figure of which a note says what it is: less than half a unit, or counted elsewhere."""
BLANK = "(blank)"
"""What stands for a cell that its source leaves blank; what it means, a note says, if anything does."""
BELOW_HALF = re.compile(r"\bmore than 0 but less than 0\.5\b")
"""What a note says of a printed nil that is none: some was made, and it is rounded down to nothing."""
WITHOUT_PRINTED = ("ranked",)
OF_UNIT = {"kg": 1.0, "t": 1000.0}
YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True)
class Reading:
    """What printed words come to: the value, ``None`` for none, and the status where they settle it."""

    value: float | None
    status: str = ""


def read_printed(words: str) -> Reading | None:
    """Read a figure as printed.

    Args:
        words: the cell of a source, for example ``>1,200``, ``W`` or ``—``.

    Returns:
        Value and status; ``None`` for words of another kind.
    """
    figure = FIGURE.fullmatch(words)
    if figure:
        value = float(figure["digits"].replace(",", "") + (figure["rest"] or ""))
        return Reading(value, OF_MARK.get(figure["mark"], ""))
    if words in MARKS:
        status, cell = MARKS[words]
        return Reading(float(cell) if cell else None, status)
    kinds = ((RANGE, "range"), (ELSEWHERE, "included_elsewhere"), (IN_WORDS, "in_words"))
    return next((Reading(None, status) for kind, status in kinds if kind.fullmatch(words)), None)


def misread_values(table: Table, _: Package) -> Iterator[Fault]:
    """The value and the status of a row are those of the words its source prints."""
    if not table.has("value_as_printed", "value", "status"):
        return
    readings = {words: read_printed(words) for words in set(table.columns["value_as_printed"])}
    notes = table.columns.get("note") or [""] * len(table.lines)
    for (line, words, cell, status), value, note in zip(
        table.rows("value_as_printed", "value", "status"), table.numbers("value"), notes, strict=True
    ):
        reading = Reading(0.5, "less_than") if words == "0" and BELOW_HALF.search(note) else readings[words]
        if status in WITHOUT_PRINTED or words in (BLANK, SEE_NOTE):
            continue
        if reading is None:
            hint = "write a figure, a range, or a mark the book knows, as printed"
            yield table.fault(line, "value_as_printed", "cannot be read", words, hint)
        elif reading.value != value:
            yield table.fault(line, "value", f"is not what is printed, {words!r}", cell, "change one of them")
        elif reading.status and status != reading.status and status != "doubtful":
            yield table.fault(line, "status", f"does not fit {words!r}", status, f"write {reading.status}")


def misread_ranges(table: Table, _: Package) -> Iterator[Fault]:
    """The ends of a printed range are those of the row, and no other row has ends."""
    if not table.has("value_as_printed", "value_low", "value_high"):
        return
    ends = zip(table.numbers("value_low"), table.numbers("value_high"), strict=True)
    for (line, words), found in zip(table.rows("value_as_printed"), ends, strict=True):
        if found != (None, None) or RANGE.fullmatch(words):
            printed = RANGE.fullmatch(words)
            wanted = tuple(float(end.replace(",", "")) for end in printed.groups()) if printed else None
            if wanted != found:
                hint = "write both ends in value_low and value_high"
                yield table.fault(line, "value_as_printed", "is not the range of the row", words, hint)


def misread_quantities(table: Table, _: Package) -> Iterator[Fault]:
    """A printed quantity in its printed unit is the quantity in kilograms."""
    if not table.has("value_as_printed", "unit_as_printed", "quantity_kg"):
        return
    names = ("value_as_printed", "unit_as_printed", "quantity_kg")
    for (line, words, unit, cell), quantity in zip(
        table.rows(*names), table.numbers("quantity_kg"), strict=True
    ):
        reading = read_printed(words)
        wanted = None if reading is None or reading.value is None else reading.value * OF_UNIT.get(unit, 0)
        if wanted is None or quantity is None or abs(wanted - quantity) > 1e-9 * wanted:
            hint = f"{words} {unit} are printed"
            yield table.fault(line, "quantity_kg", "is not what is printed", cell, hint)


def misread_years(table: Table, _: Package) -> Iterator[Fault]:
    """The year of a row stands in the words its source prints for it."""
    for printed, first, last in (
        ("year_as_printed", "year", "year"),
        ("period_as_printed", "first_year", "last_year"),
    ):
        if table.has(printed, first, last):
            for line, words, begin, end in table.rows(printed, first, last):
                years = YEAR.findall(words)
                if years and end and (begin, end) != (years[0], years[-1]) and end not in years:
                    yield table.fault(line, last, f"is not the year printed, {words!r}", end, "change one")
