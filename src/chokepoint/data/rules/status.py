"""The status of a row against its value, its bound and its note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chokepoint.data.faults import Fault
from chokepoint.data.rules.printed import SEE_NOTE
from chokepoint.data.rules.table import Package, Table

WITHOUT_VALUE = (
    "withheld",
    "not_available",
    "included_elsewhere",
    "range",
    "in_words",
    "net_exporter",
    "ranked",
)
OR_ELSE = ("quantity_m3", "low", "high")
"""Where the figure of a row may stand instead."""
BOUNDS = {"<": "less_than", ">": "greater_than"}
LESS = re.compile(r"\bless than (1/2|½|half a) unit\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"^printed as included with\b", re.IGNORECASE)
ESTIMATED = re.compile(r"^estimated( from\b| based on\b| in both years\b|\.( --|$))", re.IGNORECASE)


def wrong_states(table: Table, _: Package) -> Iterator[Fault]:
    """A quantity of nil has status zero and nothing else has; withheld and not available have no value."""
    figure = "quantity_kg" if table.has("quantity_kg") else "value"
    if not table.has("status", figure):
        return
    columns = [table.columns[name] for name in (figure, *OR_ELSE) if table.has(name)]
    cells = [next(filter(None, cells), "") for cells in zip(*columns, strict=True)]
    has_zero = "zero" in _states(table)
    printed = table.columns["value_as_printed"] if table.has("value_as_printed") else [""] * len(cells)
    for (line, status), cell, words in zip(table.rows("status"), cells, printed, strict=True):
        is_left_to_a_note = words == SEE_NOTE and not cell
        what = _problem(status, cell, has_zero) if status and not is_left_to_a_note else ""
        if what:
            yield table.fault(line, "status", what, status, f"{figure} is {cell!r}")


def _states(table: Table) -> list[str]:
    field = next(field for field in table.fields if field["name"] == "status")
    states: list[str] = field.get("constraints", {}).get("enum", [])
    return states


def _problem(status: str, cell: str, has_zero: bool) -> str:
    is_empty = status in WITHOUT_VALUE
    if not cell:
        return "" if is_empty else "does not fit an empty quantity"
    if is_empty:
        return "does not fit a printed quantity"
    is_nil = not cell.strip("0.")
    return "does not fit the quantity" if has_zero and (status == "zero") != is_nil else ""


def wrong_bounds(table: Table, _: Package) -> Iterator[Fault]:
    """A figure printed with < or > is a bound, and a bound is printed with one."""
    if table.has("qualifier", "status", "value_as_printed"):
        for line, qualifier, status in table.rows("qualifier", "status"):
            wanted = BOUNDS.get(qualifier, "")
            if (wanted or status in BOUNDS.values()) and status != wanted:
                yield table.fault(
                    line, "status", f"does not fit qualifier {qualifier!r}", status, "change one"
                )


def wrong_notes(table: Table, _: Package) -> Iterator[Fault]:
    """The status says what the note of the source says of the figure."""
    if not table.has("status", "note"):
        return
    for line, status, note in table.rows("status", "note"):
        wanted = _noted(note) if note else ""
        if wanted and (status == "reported" or (wanted != "estimated" and status != wanted)):
            hint = f"write {wanted}; the note says {note[:60]!r}"
            yield table.fault(line, "status", "does not fit the note", status, hint)


def _noted(note: str) -> str:
    kinds = ((LESS, "less_than"), (ELSEWHERE, "included_elsewhere"), (ESTIMATED, "estimated"))
    return next((status for pattern, status in kinds if pattern.search(note)), "")


def wrong_operands(table: Table, _: Package) -> Iterator[Fault]:
    """A division or a multiplication needs a factor, a sum has none."""
    if table.has("operation", "operand"):
        for line, operation, operand in table.rows("operation", "operand"):
            if operation and (operation == "sum") != (operand == ""):
                what = f"does not fit operation {operation}"
                yield table.fault(line, "operand", what, operand, "sums have none")
