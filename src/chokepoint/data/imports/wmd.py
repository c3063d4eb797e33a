"""World Mining Data: the workbook of production by country, one sheet a mineral, or its sheets as CSV."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath

from chokepoint.data.faults import Fault
from chokepoint.data.imports.figures import Figure, Place
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import Printed
from chokepoint.data.imports.published import Line, Published, read_published, tabulate
from chokepoint.data.imports.vocabulary import Series, Unit

PUBLISHER = "WMD"
TABLE = "production"
TOTAL = "Total"
FIRMNESS = {
    "reported": ("r", "reported"),
    "estimated": ("e", "estimated"),
    "provisional": ("p", "provisional"),
    "": ("", "nan"),
}
PROVISIONAL = "provisional in the file"
ZERO_ESTIMATED = "zero flagged as estimated"
EXACT = Decimal("0.5")
"""How far a total may lie from the sum of its countries: figures are printed in whole numbers."""
WORKBOOK = b"PK\x03\x04"


def read_sheets(name: str, content: bytes) -> list[Published]:
    """Give the sheets of a workbook, or the one sheet of a CSV file named after it.

    Args:
        name: the file's name.
        content: its bytes.

    Returns:
        The sheets, each called by its name; or one without rows that holds the fault.
    """
    if content.startswith(WORKBOOK):
        return _workbook(name, content)
    file = read_published(name, content, title_line=True)
    return [replace(file, title=PurePath(name).stem)]


def read_wmd(sheet: Published, reading: Reading) -> None:
    """Read the figures of a sheet into a reading.

    Args:
        sheet: the sheet.
        reading: takes the figures and the faults.
    """
    found = [figure for line in sheet.lines for figure in _SheetLine(sheet, line, reading).figures()]
    reading.figures.extend(found)
    _check_totals(sheet, found, reading)


def years(sheet: Published) -> list[str]:
    """Give the columns of a sheet that hold years."""
    return [name for name in sheet.header if re.fullmatch(r"(?:19|20)\d\d", name)]


def _workbook(name: str, content: bytes) -> list[Published]:
    from openpyxl import load_workbook  # slow to load, and needed for workbooks alone

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            _sheet(name, sheet.title.strip(), sheet.iter_rows(values_only=True)) for sheet in book.worksheets
        ]
    except Exception as error:  # openpyxl raises whatever a broken archive makes it stumble over
        fault = Fault(name, None, "", f"the workbook cannot be read ({type(error).__name__})")
        return [Published(name, (), (), (fault,))]


def _sheet(name: str, title: str, cells: Iterator[tuple[object, ...]]) -> Published:
    rows = [(number, [_text(cell) for cell in row]) for number, row in enumerate(cells, 1)]
    return replace(tabulate(f"{name}:{title}", rows[1:]), title=title)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


@dataclass(frozen=True)
class _SheetLine:
    """A line of a sheet."""

    sheet: Published
    line: Line
    reading: Reading

    def figures(self) -> Iterator[Figure]:
        """Give the figure of each year; a line about something unknown has a fault instead."""
        look_up, name = self.reading.vocabularies, self.sheet.title
        wanted = [
            year
            for year in years(self.sheet)
            if self.line[year] and not self.reading.leave_out(TABLE, name, name, "", int(year))
        ]
        if not wanted:
            return
        commodity = self.reading.mapped(self._at("Country"), lambda: look_up.commodity(PUBLISHER, name))
        country = self.reading.mapped(self._at("Country"), lambda: look_up.country(self.line["Country"]))
        unit = self.reading.mapped(self._at("unit"), lambda: look_up.unit(self.line["unit"]))
        firm = self._firmness()
        if commodity is None or country is None or unit is None or firm is None:
            return
        found = look_up.series(PUBLISHER, TABLE, commodity, name)
        for year in wanted:
            printed = self.reading.printed(self._at(year), self.line[year])
            if printed is not None:
                yield self._figure(year, found, country, unit, printed, firm)

    def _figure(
        self, year: str, found: Series, country: str, unit: Unit, printed: Printed, firm: str
    ) -> Figure:
        estimated = firm == "estimated"
        return Figure(
            table=TABLE,
            place=self._at(year),
            commodity_id=found.commodity_id,
            printed=printed,
            unit=unit,
            year=int(year),
            status=printed.status or ("estimated" if estimated else "reported"),
            locator=f"sheet {self.sheet.title}",
            stage=found.stage,
            form=found.form,
            series=self.sheet.title,
            country=country,
            country_as_printed=self.line["Country"],
            note=PROVISIONAL if firm == "provisional" else "",
            before=(ZERO_ESTIMATED if estimated and printed.status == "zero" else "",),
            extra={"world_total_excludes_usa": "false"} if self.line["Country"] == TOTAL else {},
        )

    def _firmness(self) -> str | None:
        printed = self.line["data source"].lower()
        for firm, words in FIRMNESS.items():
            if printed in words:
                return firm
        hint = "known are r, e and p: reported, estimated, provisional"
        self.reading.fault(self._at("data source"), "is not known", self.line["data source"], hint)
        return None

    def _at(self, column: str) -> Place:
        return Place(self.sheet.name, self.line.number, column)


def _check_totals(sheet: Published, figures: list[Figure], reading: Reading) -> None:
    """Note a total that is not the sum of its countries: this publisher's always are."""
    for total in (figure for figure in figures if figure.country_as_printed == TOTAL):
        parts = [f.printed.value for f in figures if f.year == total.year and f is not total]
        summed = sum(map(Decimal, parts), Decimal())
        if abs(summed - Decimal(total.printed.value or 0)) > EXACT:
            what = f"the countries add to {summed}"
            reading.fault(total.place, what, total.printed.text, "a line is missing, doubled or changed")
