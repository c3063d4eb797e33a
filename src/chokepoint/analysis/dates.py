"""Months and partial dates as columns of timestamps."""

from __future__ import annotations

from datetime import date

import pandas as pd

from chokepoint.data import first_day, last_day


def to_first_day(texts: pd.Series) -> pd.Series:
    """Read partial dates (``2025``, ``2025-H1``, ...) as the first day of their period; blanks are NaT."""
    return pd.to_datetime(texts.map(lambda text: first_day(text) if text else None))


def to_last_day(texts: pd.Series) -> pd.Series:
    """Read partial dates as the last day of their period; blanks are NaT."""
    return pd.to_datetime(texts.map(lambda text: last_day(text) if text else None))


def month_starts(first_month: str, last_month: str) -> list[pd.Timestamp]:
    """List the first days of all months from ``YYYY-MM`` to ``YYYY-MM``, both included."""
    return list(pd.date_range(f"{first_month}-01", f"{last_month}-01", freq="MS"))


def evidence_day(sources: pd.DataFrame, as_of: str | date | None = None) -> pd.Timestamp:
    """Give the day a page looks from.

    Args:
        sources: as ``load_sources`` gives them.
        as_of: the day asked for, if any.

    Returns:
        ``as_of``, else the newest publication date of the evidence; one known to the month counts as its
        last day, one known only to the year does not count.
    """
    if as_of is not None:
        return pd.Timestamp(as_of)
    dated = sources.loc[sources["published"].str.len() >= len("2023-07"), "published"]
    return to_last_day(dated).max()
