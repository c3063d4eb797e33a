"""Numbers in their order: the lower end of a range below the upper, a value between them, ranks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

ORDERED = (
    ("low", "value", "high"),
    ("low", "high"),
    ("usd_per_kg_low", "usd_per_kg_high"),
    ("value_low", "value", "value_high"),
    ("value_low", "value_high"),
    ("lower", "central", "upper"),
    ("lower", "upper"),
    ("from_value", "to_value"),
)
RANKED = (("area_iso3", "year"), "rank", "value")
"""Columns that name a list, the column of the ranks in it, and the one that falls from rank to rank."""


def wrong_order(table: Table, _: Package) -> Iterator[Fault]:
    """The lower end of a printed range never lies above the upper end."""
    for columns in ORDERED:
        if not table.has(*columns):
            continue
        for low, high in pairwise(columns):
            pairs = zip(table.rows(low), table.numbers(low), table.numbers(high), strict=True)
            for (line, cell), below, above in pairs:
                if below is not None and above is not None and below > above:
                    yield table.fault(line, low, f"is above {high}", cell, "swap the two")


def wrong_ranks(table: Table, _: Package) -> Iterator[Fault]:
    """In a list by size no row is larger than the one before it."""
    key, rank, figure = RANKED
    if not table.has(*key, rank, figure):
        return
    lists: dict[tuple[str, ...], list[tuple[int, float, int, str]]] = {}
    columns = zip(
        table.rows(*key), table.columns[rank], table.columns[figure], table.numbers(figure), strict=True
    )
    for (line, *own), place, cell, value in columns:
        if place.isdigit() and value is not None:
            lists.setdefault(tuple(own), []).append((int(place), value, line, cell))
    for ranked in lists.values():
        for (_one, before, *_rest), (_other, value, line, cell) in pairwise(sorted(ranked)):
            if value > before:
                yield table.fault(line, figure, "is more than that of the rank before", cell, "look at both")
