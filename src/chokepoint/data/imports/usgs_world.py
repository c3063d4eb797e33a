"""World tables of the USGS with one column a year: a file a commodity, or one file for all (2025)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from chokepoint.data.imports import notes
from chokepoint.data.imports.figures import Figure, Place
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import Printed, in_note
from chokepoint.data.imports.published import Line, Published
from chokepoint.data.imports.usgs import OTHERS, PUBLISHER, Cell, make_figure

KINDS = {"prod": "production", "cap": "capacity", "reserve": "reserves"}
COMMODITY_IN_NAME = re.compile(r"mcs\d{4}-(?P<code>[a-z-]+)_world", re.IGNORECASE)
PARTS = {"production": "{} metal production", "capacity": "{} capacity", "reserves": "{}: {}"}
"""The series of a column whose name says what is counted."""
LEFT_BLANK = "cell left blank; this file leaves zero and not-available cells blank"
LETTERS = {"w": "W", "na": "NA"}


@dataclass(frozen=True)
class FileColumn:
    """A column of figures, taken apart.

    Attributes:
        name: its name in the file.
        kind: the table its figures go to.
        part: words of the name that say what is counted (``ore K2O equiv``, ``Sponge``).
        unit: the unit in the name; ``""`` where the file has a column of units.
        estimated: whether the name calls the figures estimates.
        year: the year in the name, None for reserves.
        notes: the column of notes that belongs to it.
    """

    name: str
    kind: str
    part: str
    unit: str
    estimated: bool
    year: int | None
    notes: str


def read_columns(header: tuple[str, ...]) -> tuple[FileColumn, ...]:
    """Take the columns of figures of a header apart; all others are left out."""
    found = [_column(name, header) for name in header]
    return tuple(column for column in found if column is not None)


def commodity_code(name: str) -> str:
    """Give the commodity's code in the name of a file, which alone tells it; ``""`` if there is none."""
    found = COMMODITY_IN_NAME.match(name)
    return found["code"].lower() if found else ""


def read_world(file: Published, reading: Reading) -> None:
    """Read the figures of a world table into a reading.

    Args:
        file: the file.
        reading: takes the figures and the faults.
    """
    columns = read_columns(file.header)
    for line in file.lines:
        reading.figures.extend(_WorldLine(file, line, columns, reading).figures())


def _all_notes(file: Published, columns: tuple[FileColumn, ...], commodity: str) -> str:
    """Give every note of a table: the note of one line may speak of another."""
    lines = (line for line in file.lines if commodity in (line["COMMODITY"], ""))
    return " ".join(line[column.notes] for line in lines for column in columns)


def _column(name: str, header: tuple[str, ...]) -> FileColumn | None:
    words = [word for word in re.split(r"[_\s]+", name) if word]
    kind = KINDS.get(words[0].lower().removesuffix("s")) if words else None
    if kind is None or words[-1].lower().startswith("note"):
        return None
    years = [word for word in words if re.fullmatch(r"\d{4}", word)]
    rest = [word for word in words[1:] if word not in years and word.lower() != "est"]
    single = "unit_meas" in map(str.lower, header)
    part, unit = (rest, "") if single else (rest[:-1], rest[-1] if rest else "")
    estimated = any(word.lower() == "est" for word in words)
    noted = next((n for n in header if _is_note(n, kind)), "")
    return FileColumn(name, kind, " ".join(part), unit, estimated, int(years[0]) if years else None, noted)


def _is_note(name: str, kind: str) -> bool:
    words = name.lower().split("_")
    return len(words) > 1 and words[-1].startswith("note") and KINDS.get(words[0].removesuffix("s")) == kind


@dataclass(frozen=True)
class _WorldLine:
    """A line of a world table."""

    file: Published
    line: Line
    columns: tuple[FileColumn, ...]
    reading: Reading

    def figures(self) -> Iterator[Figure]:
        """Give the figures of the line; a line about something unknown has a fault instead."""
        look_up = self.reading.vocabularies
        printed = self._lead("commodity") if self._single else commodity_code(self.file.name)
        commodity = self.reading.mapped(
            self._at("commodity" if self._single else "source"), lambda: look_up.commodity(PUBLISHER, printed)
        )
        country = self.reading.mapped(self._at("country"), lambda: look_up.country(self._lead("country")))
        if commodity is not None and country is not None:
            cells = (self._cell(column, commodity, country) for column in self.columns)
            found = (make_figure(cell, self.reading) for cell in cells if cell is not None)
            yield from (figure for figure in found if figure is not None)

    def _cell(self, column: FileColumn, commodity: str, country: str) -> Cell | None:
        """Put together what the line says of a column; None if its cell says nothing."""
        series, table = self._series(column), self._table(column)
        place = Place(self.file.name, self.line.number, column.name)
        note = notes.tidy(self.line[column.notes])
        printed = self.reading.printed(place, self.line[column.name])
        if printed is not None and printed.status == "blank":
            known = self.reading.vocabularies.has_series(PUBLISHER, table, commodity, series)
            counts = self._single and table == "production" and known
            printed = _blank(note, column) if counts else None
        if printed is None:
            return None
        edition = int(self.reading.release.edition)
        year = column.year or edition - 1
        return Cell(
            table=table,
            place=place,
            commodity=commodity,
            country=country,
            country_as_printed=self._lead("country"),
            series=series,
            year=year,
            printed=printed,
            unit=column.unit or self._lead("unit_meas"),
            unit_place=self._at("unit_meas") if self._single else place,
            note=note,
            table_notes=_all_notes(self.file, self.columns, self._lead("commodity"))
            if country == OTHERS
            else "",
            earliest=column is self._earliest(column.kind),
            headed_estimate=column.estimated or "estimated" in series.lower() or year >= edition - 1,
            locator=f"{self.file.name}, row {self.line.number}, column {column.name}",
        )

    @property
    def _single(self) -> bool:
        return "unit_meas" in self._names

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name.lower(): name for name in self.file.header}

    def _lead(self, word: str) -> str:
        return self.line[self._names[word]] if word in self._names else ""

    def _at(self, word: str) -> Place:
        return Place(self.file.name, self.line.number, self._names[word])

    def _series(self, column: FileColumn) -> str:
        kind = self._lead("type")
        return PARTS[column.kind].format(column.part, kind) if column.part else kind

    def _table(self, column: FileColumn) -> str:
        """Give the table of a column; some files print a capacity in the columns of production."""
        kind = self._lead("type").lower()
        is_capacity = "capacity" in kind and "production" not in kind
        return "capacity" if column.kind == "production" and is_capacity else column.kind

    def _earliest(self, kind: str) -> FileColumn | None:
        """Give the earliest column of a kind with a figure: a note without a year speaks of it."""
        filled = [c for c in self.columns if c.kind == kind and self.line[c.name]]
        return min(filled, key=lambda column: column.year or 0, default=None)


def _blank(note: str, column: FileColumn) -> Printed:
    """Read a cell left blank where the file prints no zeros: its note may say what it stands for."""
    word, _, rest = note.partition(" ")
    dated = re.search(r"\bfor (\d{4})$", rest)
    if word.lower() in LETTERS and not (dated and int(dated[1]) == column.year):
        letters = LETTERS[word.lower()]
        return Printed(letters, "withheld" if letters == "W" else "not_available")
    found = in_note(note)
    if found.status == "not_available":
        return Printed("(blank)", "not_available", remark=LEFT_BLANK)
    return replace(found, text="(blank)")
