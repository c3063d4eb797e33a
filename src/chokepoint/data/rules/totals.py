"""Parts and wholes: no part is larger than its whole, and parts add up to it where the table says so."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

WORLD, UNITED_STATES = "WLD", "USA"
PRINTED_TABLE = (
    "publisher",
    "vintage",
    "edition",
    "source_id",
    "commodity_id",
    "stage",
    "measure",
    "basis",
    "year",
)
"""Columns that, as far as a table has them, tell one printed table of countries from another."""
PARTS = (
    ("bilateral_china", "bilateral"),
    ("private_china", "private_nonbond"),
    ("countries", "records"),
    ("official_count", "candidates"),
)
"""Columns of which the first never exceeds the second."""
SUMS = (
    ("total", ("multilateral", "bilateral", "bonds", "private_nonbond")),
    ("total_t", ("light_t", "medium_heavy_t")),
)
"""Columns that are the sum of others."""
ROUNDING = 2e-3
SLACK = 1.005
"""What a rounded world total may lie below its largest part."""


def small_worlds(table: Table, _: Package) -> Iterator[Fault]:
    """A printed world total is not smaller than one of its countries, unless it leaves that one out."""
    if not table.has("country_iso3", "quantity_kg"):
        return
    amounts, printed = _amounts(table), _printed_tables(table)
    largest = _largest_parts(table, amounts, printed)
    countries = table.columns["country_iso3"]
    states = table.columns.get("status", [""] * len(table.lines))
    for line, country, own, amount, status in zip(
        table.lines, countries, printed, amounts, states, strict=True
    ):
        if country == WORLD and amount is not None and own in largest and status != "doubtful":
            part, name = largest[own]
            if amount * SLACK < part:
                column, cell = _shown(table, line)
                hint = f"{name} has {part:.15g}"
                yield table.fault(line, column, "is a world total below one of its countries", cell, hint)


def _printed_tables(table: Table) -> list[tuple[str, ...]]:
    """Name the printed table each row belongs to."""
    key = [table.columns[name] for name in PRINTED_TABLE if table.has(name)]
    return list(zip(*key, strict=True))


def _largest_parts(
    table: Table, amounts: list[float | None], printed: list[tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[float, str]]:
    """Give the largest country of each printed table; without the United States where the total is."""
    apart = table.columns.get("world_total_excludes_usa", [""] * len(table.lines))
    without = {own for own, flag in zip(printed, apart, strict=True) if flag == "true"}
    largest: dict[tuple[str, ...], tuple[float, str]] = {}
    for country, own, amount in zip(table.columns["country_iso3"], printed, amounts, strict=True):
        if amount is None or country == WORLD or (country == UNITED_STATES and own in without):
            continue
        if own not in largest or amount > largest[own][0]:
            largest[own] = (amount, country)
    return largest


def _amounts(table: Table) -> list[float | None]:
    """The quantity of each row: kilograms, or cubic metres of a gas."""
    kilograms = table.numbers("quantity_kg")
    if not table.has("quantity_m3"):
        return kilograms
    gases = table.numbers("quantity_m3")
    return [gas if mass is None else mass for mass, gas in zip(kilograms, gases, strict=True)]


def _shown(table: Table, line: int) -> tuple[str, str]:
    place = table.lines.index(line)
    column = "quantity_kg" if table.columns["quantity_kg"][place] else "quantity_m3"
    return column, table.columns[column][place]


def large_parts(table: Table, _: Package) -> Iterator[Fault]:
    """A column that is part of another never exceeds it."""
    for part, whole in PARTS:
        if table.has(part, whole):
            columns = (table.numbers(part), table.numbers(whole))
            for (line, cell), small, large in zip(table.rows(part), *columns, strict=True):
                if small is not None and large is not None and small > large * (1 + ROUNDING):
                    yield table.fault(line, part, f"is more than {whole}", cell, "look at both again")


def wrong_sums(table: Table, _: Package) -> Iterator[Fault]:
    """A column that is the sum of others is their sum."""
    for whole, parts in SUMS:
        if table.has(whole, *parts):
            columns = [table.numbers(name) for name in parts]
            totals = zip(table.rows(whole), table.numbers(whole), zip(*columns, strict=True), strict=True)
            for (line, cell), total, numbers in totals:
                summed = sum(number for number in numbers if number is not None)
                if total is not None and abs(total - summed) > ROUNDING * max(total, summed):
                    what = f"is not the sum of {', '.join(parts)}"
                    yield table.fault(line, whole, what, cell, f"they add up to {summed:.10g}")
