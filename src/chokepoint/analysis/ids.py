"""Carry the names of rows through every computation."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd


def join_ids(values: Iterable[str]) -> str:
    """Join ids that may themselves be joined already: sorted, unique, separated by ``;``."""
    return ";".join(sorted({part for value in values for part in str(value).split(";") if part}))


def with_row_ids(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a loaded table the column ``row_ids`` that computed frames carry."""
    return frame.assign(row_ids=frame["row_id"])


def names_id(values: pd.Series, one: str) -> pd.Series:
    """Tell which cells of ids joined by ``;`` name a given id."""
    return values.map(lambda text: one in str(text).split(";")).astype(bool)


def tally(rows: pd.DataFrame, over: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count rows into one row: ``n`` and the ``row_ids`` counted, or looked through if none was found.

    Args:
        rows: the rows to count, with ``row_ids`` or ``row_id``.
        over: the rows among which they were looked for.
    """
    seen = over if rows.empty and over is not None else rows
    column = "row_ids" if "row_ids" in seen else "row_id"
    return pd.DataFrame({"n": [len(rows)], "row_ids": [join_ids(seen[column])]})


def in_one_row(over: pd.DataFrame, **values: object) -> pd.DataFrame:
    """Put values into one row, with the ids of all rows they were worked out of.

    Args:
        over: these rows, with ``row_ids`` or ``row_id``.
        values: the values, by column.
    """
    column = "row_ids" if "row_ids" in over else "row_id"
    return pd.DataFrame(
        {name: [value] for name, value in values.items()} | {"row_ids": join_ids(over[column])}
    )


def pattern_of(row_ids: Iterable[str]) -> str:
    """Name the rows of one printed table in short: ``prod-usgs-2026-tin-mine-*-2024``.

    Args:
        row_ids: ids that end in ``-<country>-<year>``.

    Returns:
        One pattern for every beginning and year that occur, joined by ``;``; an id of another shape, and one
        that stands alone, stays as it is.
    """
    listed = [str(row_id) for row_id in row_ids]
    if len(listed) == 1:
        return listed[0]
    return join_ids(_TABLE_ROW.sub(r"\1-*-\2", row_id) for row_id in listed)


_TABLE_ROW = re.compile(r"^(.+)-[a-z]{3}-(\d{4})$")


def citing(frame: pd.DataFrame, more: pd.Series) -> pd.DataFrame:
    """Add to the ``row_ids`` of each row those that decide it too; an empty one adds nothing."""
    pairs = zip(frame["row_ids"], more, strict=True)
    return frame.assign(row_ids=pd.Series([join_ids(pair) for pair in pairs], frame.index, dtype="str"))
