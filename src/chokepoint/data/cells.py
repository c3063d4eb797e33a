"""What a cell of each type looks like: one rule, for the check of the package and for loading it alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

NUMBER = r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?"
WHOLE = r"-?(0|[1-9][0-9]{0,17})"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TRUTH = {"true": True, "false": False}
"""The truth values as a reader of files gives them, whatever words the descriptor has for them."""

HINTS = {
    "number": "write digits with a point, without sign +, thousands separators, exponent or unit",
    "integer": "write digits only",
    "date": "write YYYY-MM-DD",
    "boolean": "write true or false",
}


def fits(kind: str) -> Callable[[str], bool]:
    """Give the test whether a filled cell is of a type.

    Args:
        kind: ``string``, ``number``, ``integer``, ``date`` or ``boolean``.

    Returns:
        A function of a cell's text.
    """
    return _TESTS[kind]


def convert(cells: pd.Series, kind: str) -> pd.Series:
    """Convert the cells of a column to its type.

    Args:
        cells: text, ``""`` where there is none.
        kind: as for :func:`fits`.

    Returns:
        ``float64``, ``Int64``, ``datetime64`` or ``boolean``; missing where a cell is empty or does not fit.
        Text is given back as it is.
    """
    if kind == "string":
        return cells
    return _CONVERTERS[kind](cells.where(cells.str.fullmatch(_PATTERNS[kind], na=False)))


def _matches(pattern: str) -> Callable[[str], bool]:
    match = re.compile(pattern).fullmatch
    return lambda cell: match(cell) is not None


def _is_day(cell: str) -> bool:
    if re.fullmatch(DAY, cell) is None:
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _to_date(cells: pd.Series) -> pd.Series:
    return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").dt.as_unit("us")


_PATTERNS = {"number": NUMBER, "integer": WHOLE, "date": DAY, "boolean": "true|false"}
_TESTS: Mapping[str, Callable[[str], bool]] = {
    "string": lambda cell: True,
    "number": _matches(NUMBER),
    "integer": _matches(WHOLE),
    "date": _is_day,
    "boolean": TRUTH.__contains__,
}
_CONVERTERS: Mapping[str, Callable[[pd.Series], pd.Series]] = {
    "number": lambda cells: pd.to_numeric(cells).astype("float64"),
    "integer": lambda cells: pd.to_numeric(cells).astype("Int64"),
    "date": _to_date,
    "boolean": lambda cells: cells.map(TRUTH).astype("boolean"),
}
