"""Dates: days there are, in an order that can be, and not later than the text that tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table, span

FIRST_YEAR, YEARS_AHEAD = 1900, 60
"""Dates of the package lie between this year and so many years after the day of the check."""
PERIODS = (
    ("period_start", "period_end"),
    ("from", "until"),
    ("date", "until"),
    ("target_start", "target_full"),
    ("announced", "effective"),
    ("first_year", "last_year"),
)
HAPPENED = {
    "announced": 0,
    "date": 0,
    "state_date": 0,
    "stage_date": 0,
    "stated": 0,
    "decided": 0,
    "period": 0,
    "period_start": 0,
    "period_end": 0,
    "assessment_year": 0,
    "list_date": 1,
    "year": 1,
    "first_year": 0,
    "last_year": 0,
    "effective": 5,
    "from": 5,
    "until": 5,
}
"""Columns that tell what was when their source came out, and the years they may run ahead of it."""
LONG_BEFORE = {
    ("prices", "date"): 6,
    ("exports_monthly", "period_start"): 3,
    ("exports_monthly", "period_end"): 3,
    ("export_derivations", "period_start"): 3,
    ("supply_response", "state_date"): 2,
    ("chip_timeline", "date"): 3,
    ("capacity", "year"): 3,
    ("reserves", "year"): 4,
    ("commodity_prices", "year"): 6,
    ("import_reliance", "year"): 6,
    ("import_sources", "last_year"): 3,
    ("iea_supply", "year"): 2,
    ("rare_earth_prices", "period"): 6,
    ("production_quotas", "year"): 2,
    ("production_quota_groups", "year"): 2,
    ("export_quota_companies", "year"): 2,
    ("embargo_evidence", "date"): 2,
    ("measure_steps", "date"): 6,
    ("list_entries", "list_date"): 4,
    ("subsidies", "date"): 3,
    ("mining_projects", "stage_date"): 4,
    ("mining_project_targets", "stated"): 4,
    ("african_export_controls", "decided"): 3,
}
"""Tables whose sources tell of what is new: the years a date may lie before its source."""
AHEAD = ("projected", "target", "forecast", "planned", "pledged", "announced", "expected", "in_force")
"""States of a row that speaks of what is to come."""
PRECISIONS = {
    "date_precision": ("date", "effective"),
    "announced_precision": ("announced",),
    "effective_precision": ("effective",),
}
SHAPES = {4: ("year",), 7: ("month", "quarter", "half year"), 10: ("day", "week", "quarter", "quarter end")}
"""How exactly a date of so many characters may be known."""
DATED_ID = re.compile(r"(?<!\d)((?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?)(?!\d)")


def impossible_dates(table: Table, package: Package) -> Iterator[Fault]:
    """A date is a day there is, within a range that can be meant."""
    years = range(FIRST_YEAR, package.today.year + YEARS_AHEAD)
    for name in _dated(table):
        found = {cell: _date_problem(cell, years) for cell in set(table.columns[name]) if cell}
        if any(found.values()):
            for line, cell in table.filled(name):
                if found[cell]:
                    yield table.fault(line, name, found[cell], cell, "look at the calendar")


def _dated(table: Table) -> list[str]:
    return [field["name"] for field in table.fields if "dateKind" in field or field["type"] == "date"]


def _date_problem(cell: str, years: range) -> str:
    days = span(cell)
    if days is None:
        parts = cell.split("-")
        shaped = [len(part) for part in parts] == [4, 2, 2] and parts[1] <= "12"
        return "is a day that does not exist" if shaped and cell.replace("-", "").isdigit() else ""
    return "" if days[0].year in years else f"lies outside {years.start} to {years.stop - 1}"


def backward_periods(table: Table, _: Package) -> Iterator[Fault]:
    """A period does not end before it begins."""
    for start, end in PERIODS:
        if table.has(start, end):
            for line, begin, close in table.rows(start, end):
                first, last = span(begin), span(close)
                if first and last and first[0] > last[1]:
                    yield table.fault(line, start, f"is after {end}", begin, "swap the two")


def future_publications(table: Table, package: Package) -> Iterator[Fault]:
    """Nothing has been published in the future."""
    if table.name == "sources" and table.has("published"):
        for line, cell in table.filled("published"):
            days = span(cell)
            if days and days[0] > package.today:
                what = f"is after today, {package.today}"
                yield table.fault(line, "published", what, cell, "write the day it came out")


def ahead_of_source(table: Table, package: Package) -> Iterator[Fault]:
    """What a row tells did not happen after its source was published; what is planned may."""
    if table.name == "sources" or not table.has("source_id"):
        return
    limits = {source: days[1] for source, cell in package.published.items() if (days := span(cell))}
    for name in filter(table.has, HAPPENED):
        late = {
            (source, cell)
            for source, cell in set(zip(table.columns["source_id"], table.columns[name], strict=True))
            if source in limits and (days := span(cell)) and _before(days[0], HAPPENED[name]) > limits[source]
        }
        yield from _late(table, package, name, late) if late else ()


def long_before_source(table: Table, package: Package) -> Iterator[Fault]:
    """What a source tells as new did not happen many years before it was published."""
    for (name, column), years in LONG_BEFORE.items():
        if name == table.name and table.has(column, "source_id"):
            for line, source, cell in table.rows("source_id", column):
                then, day = span(cell), span(package.published.get(source, ""))
                if then and day and day[0].year - then[1].year > years:
                    hint = f"{source} was published {package.published[source]}"
                    yield table.fault(
                        line, column, f"is more than {years} years before its source", cell, hint
                    )


def _late(table: Table, package: Package, name: str, late: set[tuple[str, str]]) -> Iterator[Fault]:
    states = [table.columns[name] for name in ("status", "step") if table.has(name)]
    for place, (line, source, cell) in enumerate(table.rows("source_id", name)):
        if (source, cell) in late and not any(state[place] in AHEAD for state in states):
            hint = f"{source} was published {package.published[source]}"
            yield table.fault(line, name, "is later than its source", cell, hint)


def _before(day: date, years: int) -> date:
    return date(max(day.year - years, 1), day.month, min(day.day, 28)) if years else day


def wrong_precisions(table: Table, _: Package) -> Iterator[Fault]:
    """How exactly a date is said to be known fits what is written of it."""
    for name, columns in PRECISIONS.items():
        for column in (column for column in columns if table.has(name, column)):
            for line, precision, cell in table.rows(name, column):
                if bool(cell) != bool(precision) or (cell and precision not in SHAPES.get(len(cell), ())):
                    yield table.fault(line, name, f"does not fit {column} {cell!r}", precision, "change one")


def dates_in_source_ids(table: Table, _: Package) -> Iterator[Fault]:
    """A year or a day in the id of a source is that of its publication."""
    if table.name != "sources" or not table.has("source_id", "published"):
        return
    for line, source, published in table.rows("source_id", "published"):
        named, digits = DATED_ID.findall(source.replace("_", " ")), published.replace("-", "")
        if published and named and not any(_agree(one, digits) for one in named):
            hint = f"the id speaks of {named[0]}"
            yield table.fault(line, "published", "is not the date in the id", published, hint)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
