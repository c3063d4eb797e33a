"""The single file of the USGS with one line a figure (2026): world, salient statistics, import sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from chokepoint.data.imports import notes
from chokepoint.data.imports.figures import Figure, Place
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import Printed
from chokepoint.data.imports.published import Line, Published
from chokepoint.data.imports.usgs import PUBLISHER, Cell, is_left_out, make_figure, status_of
from chokepoint.data.package import close_names

WORLD_TABLES = {"Production": "production", "Capacity": "capacity", "Reserves": "reserves"}
SALIENT = {
    "Production": "production",
    "Import": "imports",
    "Export": "exports",
    "Consumption": "consumption",
    "Shipment": "shipments",
    "Stock": "stocks",
    "Employment": "employment",
    "Sales": "sales",
    "Sold": "sold",
    "Sold or used": "sold_or_used",
    "Supply": "supply",
    "Price": "price",
    "Net import reliance": "net_import_reliance",
}
SECTIONS = ("World", "Salient Statistics", "Import Sources")
PERIOD = re.compile(r"(?P<first>\d{4})[–-](?P<last>\d{2,4})")


def read_single(file: Published, reading: Reading) -> None:
    """Read the figures of the single file into a reading.

    Args:
        file: the file.
        reading: takes the figures and the faults.
    """
    for line in file.lines:
        figure = _SingleLine(file.name, line, reading).figure()
        if figure is not None:
            reading.figures.append(figure)


def newest_year(file: Published) -> int | None:
    """Give the newest year of the file, which is the year before its edition."""
    years = [int(line["Year"]) for line in file.lines if re.fullmatch(r"\d{4}", line["Year"])]
    return max(years, default=None)


@dataclass(frozen=True)
class _SingleLine:
    """A line of the single file."""

    name: str
    line: Line
    reading: Reading

    def figure(self) -> Figure | None:
        """Give the figure of the line; None, with a fault, if something of it is unknown."""
        makers = (self._world, self._salient, self._source)
        for start, make in zip(SECTIONS, makers, strict=True):
            if self.line["Section"].startswith(start):
                return make()
        self._fault("Section", "the section is unknown", f"known are {', '.join(SECTIONS)}")
        return None

    def _world(self) -> Figure | None:
        table = self._statistic(WORLD_TABLES)
        cell = self._cell(table) if table else None
        return make_figure(cell, self.reading) if cell else None

    def _salient(self) -> Figure | None:
        """Give a figure on the United States alone: a price, the import reliance, or any other."""
        statistic = self._statistic(SALIENT)
        cell = self._cell("us_salient") if statistic else None
        if statistic is None or cell is None:
            return None
        if statistic == "price" and cell.printed.status != "in_words":
            form, id_part, basis = price_words(cell.series)
            return self._plain(replace(cell, table="commodity_prices"), form, id_part, {"price_basis": basis})
        if statistic == "net_import_reliance":
            form = reliance_form(cell.series)
            words = {"measure_as_printed": cell.series}
            return self._plain(replace(cell, table="import_reliance"), form, form, words)
        return self._plain(cell, "", cell.series, {"statistic": statistic})

    def _source(self) -> Figure | None:
        """Give a share of a country in imports; nothing in this section is an estimate of one year."""
        cell, years = self._cell("import_sources"), self._years()
        if cell is None or years is None:
            return None
        extra = {"first_year": str(years[0]), "last_year": str(years[-1])}
        figure = self._plain(cell, cell.series, cell.series, extra)
        return figure and replace(
            figure,
            status=cell.printed.status or "reported",
            country=cell.country,
            country_as_printed=cell.country_as_printed,
        )

    def _cell(self, table: str) -> Cell | None:
        """Put together what the line says; None, with a fault, if something of it is unknown."""
        look_up, line = self.reading.vocabularies, self.line
        commodity = self._mapped("Commodity", lambda: look_up.commodity(PUBLISHER, line["Commodity"]))
        country = self._mapped("Country", lambda: look_up.country(line["Country"]))
        printed, years = self._printed(), self._years()
        if commodity is None or country is None or printed is None or years is None:
            return None
        year, last = years[-1], int(self.reading.release.edition) - 1
        note = notes.tidy(line["Notes"]) if table == "reserves" else line["Notes"]
        return Cell(
            table=table,
            place=self._at("Value"),
            commodity=commodity,
            country=country,
            country_as_printed=line["Country"],
            series=line["Statistics_detail"],
            year=year,
            printed=printed,
            unit=line["Unit"],
            unit_place=self._at("Unit"),
            note=note,
            table_notes=note,
            earliest=True,
            headed_estimate=year >= last or table == "reserves",
            locator=f"{self.name}, row {line.number}",
        )

    def _plain(self, cell: Cell, form: str, id_part: str, extra: Mapping[str, str]) -> Figure | None:
        """Give a figure without a stage: its commodity is that of its series, or the one printed over it."""
        if is_left_out(cell, self.reading):
            return None
        look_up = self.reading.vocabularies
        unit = self.reading.mapped(cell.unit_place, lambda: look_up.unit(cell.unit))
        if unit is None:
            return None
        return Figure(
            table=cell.table,
            place=cell.place,
            commodity_id=look_up.commodity_of(PUBLISHER, cell.table, cell.commodity, cell.series),
            printed=cell.printed,
            unit=unit,
            year=cell.year,
            status=status_of(cell),
            locator=cell.locator,
            form=form,
            id_part=id_part,
            series=cell.series,
            commodity_as_printed=self.line["Commodity"],
            note=cell.note,
            extra=extra,
        )

    def _statistic(self, known: Mapping[str, str]) -> str | None:
        found = known.get(self.line["Statistics"])
        if found is None:
            near = close_names(self.line["Statistics"], list(known))
            self._fault("Statistics", "the statistic is unknown", near)
        return found

    def _printed(self) -> Printed | None:
        printed = self.reading.printed(self._at("Value"), self.line["Value"], self.line["Notes"])
        if printed is not None and printed.status == "blank":
            self._fault(
                "Value", "the cell is empty", "this file prints a dash or letters for what is missing"
            )
            return None
        return printed

    def _years(self) -> tuple[int, ...] | None:
        """Give the year of the line, or first and last year of its period."""
        text = self.line["Year"]
        period = PERIOD.fullmatch(text)
        if period:
            first = period["first"]
            return int(first), int(first[: -len(period["last"])] + period["last"])
        if re.fullmatch(r"(?:19|20)\d\d", text):
            return (int(text),)
        self._fault("Year", "is not a year", "write four digits, or a period such as 2021–24")
        return None

    def _at(self, column: str) -> Place:
        return Place(self.name, self.line.number, column)

    def _mapped(self, column: str, look_up: Callable[[], str]) -> str | None:
        return self.reading.mapped(self._at(column), look_up)

    def _fault(self, column: str, what: str, hint: str) -> None:
        self.reading.fault(self._at(column), what, self.line[column], hint)


def price_words(series: str) -> tuple[str, str, str]:
    """Part the words of a price: form, part of the row id, and basis."""
    if not series.startswith("Price"):
        return series, series, series
    basis, colon, form = series.partition(": ")
    return form, form or series, basis if colon else series


def reliance_form(series: str) -> str:
    """Give the form a reliance is of: behind the colon, or behind the kind of consumption."""
    _, colon, form = series.partition(": ")
    behind = re.search(r"\bconsumption, (.+)$", series)
    return form if colon else behind[1] if behind else ""
