"""Columns that settle others: a source has one vintage, a list one date, a measure one unit.

Where rows disagree, the few are held against the many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

SETTLED: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    # the columns that settle, those settled, the tables it holds for (all that have the columns if none)
    (("source_id",), ("vintage", "publisher"), ()),
    (("publisher", "vintage", "commodity_id", "stage_as_printed"), ("stage", "unit"), ()),
    (("vintage", "commodity_id", "stage"), ("unit",), ("capacity",)),
    (("vintage", "commodity_id", "type_as_printed"), ("unit",), ("reserves",)),
    (("vintage", "commodity_id", "form", "price_basis"), ("unit",), ()),
    (("vintage",), ("first_year", "last_year"), ()),
    (("commodity_as_printed", "form"), ("commodity_id",), ()),
    (("commodity_as_printed",), ("commodity_id",), ("reference_results",)),
    (("mineral_as_printed",), ("commodity_id",), ()),
    (("material_as_printed",), ("commodity_id",), ()),
    (("list_id",), ("jurisdiction", "year", "list_date", "complete"), ()),
    (("metric",), ("unit",), ("thresholds", "reference_results", "targets", "crma_progress")),
    (("metric",), ("kind",), ("crma_progress",)),
    (
        ("measure",),
        ("unit",),
        ("governance", "fdi", "quota_exports", "production_quotas", "export_derivations"),
    ),
    (("status",), ("unit",), ("import_sources",)),
    (("creditor",), ("status",), ("external_debt",)),
    (("indicator",), ("unit", "topic"), ()),
    (("property",), ("unit",), ()),
    (("instrument",), ("unit",), ("export_duties",)),
    (("code",), ("group",), ()),
    (("series",), ("reporter_iso3", "partner_iso3"), ()),
    (("reporter",), ("assessor",), ()),
    (("market_as_printed",), ("region", "market"), ()),
    (("product_as_printed",), ("form",), ()),
    (("basis",), ("delivery",), ()),
    (("creditor",), ("creditor_as_printed", "creditor_id"), ()),
    (("largest_bilateral",), ("largest_bilateral_id",), ()),
    (("largest_single_creditor",), ("largest_single_id",), ()),
    (("database",), ("price_basis", "flows"), ()),
    (("company",), ("ownership",), ()),
    (("actor",), ("actors", "actor_iso3", "side"), ()),
    (("project",), ("country_iso3",), ()),
)


def unsettled(table: Table, _: Package) -> Iterator[Fault]:
    """Rows that agree in what settles a column agree in that column."""
    for key, settled, tables in SETTLED:
        if (not tables or table.name in tables) and table.has(*key):
            for column in filter(table.has, settled):
                yield from _unsettled(table, key, column)


def _unsettled(table: Table, key: tuple[str, ...], column: str) -> Iterator[Fault]:
    found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    counts = Counter(zip(*(table.columns[name] for name in (*key, column)), strict=True))
    for (*own, cell), times in counts.items():
        if all(own):
            found[tuple(own)][cell] += times
    odd = {own: cells.most_common(1)[0] for own, cells in found.items() if len(cells) > 1}
    for line, *own, cell in table.rows(*key, column) if odd else ():
        if tuple(own) in odd:
            usual, times = odd[tuple(own)]
            if cell != usual:
                named = ", ".join(f"{name} {value!r}" for name, value in zip(key, own, strict=True))
                hint = f"{named} has {usual!r} in {times} rows"
                yield table.fault(line, column, "is not that of its like", cell, hint)
