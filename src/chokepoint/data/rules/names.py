"""What a row's id and its place in the source say again: edition, commodity, stage, country, year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

NAMED: Mapping[str, tuple[str, ...]] = {
    "production": ("publisher", "commodity_id", "stage", "country_iso3", "year"),
    "capacity": ("publisher", "vintage", "commodity_id", "stage", "country_iso3", "year"),
    "reserves": ("publisher", "vintage", "commodity_id", "basis", "country_iso3", "year"),
    "production_history": ("edition", "commodity_id", "stage", "country_iso3", "year"),
    "reserves_history": ("commodity_id", "country_iso3", "year"),
    "commodity_prices": ("publisher", "vintage", "commodity_id", "year"),
    "import_reliance": ("publisher", "vintage", "commodity_id", "year"),
    "import_sources": ("publisher", "vintage", "commodity_id", "country_iso3", "last_year"),
    "published_shares": ("year",),
    "governance": ("vintage", "country_iso3", "year"),
    "eu_supply_shares": ("assessment_year", "material_as_printed", "stage", "supply", "country_iso3"),
    "eu_criticality": ("assessment_year", "material_as_printed", "stage"),
    "iea_supply": ("publisher", "vintage", "commodity_id", "stage", "country_iso3", "year"),
    "companionality": ("commodity_id",),
    "reference_results": ("series", "commodity_id", "stage", "year", "metric"),
    "loans_by_year": ("database", "year"),
    "loans_by_country": ("database", "country_iso3"),
    "loan_totals": ("last_year",),
    "external_debt": ("area_iso3", "creditor", "year"),
    "external_debt_countries": ("country_iso3", "year"),
    "external_debt_creditors": ("area_iso3", "year", "rank"),
    "fdi": ("investor_iso3", "measure", "year"),
    "counter_moves": ("date",),
    "african_export_controls": ("country_iso3",),
    "africa_map": ("country_iso3",),
    "plant_closures": ("commodity_id", "country_iso3"),
    "precedents": ("commodity_id",),
    "list_entries": ("list_id", "commodity_id"),
    "list_counts": ("list_id", "official_count"),
    "measure_steps": ("step",),
    "mineral_crosswalk": ("study_name",),
    "claims": ("claim_id",),
}
"""By table, the columns whose cells the ids of its rows name."""
PLACES = (
    re.compile(r"\bmcs-?(?P<vintage>(?:19|20)\d\d)[-_]", re.IGNORECASE),
    re.compile(r"\bmcs-(?P<edition>(?:19|20)\d\d)-", re.IGNORECASE),
    re.compile(r"column \w+?_(?:est_|EST_ ?)?(?P<year>(?:19|20)\d\d)$"),
    re.compile(r"\byear=(?P<year>\d{4})$"),
    re.compile(r"\biso3=(?P<country_iso3>[A-Z]{3})$"),
    re.compile(r"\bdebtor (?P<country_as_printed>.+)$"),
)
"""What the place in a source says of the row, as patterns whose groups are columns."""


def misnamed_rows(table: Table, _: Package) -> Iterator[Fault]:
    """The id of a row names what its columns say."""
    names = [name for name in NAMED.get(table.name, ()) if table.has(name)]
    slugs = {name: {cell: _slugs(cell) for cell in set(table.columns[name])} for name in names}
    for line, row_id, *cells in table.rows(table.key, *names):
        padded = f"-{row_id}-"
        for name, cell in zip(names, cells, strict=True):
            if cell and not any(slug in padded for slug in slugs[name][cell]):
                yield table.fault(line, name, "is not in the id of the row", cell, f"the id is {row_id}")


def _slugs(cell: str) -> tuple[str, ...]:
    """Write a cell as ids do: small, with hyphens between the words or nothing, numbers with two digits."""
    slug = re.sub(r"[^a-z0-9]+", "-", cell.lower()).strip("-")
    return tuple(f"-{form}-" for form in (slug, slug.replace("-", ""), slug.zfill(2)))


def misplaced_rows(table: Table, _: Package) -> Iterator[Fault]:
    """The place in the source names the edition, the year or the country of the row."""
    if not table.has("locator"):
        return
    for pattern in PLACES:
        names = [name for name in pattern.groupindex if table.has(name)]
        for name in names:
            said = {
                place: found[name]
                for place in set(table.columns["locator"])
                if (found := pattern.search(place))
            }
            for line, place, cell in table.rows("locator", name) if said else ():
                if place in said and cell != said[place]:
                    yield table.fault(line, name, "is not that of its locator", cell, f"it says {place!r}")
