"""What was not known when: the sources of a table that a day in the past leaves out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from chokepoint.data.load import load_sources, load_table
from chokepoint.data.vintages import as_timestamp

COLUMNS = ["source_id", "title", "published", "reason"]


def excluded_sources(name: str, as_of: str | date) -> pd.DataFrame:
    """Name the sources of a table that were not yet out on a day.

    Args:
        name: the table's name.
        as_of: the day.

    Returns:
        ``source_id``, ``title``, ``published`` (as printed, ``""`` if undated) and ``reason``, sorted by
        ``published`` and ``source_id``.

    Raises:
        DataError: if there is no such table or ``as_of`` is no date.
    """
    used = load_table(name)
    sources = load_sources().reset_index()
    limit = as_timestamp(as_of)
    out = sources[sources["source_id"].isin(_ids(used)) & ~(sources["published_last_day"] <= limit)]
    reason = out["published_last_day"].isna().map({True: "no date of publication", False: "published later"})
    return out.assign(reason=reason)[COLUMNS].sort_values(["published", "source_id"], ignore_index=True)


def _ids(frame: pd.DataFrame) -> pd.Series:
    return frame["source_id"] if "source_id" in frame.columns else pd.Series(dtype=str)
