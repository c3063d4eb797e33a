"""Countries: the code of a row against the name its source prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.data.rules.table import Package, Table

PRINTED = (
    ("country_as_printed", "country_iso3"),
    ("partner_as_printed", "partner_iso3"),
    ("target_name", "target_iso3"),
    ("jurisdiction_as_printed", "jurisdiction"),
)
"""Columns with the printed name of a country, and those with its code."""
LIST = "vocabularies/countries.csv"


def misnamed_countries(table: Table, package: Package) -> Iterator[Fault]:
    """A printed name stands for the code that the list of names gives it."""
    known = package.spellings
    for printed, code in PRINTED:
        if known and table.has(printed, code):
            wrong = {
                pair
                for pair in set(zip(table.columns[printed], table.columns[code], strict=True))
                if pair[0] and known.get(pair[0]) != pair[1]
            }
            for line, name, iso3 in table.rows(printed, code) if wrong else ():
                if (name, iso3) in wrong:
                    yield _fault(table, line, (printed, code), (name, iso3), known)


def _fault(
    table: Table, line: int, columns: tuple[str, str], cells: tuple[str, str], known: Mapping[str, str]
) -> Fault:
    (printed, code), (name, iso3) = columns, cells
    if name not in known:
        hint = f"add it to {LIST}; {close_names(name, list(known))}"
        return table.fault(line, printed, "is no known name of a country", name, hint)
    return table.fault(line, code, f"is not the country printed, {name!r}", iso3, f"write {known[name]}")
