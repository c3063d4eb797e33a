"""Dated moves of outside powers, and the export controls of African states themselves."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids

AMERICAN = ("United States", "United States and European Union")
EUROPEAN = ("European Union", "United States and European Union")
WEST = tuple(dict.fromkeys((*AMERICAN, *EUROPEAN)))
"""The sides of moves that the United States, the European Union or either of them make."""
DEAL = "money or deal"


def select_moves(moves: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the moves made by a day, repeats left out, oldest first.

    Args:
        moves: table ``counter_moves``.
        day: the day looked from.

    Returns:
        The moves with ``day`` (first day of a date known less exactly) and ``row_ids``.
    """
    rows = with_row_ids(moves[moves["is_repeat"] == "no"])
    dated = rows.assign(day=to_first_day(rows["date"]))
    return dated[dated["day"] <= day].sort_values(["day", "row_id"], ignore_index=True)


def count_by_side(moves: pd.DataFrame) -> pd.DataFrame:
    """Count moves of each side: ``side``, ``n``, ``first`` (day), ``deals`` (money or deals), ``row_ids``."""
    frame = moves.assign(is_deal=moves["kind"] == DEAL)
    counted = frame.groupby("side", as_index=False).agg(
        n=("row_id", "count"), first=("day", "min"), deals=("is_deal", "sum"), row_ids=("row_ids", join_ids)
    )
    return counted.sort_values(["n", "side"], ascending=[False, True], ignore_index=True)


def order_controls(controls: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Order the export controls of African states by the day they take effect.

    Args:
        controls: table ``african_export_controls``.
        day: the day looked from.

    Returns:
        The rows with ``day`` (first day of effect, else of the decision), ``is_ahead`` (takes effect after
        ``day``) and ``row_ids``.
    """
    rows = with_row_ids(controls)
    start = to_first_day(rows["effective"].where(rows["effective"] != "", rows["decided"]))
    frame = rows.assign(day=start, is_ahead=start > day)
    return frame.sort_values(["day", "row_id"], ignore_index=True)


def before(rows: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the rows whose whole period ended before a day, by the column ``date`` or ``effective``."""
    text = rows["date"] if "date" in rows else rows["effective"]
    return rows[to_last_day(text) < day]
