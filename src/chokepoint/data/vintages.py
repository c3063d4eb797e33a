"""What was known when: rows and editions as of a day in the past."""

from __future__ import annotations

from datetime import date

import pandas as pd

from chokepoint.data.dates import last_day


def known_on(frame: pd.DataFrame, day: str | date) -> pd.DataFrame:
    """Keep the rows whose source was published on or before a day.

    Args:
        frame: rows with a ``published`` column (``NaT`` where the source is undated).
        day: a date, or text like ``2023-07-06``; a partial date counts as its last day.

    Returns:
        The rows known on that day, without those of undated sources; a table that has no sources (names of
        countries and commodities) is returned whole.

    Raises:
        DataError: if ``day`` is no date.
    """
    limit = as_timestamp(day)
    if "published" not in frame.columns or not pd.api.types.is_datetime64_any_dtype(frame["published"]):
        return frame
    return frame[frame["published"] <= limit].reset_index(drop=True)


def as_timestamp(day: str | date) -> pd.Timestamp:
    """Give a day as a timestamp; text may be partial and then counts as its last day."""
    return pd.Timestamp(last_day(day) if isinstance(day, str) else day)


def newest_edition(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Keep, for each key, the row that was published last.

    Args:
        frame: rows with ``published``, and ``vintage`` where several editions came out on the same day.
        key: the columns that name what is measured, for example country and year.

    Returns:
        One row per key, in the order of ``frame``. Undated rows give way to dated ones; among rows of the
        same day the last vintage wins, among equal vintages the last row.
    """
    order = [column for column in ("published", "vintage") if column in frame.columns]
    ranked = frame.sort_values(order, kind="stable", na_position="first") if order else frame
    return frame.loc[ranked.drop_duplicates(key, keep="last").index.sort_values()].reset_index(drop=True)
