"""Printed shares of ownership and control, ordered by what they are shares of."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids

SCOPES = ("continent", "country", "world metal", "refining", "mine")
OPEN = {"less than": (-1, 0), "at least": (0, 1), "more than": (0, 1)}


def order_shares(ownership: pd.DataFrame, controller: str = "China") -> pd.DataFrame:
    """Order the printed percentages of one controller by what they are of, and by size.

    Args:
        ownership: table ``mining_ownership``.
        controller: whose shares.

    Returns:
        The rows in percent with ``percent``, ``side`` (-1: printed as an upper bound, 1: as a lower bound,
        0: as a value) and ``row_ids``, in the order of ``SCOPES``; other scopes are left out. A count
        of mines out of 19 becomes a percentage.
    """
    rows = with_row_ids(ownership[(ownership["controller"] == controller) & ownership["scope"].isin(SCOPES)])
    percent = rows["value"].where(rows["unit"] == "percent", 100 * rows["value"] / 19)
    side = rows["qualifier"].map({word: sum(ends) for word, ends in OPEN.items()}).fillna(0).astype(int)
    frame = rows.assign(percent=percent, side=side, order=rows["scope"].map(SCOPES.index))
    return frame.sort_values(["order", "percent", "row_id"], ignore_index=True).drop(columns="order")


def range_by_scope(ordered: pd.DataFrame) -> pd.DataFrame:
    """Give the lowest and highest printed share of each scope: ``scope``, ``low``, ``high``, ``row_ids``."""
    grouped = ordered.groupby("scope", sort=False)
    return grouped.agg(
        low=("percent", "min"), high=("percent", "max"), row_ids=("row_ids", ";".join)
    ).reset_index()
