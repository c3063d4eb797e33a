"""Facts: the numbers, dates and words that prose may use, each with the rows it was computed from."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

import pandas as pd
from IPython.display import display

from chokepoint.data import collect_rows
from chokepoint.errors import FactError

FACT_MIME = "application/vnd.chokepoint.fact+json"
Value = float | int | str | bool | None


def fact(key: str, value: object, *, unit: str = "", rows: pd.DataFrame | None = None, how: str = "") -> None:
    """Store a value under a key as an output of the cell, so that prose can use it and nbval compares it.

    Args:
        key: the name prose uses, ``lower_case``.
        value: a number, date, word or truth value; None or NaN where nothing is published.
        unit: the unit of a number.
        rows: the rows it was computed from, with a ``row_ids`` or ``row_id`` column.
        how: in a few words, how it was computed from them.

    Raises:
        FactError: if the key is malformed, or a number comes without rows or without an explanation.
    """
    plain = plain_value(value)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise FactError("a key is lower case with underscores", where=f"fact {key!r}")
    if rows is None and isinstance(plain, float | int) and not isinstance(plain, bool):
        raise FactError(
            "a number needs the rows it was computed from", where=f"fact {key}", hint="pass rows="
        )
    if rows is not None and not how:
        raise FactError("say how it was computed", where=f"fact {key}", hint="pass how=")
    display(make_fact(key, plain, unit, rows, how), raw=True)


def facts(rows: pd.DataFrame, /, present: str = "", **cells: tuple[str, str, str]) -> None:
    """Store several facts that stand in columns of the same rows.

    Args:
        rows: usually one row; of several, the largest value of a column is taken, and names are joined.
        present: key of one more fact, whether there is any row at all, for ``{when}`` blocks.
        cells: ``key=(column, unit, how)``; the unit may be empty, ``year`` makes a number a name.

    Raises:
        FactError: as :func:`fact`.
    """
    if present:
        fact(present, not rows.empty)
    for key, (column, unit, how) in cells.items():
        fact(key, _summarise(rows[column], unit), unit="" if unit == "year" else unit, rows=rows, how=how)


def _summarise(values: pd.Series, unit: str) -> object:
    if unit == "year":
        values = values.astype("Int64").astype(str)
    if pd.api.types.is_string_dtype(values):
        return ", ".join(dict.fromkeys(values)) or None
    return values.max()


def make_fact(key: str, value: Value, unit: str, rows: pd.DataFrame | None, how: str) -> dict[str, Any]:
    """Build the MIME bundle of a fact."""
    refs = [] if rows is None else collect_rows(rows)
    listed = [{"row_id": r.row_id, "source_id": r.source_id, "locator": r.locator} for r in refs]
    payload = {"key": key, "value": value, "unit": unit, "how": how, "rows": listed}
    words = f"{key} = {value}" + (f" {unit}" if unit else "")
    return {FACT_MIME: payload, "text/plain": f"{words}  [{sum(ref.rows for ref in refs)} rows]"}


def plain_value(value: object) -> Value:
    """Turn numpy and pandas scalars into plain Python ones, missing values into None, dates into ISO text."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.12g}")
    if isinstance(value, bool | int | str):
        return value
    raise FactError(
        f"a {type(value).__name__} cannot be a fact", hint="give a number, date, word or truth value"
    )
