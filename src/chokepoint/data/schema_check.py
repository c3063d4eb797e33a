"""What the Table Schemas say of each cell, checked column by column.

The answers are those of frictionless, which checks cell by cell and takes some twenty times as long; the
tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names

Field = dict[str, Any]

TYPE_HINTS = {
    "number": "write digits with a point, without thousands separators or units",
    "integer": "write digits only",
    "date": "write YYYY-MM-DD",
    "boolean": "write true or false",
}
PARTIAL_HINT = "write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn or YYYY-Hn"
WHOLE = r"-?[0-9]+"


def schema_faults(name: str, schema: dict[str, Any], cells: pd.DataFrame) -> list[Fault]:
    """Check a well-formed table against its Table Schema.

    Args:
        name: the table's name.
        schema: its Table Schema.
        cells: its cells as text, indexed by line.

    Returns:
        One fault for each cell of the wrong type or outside its constraints. Keys are left to
        :mod:`chokepoint.data.rules`, which can say more about them.
    """
    return [fault for field in schema["fields"] for fault in _field_faults(name, field, cells[field["name"]])]


def _field_faults(table: str, field: Field, cells: pd.Series) -> Iterator[Fault]:
    filled = cells[cells != ""]
    limits = field.get("constraints", {})
    if limits.get("required"):
        for line in cells.index[cells == ""]:
            yield Fault(table, int(line), field["name"], "is empty", None, "the column is required")
    fits = _fits_type(filled, field)
    hint = TYPE_HINTS.get(field["type"], "")
    yield from _faults(table, filled[~fits], f"is not a {field['type']}", hint)
    for constraint, limit in limits.items():
        if constraint != "required":
            yield from _constraint_faults(table, field, filled[fits], constraint, limit)


def _faults(table: str, wrong: pd.Series, what: str, hint: str) -> Iterator[Fault]:
    for line, cell in wrong.items():
        yield Fault(table, int(str(line)), str(wrong.name), what, str(cell), hint)


def _constraint_faults(
    table: str, field: Field, cells: pd.Series, constraint: str, limit: Any
) -> Iterator[Fault]:
    wrong = cells[~_CONSTRAINTS[constraint](cells, limit)]
    if constraint == "enum":
        for line in wrong.index:
            yield from _faults(
                table, wrong.loc[[line]], "is not an allowed value", close_names(wrong[line], limit)
            )
    elif constraint == "pattern" and field.get("dateKind"):
        yield from _faults(table, wrong, "is not a date", PARTIAL_HINT)
    elif constraint == "pattern":
        yield from _faults(table, wrong, "does not fit the pattern", f"write {limit}")
    else:
        side = {"minimum": "below", "maximum": "above"}[constraint]
        yield from _faults(table, wrong, f"is {side} the {constraint} {limit}", "")


def _fits_type(cells: pd.Series, field: Field) -> pd.Series:
    return _TYPES[field["type"]](cells, field)


def _is_number(cells: pd.Series, _: Field) -> pd.Series:
    """Tell what can be read as a number; what no page prints (NaN, exponents) is left to the rules."""
    return pd.to_numeric(cells, errors="coerce").notna() | cells.str.lower().isin(["nan", "inf", "-inf"])


def _is_date(cells: pd.Series, _: Field) -> pd.Series:
    full = cells.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").astype(bool)
    return full & pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()


def _is_boolean(cells: pd.Series, field: Field) -> pd.Series:
    return cells.isin([*field.get("trueValues", ["true"]), *field.get("falseValues", ["false"])])


_TYPES: dict[str, Callable[[pd.Series, Field], pd.Series]] = {
    "string": lambda cells, _: pd.Series(True, cells.index),
    "number": _is_number,
    "integer": lambda cells, _: cells.str.fullmatch(WHOLE).astype(bool),
    "date": _is_date,
    "boolean": _is_boolean,
}


_CONSTRAINTS: dict[str, Callable[[pd.Series, Any], pd.Series]] = {
    "enum": lambda cells, limit: cells.isin(limit),
    "pattern": lambda cells, limit: cells.str.fullmatch(limit).astype(bool),
    "minimum": lambda cells, limit: ~(pd.to_numeric(cells, errors="coerce") < limit),
    "maximum": lambda cells, limit: ~(pd.to_numeric(cells, errors="coerce") > limit),
}
