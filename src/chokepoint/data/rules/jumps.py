"""Figures a hundred times their neighbours: a shifted point, or thousands taken for ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

JUMP = 100.0
AROUND = 2
"""Figures before, and after, that a figure is held against; one of them alone may itself be wrong."""
SERIES: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    # the columns that tell a series from another, the one that orders it, its figures
    "external_debt": (("area_iso3", "creditor"), "year", ("value",)),
    "external_debt_creditors": (("area_iso3", "year"), "rank", ("value",)),
    "external_debt_countries": (("country_iso3",), "year", ("total", "multilateral")),
    "loans_by_year": (("database", "scope"), "year", ("value",)),
    "fdi": (("investor_iso3", "measure"), "year", ("value",)),
    "commodity_prices": (("vintage", "commodity_id", "form", "price_basis"), "year", ("value",)),
    "rare_earth_prices": (("commodity_id", "form", "currency", "unit"), "period", ("value", "low", "high")),
    "export_quotas": (("measure", "unit"), "year", ("value",)),
    "production_quotas": (("measure", "unit"), "year", ("value",)),
    "production_quota_groups": (("unit",), "year", ("value",)),
    "quota_exports": (("measure", "flow", "period_type"), "period_start", ("value",)),
    "other_quotas": (("commodity_id", "quota_type"), "year", ("value",)),
    "prices": (("commodity_id", "currency", "unit"), "date", ("value", "low", "high")),
    "export_quota_companies": (("year", "batch"), "row_id", ("total_t",)),
    "governance": (("measure", "country_iso3"), "year", ("standard_error",)),
    "production_history": (("commodity_id", "stage", "country_iso3", "unit"), "year", ("value",)),
}


def jumps(table: Table, _: Package) -> Iterator[Fault]:
    """A figure is not a hundred times, or a hundredth of, those before and after it in its series."""
    if table.name not in SERIES:
        return
    key, order, figures = SERIES[table.name]
    if not table.has(*key, order, *figures):
        return
    series: dict[tuple[str, ...], list[int]] = {}
    for place, own in enumerate(zip(*(table.columns[name] for name in key), strict=True)):
        series.setdefault(own, []).append(place)
    for places in series.values():
        places.sort(key=lambda place: table.columns[order][place])
        for name in figures:
            yield from _jumps(table, name, places)


def _jumps(table: Table, name: str, places: list[int]) -> Iterator[Fault]:
    numbers = table.numbers(name)
    known = [(place, abs(number)) for place in places if (number := numbers[place])]
    for position, (place, own) in enumerate(known):
        before, after = (
            known[max(position - AROUND, 0) : position],
            known[position + 1 : position + 1 + AROUND],
        )
        ratios = [own / other for _, other in before + after]
        if ratios and (min(ratios) > JUMP or max(ratios) < 1 / JUMP):
            cell = table.columns[name][place]
            what = f"is {JUMP:.0f} times or a {JUMP:.0f}th of its neighbours"
            yield table.fault(table.lines[place], name, what, cell, "look at the figure and its unit again")
