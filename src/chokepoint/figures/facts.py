"""Facts: the numbers, dates and words that prose may use, each with the rows it was computed from."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

import pandas as pd

from chokepoint.data import collect_rows
from chokepoint.errors import FactError

FACT_MIME = "application/vnd.chokepoint.fact+json"
Value = float | int | str | bool | None


def make_fact(
    key: str,
    value: Value,
    unit: str,
    rows: pd.DataFrame | None,
    how: str,
    bounds: tuple[Value, Value] = (None, None),
) -> dict[str, Any]:
    """Build the MIME bundle of a fact: prose can use it, and nbval compares it.

    Args:
        key: the name prose uses, ``lower_case``.
        value: a number, date, word or truth value; None where nothing is published.
        unit: the unit of a number.
        rows: the rows it was computed from, with a ``row_ids`` or ``row_id`` column.
        how: in a few words, how it was computed from them.
        bounds: the lowest and the highest it may be, as far as they are known.

    Raises:
        FactError: if the key is malformed, or a number comes without rows or without an explanation.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise FactError("a key is lower case with underscores", where=f"fact {key!r}")
    if rows is None and isinstance(value, float | int) and not isinstance(value, bool):
        raise FactError(
            "a number needs the rows it was computed from", where=f"fact {key}", hint="give it a Column"
        )
    if rows is not None and not how:
        raise FactError("say how it was computed", where=f"fact {key}", hint="give its Column how=")
    refs = [] if rows is None else collect_rows(rows)
    listed = [{"row_id": r.row_id, "source_id": r.source_id, "locator": r.locator} for r in refs]
    payload = {"key": key, "value": value, "unit": unit, "how": how, "rows": listed}
    payload |= {name: bound for name, bound in zip(("low", "high"), bounds, strict=True) if bound is not None}
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
