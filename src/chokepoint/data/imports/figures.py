"""A figure of a release, mapped, and the row it becomes in the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from chokepoint.data.imports.printed import Printed, plain
from chokepoint.data.imports.vocabulary import Unit

PREFIXES = {
    "production": "prod",
    "capacity": "cap",
    "reserves": "res",
    "commodity_prices": "annprice",
    "import_reliance": "reliance",
    "import_sources": "impsrc",
    "us_salient": "salient",
}
LENGTHS = {"import_reliance": 40, "import_sources": 50}
"""How much of a form the ids of a table carry; 60 characters in all others."""
SECOND = 2
PRICE_DIGITS = Decimal("0.000001")


@dataclass(frozen=True)
class Release:
    """An edition of a publisher.

    Attributes:
        publisher: who prints it, as the tables call them.
        edition: the edition, as the tables name it in ``vintage``.
        source_id: its row in ``sources.csv``.
        year: the year it came out, which row ids carry.
    """

    publisher: str
    edition: str
    source_id: str
    year: str


@dataclass(frozen=True)
class Place:
    """Where a figure stands in the published file."""

    file: str
    row: int
    column: str


@dataclass(frozen=True)
class Figure:
    """One figure of a release in the words of the package.

    Attributes:
        table: the table it goes to.
        place: where it stands in the published file.
        commodity_id: the commodity.
        printed: the cell.
        unit: its unit.
        year: its year.
        status: how firm it is.
        locator: the place as the row cites it.
        stage: the stage of the chain.
        form: what tells lines of one country apart; the basis of reserves.
        id_part: what of it stands in the row id; the form if not given.
        series: the series in the words of the file.
        commodity_as_printed: the commodity in the words of the file.
        country: its code.
        country_as_printed: the country in the words of the file.
        note: the note of the file.
        before: remarks that stand before the note.
        after: remarks that stand behind it.
        extra: further cells of the row.
    """

    table: str
    place: Place
    commodity_id: str
    printed: Printed
    unit: Unit
    year: int
    status: str
    locator: str
    stage: str = ""
    form: str = ""
    id_part: str = ""
    series: str = ""
    commodity_as_printed: str = ""
    country: str = ""
    country_as_printed: str = ""
    note: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row that a release proposes: its table, its cells by column, and where it stands in the file."""

    table: str
    cells: Mapping[str, str]
    place: Place

    @property
    def row_id(self) -> str:
        """The id of the row."""
        return self.cells["row_id"]


def as_row(figure: Figure, release: Release, columns: Sequence[str], ordinal: int = 1) -> Row:
    """Write a figure as the row of its table.

    Args:
        figure: the figure.
        release: the release that prints it.
        columns: the columns of the table, in order.
        ordinal: which of several lines of the same name it is; from the second on the id carries it.
    """
    cells = {**_cells(figure, release), **figure.extra}
    cells["row_id"] = row_id(figure, release, ordinal)
    return Row(figure.table, {name: cells.get(name, "") for name in columns}, figure.place)


def row_id(figure: Figure, release: Release, ordinal: int = 1) -> str:
    """Give the id of a figure's row."""
    parts = [
        PREFIXES[figure.table],
        release.publisher.lower(),
        release.year,
        slug(figure.commodity_id),
        figure.stage.replace("_", ""),
        slug(figure.id_part or figure.form, LENGTHS.get(figure.table, 60)),
        _repeated(figure, ordinal),
        slug(figure.country),
        str(figure.year),
    ]
    return "-".join(part for part in parts if part)


def slug(text: str, length: int = 60) -> str:
    """Give the part of a row id that stands for some words."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:length].strip("-")


def _repeated(figure: Figure, ordinal: int) -> str:
    """Tell a second line of the same name apart: by the end of its printed commodity, or by its number."""
    if ordinal == 1:
        return ""
    if figure.table == "import_reliance" and ordinal == SECOND:
        return slug(figure.commodity_as_printed.rpartition(", ")[2])
    return str(ordinal)


def _cells(figure: Figure, release: Release) -> dict[str, str]:
    printed = figure.printed
    return {
        "publisher": release.publisher,
        "commodity_id": figure.commodity_id,
        "commodity_as_printed": figure.commodity_as_printed,
        "stage": figure.stage,
        "stage_as_printed": figure.series,
        "type_as_printed": figure.series,
        "series_as_printed": figure.series,
        "basis": figure.form,
        "form": figure.form,
        "country_iso3": figure.country,
        "country_as_printed": figure.country_as_printed,
        "year": str(figure.year),
        "value": printed.value,
        "value_low": printed.low,
        "value_high": printed.high,
        "unit": figure.unit.name,
        "quantity_kg": _quantity(printed.value, figure.unit, "kg"),
        "quantity_m3": _quantity(printed.value, figure.unit, "m3"),
        "usd_per_kg_low": _price(printed.low or printed.value, figure.unit),
        "usd_per_kg_high": _price(printed.high or printed.value, figure.unit),
        "qualifier": printed.qualifier,
        "value_as_printed": printed.text,
        "status": figure.status,
        "vintage": release.edition,
        "source_id": release.source_id,
        "locator": figure.locator,
        "note": "; ".join(part for part in (*figure.before, figure.note, *figure.after) if part),
    }


def _quantity(value: str, unit: Unit, base: str) -> str:
    return plain(Decimal(value) * unit.factor) if value and unit.base == base else ""


def _price(value: str, unit: Unit) -> str:
    if not value or unit.base != "USD/kg":
        return ""
    return plain((Decimal(value) * unit.factor).quantize(PRICE_DIGITS))
