"""The rules of the package that a Table Schema cannot state: keys across tables, order, dates, zeros."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import pandas as pd

from chokepoint.data.dates import first_day, last_day
from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.errors import DataError

ORDERED = (
    ("low", "high"),
    ("usd_per_kg_low", "usd_per_kg_high"),
    ("value_low", "value_high"),
    ("lower", "central", "upper"),
)
ODD_NUMBER = r"[-+]*(nan|inf)|[-+.0-9]+e[-+0-9]+"
WITHOUT_VALUE = ("withheld", "not_available", "included_elsewhere", "range", "in_words")


@dataclass(frozen=True)
class Table:
    """A table as text: its name, its schema, and its cells indexed by line."""

    name: str
    schema: dict[str, Any]
    cells: pd.DataFrame

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The fields of the schema, in the order of the columns."""
        fields: list[dict[str, Any]] = self.schema["fields"]
        return fields

    @property
    def key(self) -> str:
        """The column of the primary key."""
        key: str = self.schema["primaryKey"][0]
        return key

    def has(self, *columns: str) -> bool:
        """Tell whether the table has all of these columns."""
        return set(columns) <= set(self.cells.columns)

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        """Give line and cell of every filled cell of a column."""
        cells = self.cells[name]
        return ((line, cell) for line, cell in zip(cells.index.tolist(), cells.tolist(), strict=True) if cell)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every value of the primary key."""
        return frozenset(self.cells[self.key])

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """The number columns as floats; cells that are no numbers are ``NaN``."""
        names = [field["name"] for field in self.fields if field["type"] == "number"]
        return self.cells[names].apply(pd.to_numeric, errors="coerce")


Tables = dict[str, Table]
Rule = Callable[[Table, Tables], Iterable[Fault]]


def rule_faults(tables: Tables) -> list[Fault]:
    """Apply every rule to every table.

    Args:
        tables: the tables that could be read, by name.

    Returns:
        The faults, in no particular order.
    """
    faults = [fault for table in tables.values() for rule in RULES for fault in rule(table, tables)]
    return [*faults, *_repeated_row_ids(tables), *_unused_sources(tables), *_second_spellings(tables)]


def _repeated_row_ids(tables: Tables) -> Iterator[Fault]:
    """Row ids are unique over the package, other keys within their table."""
    seen: dict[str, str] = {}
    for table in tables.values():
        for line, key in table.column(table.key):
            scope = key if table.key == "row_id" else f"{table.name}/{key}"
            if scope in seen:
                yield Fault(table.name, line, table.key, "is used twice", key, f"first in {seen[scope]}")
            seen.setdefault(scope, f"{table.name}.csv:{line}")


def _unknown_keys(table: Table, tables: Tables) -> Iterator[Fault]:
    for key in table.schema.get("foreignKeys", []):
        column, targets = key["fields"][0], [key["reference"]["resource"]]
        known = _known(targets, tables)
        cells = table.cells[column]
        for line in cells.index[(cells != "") & ~cells.isin(known)] if known else []:
            yield _unknown(table, line, column, cells[line], targets, known)


def _unknown_list_entries(table: Table, tables: Tables) -> Iterator[Fault]:
    for field in table.fields:
        targets = field.get("listOf", "").split("|")
        if not targets[0]:
            continue
        known = _known(targets, tables)
        for line, cell in table.column(field["name"]):
            entries = cell.split(";")
            if len(set(entries)) < len(entries):
                yield Fault(table.name, line, field["name"], "lists an entry twice", cell, "name each once")
            for entry in dict.fromkeys(entries):
                if known and entry not in known:
                    yield _unknown(table, line, field["name"], entry, targets, known)


def _known(targets: list[str], tables: Tables) -> frozenset[str]:
    """Collect the keys of the target tables; none if one is unreadable, which has a fault of its own."""
    if any(target not in tables for target in targets):
        return frozenset()
    return frozenset().union(*(tables[target].keys for target in targets))


def _unknown(
    table: Table, line: int, column: str, value: str, targets: list[str], known: frozenset[str]
) -> Fault:
    """Name a value that is a key of none of the target tables."""
    what = f"is not in {' or '.join(targets)}"
    return Fault(table.name, int(line), column, what, value, _add_hint(value, sorted(known)))


def _add_hint(value: str, known: list[str]) -> str:
    close = close_names(value, known)
    return close if close.startswith("did you mean") else "add it there first"


def _impossible_dates(table: Table, _: Tables) -> Iterator[Fault]:
    for field in table.fields:
        if "dateKind" in field:
            yield from (
                Fault(
                    table.name, line, field["name"], "is a day that does not exist", cell, "see the calendar"
                )
                for line, cell in table.column(field["name"])
                if _looks_dated(cell) and not _is_date(cell)
            )


def _looks_dated(cell: str) -> bool:
    """Tell whether a cell has the shape of a full date; other shapes are left to the schema's pattern."""
    parts = cell.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and cell.replace("-", "").isdigit() and parts[1] <= "12"


def _is_date(cell: str) -> bool:
    try:
        first_day(cell)
    except DataError:
        return False
    return True


