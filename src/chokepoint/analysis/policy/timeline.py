"""Dated events and the days between them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids


def select_events(events: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """Keep the events between two days, both included, with ``day`` and ``row_ids``; in order of time.

    What is dated to a month stands after the days of that month, because it is known only when it has ended.
    """
    dated = with_row_ids(events).assign(day=to_first_day(events["date"]), ended=to_last_day(events["date"]))
    span = dated[dated["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    return span.sort_values(["ended", "row_id"], ignore_index=True).drop(columns="ended")


def days_between(events: pd.DataFrame, first_id: str, second_id: str) -> pd.DataFrame:
    """Count the days from one event to another.

    Returns:
        One row with ``days`` (negative if the second came first) and ``row_ids``; no row if either event is
        not among ``events``, for instance because it was not yet known.
    """
    day = to_first_day(events.set_index("row_id")["date"])
    if not {first_id, second_id} <= set(day.index):
        return pd.DataFrame({"days": pd.Series(dtype=int), "row_ids": pd.Series(dtype=str)})
    gap = (day[second_id] - day[first_id]).days
    return pd.DataFrame({"days": [gap], "row_ids": [join_ids([first_id, second_id])]})
