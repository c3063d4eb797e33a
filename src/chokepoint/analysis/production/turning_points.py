"""The turning points of a share's history: the top, the deepest later value, and the newest."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids

POINT = ["publisher", "vintage", "year", "percent", "row_ids"]


def peak(history: pd.DataFrame) -> pd.DataFrame:
    """Find the highest share of a history.

    Args:
        history: rows of ``concentration.concentrate`` (share 0-1).

    Returns:
        One row with the columns of ``POINT``, the earliest of several; no row if the history is empty.
    """
    return _points(history).sort_values(["percent", "year"], ascending=[False, True]).head(1)


def trough(history: pd.DataFrame, since: int) -> pd.DataFrame:
    """Find the lowest share after a year, over all publishers and editions: one row of ``POINT`` or none."""
    later = _points(history[history["year"] > since])
    return later.sort_values(["percent", "year"]).head(1)


def newest(history: pd.DataFrame) -> pd.DataFrame:
    """Give the newest year's share in the newest edition that prints it: one row of ``POINT`` or none."""
    return _points(history).sort_values(["year", "vintage"]).tail(1)


def same_year(history: pd.DataFrame, year: int) -> pd.DataFrame:
    """Give the range of shares that publishers and editions print for one year.

    Returns:
        One row: ``low``, ``high`` (percent), ``n`` (tables), ``high_publisher``, ``row_ids``; or no row.
    """
    ours = _points(history[history["year"] == year]).sort_values("percent", kind="stable")
    row = {"low": ours["percent"].min(), "high": ours["percent"].max(), "n": len(ours)}
    row |= {"high_publisher": "".join(ours["publisher"].tail(1)), "row_ids": join_ids(ours["row_ids"])}
    return pd.DataFrame([row])[: len(ours)]


def _points(history: pd.DataFrame) -> pd.DataFrame:
    return history.assign(percent=100 * history["share"])[POINT]