def _wrong_order(table: Table, _: Tables) -> Iterator[Fault]:
    """The lower end of a printed range never lies above the upper end."""
    for columns in ORDERED:
        for low, high in pairwise(columns):
            if not table.has(low, high):
                continue
            above = table.numbers.index[table.numbers[low] > table.numbers[high]]
            yield from (
                Fault(
                    table.name,
                    int(line),
                    low,
                    f"is above {high}",
                    str(table.cells.at[line, low]),
                    "swap the two",
                )
                for line in above
            )


def _backward_periods(table: Table, _: Tables) -> Iterator[Fault]:
    for start, end in (("period_start", "period_end"), ("from", "until")):
        if not table.has(start, end):
            continue
        for line, begin in table.column(start):
            close = str(table.cells.at[line, end])
            if _is_date(begin) and _is_date(close) and first_day(begin) > last_day(close):
                yield Fault(table.name, line, start, f"is after {end}", begin, "swap the two")


def _wrong_status(table: Table, _: Tables) -> Iterator[Fault]:
    """A quantity of nil has status zero and nothing else has; withheld and not available have no value."""
    if not table.has("status", "quantity_kg"):
        return
    status, quantity = table.cells["status"], _quantity(table)
    empty, nil = quantity == "", quantity.str.fullmatch(r"0+(\.0+)?")
    faulty = {
        "does not fit an empty quantity": empty & ~status.isin(WITHOUT_VALUE),
        "does not fit a printed quantity": ~empty & status.isin(WITHOUT_VALUE),
        "does not fit the quantity": ~empty & ~status.isin(WITHOUT_VALUE) & ((status == "zero") != nil),
    }
    for problem, wrong in faulty.items():
        for line in status.index[wrong & (status != "")]:
            hint = f"quantity_kg is {quantity[line]!r}"
            yield Fault(table.name, int(line), "status", problem, status[line], hint)


def _quantity(table: Table) -> pd.Series:
    """The quantity of each row as text: kilograms, or cubic metres for a gas counted by volume."""
    mass = table.cells["quantity_kg"]
    return mass.mask(mass == "", table.cells["quantity_m3"]) if table.has("quantity_m3") else mass


def _wrong_operand(table: Table, _: Tables) -> Iterator[Fault]:
    """A division or a multiplication needs a factor, a sum has none."""
    if not table.has("operation", "operand"):
        return
    for line, operation in table.column("operation"):
        operand = str(table.cells.at[line, "operand"])
        if (operation == "sum") != (operand == ""):
            yield Fault(
                table.name, line, "operand", f"does not fit operation {operation}", operand, "sums have none"
            )


def _undated_editions(table: Table, tables: Tables) -> Iterator[Fault]:
    """A value with a vintage must have a dated source, or no page as of a day could ever show it."""
    if not table.has("vintage", "source_id") or "sources" not in tables:
        return
    published = tables["sources"].cells.set_index("source_id")["published"]
    cells = table.cells["source_id"]
    for line in cells.index[cells.isin(published.index[published == ""])]:
        hint = "date it in sources.csv"
        yield Fault(table.name, int(line), "source_id", "is an undated source", cells[line], hint)


def _untidy_cells(table: Table, _: Tables) -> Iterator[Fault]:
    for column in table.cells.columns:
        cells = table.cells[column]
        untidy = (cells != cells.str.strip()) | cells.str.contains(r"[\n\r]")
        for line in cells.index[untidy]:
            what = "has a line break or outer space"
            yield Fault(table.name, int(line), column, what, cells[line], "remove it")


def _odd_numbers(table: Table, _: Tables) -> Iterator[Fault]:
    """The schema lets NaN, INF and exponents pass as numbers; a printed figure is none of these."""
    for field in table.fields:
        if field["type"] == "number":
            cells = table.cells[field["name"]]
            for line in cells.index[cells.str.lower().str.fullmatch(ODD_NUMBER)]:
                hint = "write the digits out"
                yield Fault(table.name, int(line), field["name"], "is no plain number", cells[line], hint)


def _source_columns(table: Table) -> list[str]:
    """Name the columns that refer to sources: the row's own, further ones, those of a position."""
    names = [field["name"] for field in table.fields if field.get("listOf") == "sources"]
    return [name for name in dict.fromkeys(["source_id", *names]) if table.has(name)]


def _unused_sources(tables: Tables) -> Iterator[Fault]:
    """Only sources that some row refers to are kept."""
    if "sources" not in tables:
        return
    used = {
        entry
        for table in tables.values()
        if table.name != "sources"
        for column in _source_columns(table)
        for cell in table.cells[column].unique()
        for entry in cell.split(";")
    }
    for line, source in tables["sources"].column("source_id"):
        if source not in used:
            yield Fault("sources", line, "source_id", "is used by no row", source, "remove it")


def _second_spellings(tables: Tables) -> Iterator[Fault]:
    """One publisher has one spelling; with two it would count, and be listed, as two publishers."""
    spelt: dict[str, str] = {}
    for line, name in tables["sources"].column("publisher") if "sources" in tables else ():
        first = spelt.setdefault(re.sub(r"^the |\W", "", name.lower()), name)
        if first != name:
            yield Fault("sources", line, "publisher", "is spelt otherwise above", name, f"write {first!r}")


RULES: tuple[Rule, ...] = (
    _unknown_keys,
    _unknown_list_entries,
    _impossible_dates,
    _wrong_order,
    _backward_periods,
    _wrong_status,
    _wrong_operand,
    _undated_editions,
    _untidy_cells,
    _odd_numbers,
)
