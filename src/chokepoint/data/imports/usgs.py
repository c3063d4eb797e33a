"""What the layouts of the USGS share: a cell with all that is said around it becomes a figure."""

from __future__ import annotations

from dataclasses import dataclass

from chokepoint.data.imports import notes
from chokepoint.data.imports.figures import Figure, Place
from chokepoint.data.imports.mapping import Reading
from chokepoint.data.imports.printed import Printed
from chokepoint.data.imports.vocabulary import Line, Series, Unit

PUBLISHER = "USGS"
WORLD, OTHERS = "WLD", "ROW"
ZERO_ESTIMATED = "zero flagged as estimated"


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        table: the table its figure goes to.
        place: where it stands.
        commodity: the commodity it is printed under.
        country: the code of the country.
        country_as_printed: the country in the words of the file.
        series: the series in the words of the file.
        year: the year.
        printed: the cell as read.
        unit: the unit in the words of the file.
        unit_place: where the unit stands.
        note: its note.
        table_notes: for a line "other countries", all notes of its table.
        earliest: whether a note without a year speaks of it.
        headed_estimate: whether its column, its series or its year make it an estimate.
        locator: the place as the row cites it.
    """

    table: str
    place: Place
    commodity: str
    country: str
    country_as_printed: str
    series: str
    year: int
    printed: Printed
    unit: str
    unit_place: Place
    note: str
    table_notes: str
    earliest: bool
    headed_estimate: bool
    locator: str


def is_left_out(cell: Cell, reading: Reading) -> bool:
    """Tell whether the package leaves a cell out by name."""
    return reading.leave_out(cell.table, cell.commodity, cell.series, cell.printed.text, cell.year)


def make_figure(cell: Cell, reading: Reading) -> Figure | None:
    """Map a cell of a world table; None if it is left out or, with a fault, unknown."""
    if is_left_out(cell, reading):
        return None
    look_up = reading.vocabularies
    found = reading.mapped(
        cell.place, lambda: look_up.series(PUBLISHER, cell.table, cell.commodity, cell.series)
    )
    unit = reading.mapped(cell.unit_place, lambda: look_up.unit(cell.unit))
    if found is None or unit is None:
        return None
    line = look_up.line(PUBLISHER, cell.table, found.commodity_id, cell.country_as_printed)
    return _figure(cell, found, unit, line, _extra(cell, reading))


def status_of(cell: Cell) -> str:
    """Say how firm a figure is."""
    return cell.printed.status or ("estimated" if is_estimated(cell) else "reported")


def is_estimated(cell: Cell) -> bool:
    """Tell whether a figure is an estimate: what is said of it goes before what is said of its column."""
    said = notes.firmness(cell.note, cell.year, cell.earliest)
    return cell.printed.flagged or (said == "estimated" if said else cell.headed_estimate)


def _figure(cell: Cell, found: Series, unit: Unit, line: Line | None, extra: dict[str, str]) -> Figure:
    estimated_zero = cell.printed.status == "zero" and is_estimated(cell)
    return Figure(
        table=cell.table,
        place=cell.place,
        commodity_id=(line.counted_as if line else "") or found.commodity_id,
        printed=cell.printed,
        unit=unit,
        year=cell.year,
        status=status_of(cell),
        locator=cell.locator,
        stage=found.stage,
        form=line.form if line else found.form,
        series=cell.series,
        country=cell.country,
        country_as_printed=cell.country_as_printed,
        note=cell.note,
        before=(
            unit.remark if cell.table != "reserves" else "",
            ZERO_ESTIMATED if estimated_zero else "",
            cell.printed.remark,
        ),
        after=(line.remark,) if line else (),
        extra=extra,
    )


def _extra(cell: Cell, reading: Reading) -> dict[str, str]:
    """Give the cells that only world tables have."""
    extra = {}
    if cell.country == WORLD:
        said = "" if cell.table == "reserves" else cell.note  # it speaks of production
        without = notes.leaves_out_usa(cell.country_as_printed, said)
        extra["world_total_excludes_usa"] = str(without).lower()
    if cell.table == "production":
        extra["taken_from"] = notes.taken_from(cell.note)
    if cell.table == "capacity" and cell.country == OTHERS:
        names = reading.mapped(
            cell.place, lambda: notes.members(cell.table_notes, reading.vocabularies.country)
        )
        extra["members_iso3"] = names or ""
    return extra
