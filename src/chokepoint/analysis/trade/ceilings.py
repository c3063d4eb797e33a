"""Ceilings on mining and separation: by year, their growth, and the share of the largest group."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import to_frame
from chokepoint.analysis.trade.quotas import newest_firm

LEADER = "China Northern Rare Earth"


def yearly_ceilings(ceilings: pd.DataFrame) -> pd.DataFrame:
    """Pick one ceiling a year for each stage and kind of ore: those printed for the whole year.

    Args:
        ceilings: table ``production_quotas``.

    Returns:
        The rows of the table with ``row_ids``, sorted by stage, category and year.
    """
    whole = ceilings[(ceilings["measure"] == "ceiling") & (ceilings["batch"] == "full_year")]
    return newest_firm(whole, ["stage", "category", "year"])


def growth(yearly: pd.DataFrame, stage: str, category: str, base_year: int) -> pd.DataFrame:
    """Compare the newest ceiling with that of a base year.

    Returns:
        One row: ``base_t``, ``last_t``, ``base_year``, ``last_year``, ``times`` and ``row_ids``; none if
        the base year or a later one is missing.
    """
    own = yearly[(yearly["stage"] == stage) & (yearly["category"] == category)]
    later = own[own["year"] >= base_year].sort_values("year")
    if len(later) < 2 or later["year"].iloc[0] != base_year:
        return to_frame([], _GROWTH)
    first, last = later.iloc[0], later.iloc[-1]
    times = last["value"] / first["value"]
    ids = join_ids([first["row_ids"], last["row_ids"]])
    values = [first["value"], last["value"], first["year"], last["year"], times, ids]
    return to_frame([values], _GROWTH)


_GROWTH = {
    "base_t": "float64",
    "last_t": "float64",
    "base_year": "Int64",
    "last_year": "Int64",
    "times": "float64",
    "row_ids": "str",
}


def standstill(yearly: pd.DataFrame, stage: str, category: str) -> pd.DataFrame:
    """Find since when the newest ceiling has not moved.

    Returns:
        One row: ``value``, ``since``, ``last_year``, ``row_ids``; none unless it stood for two years.
    """
    own = yearly[(yearly["stage"] == stage) & (yearly["category"] == category)].sort_values("year")
    if own.empty:
        return to_frame([], _STANDSTILL)
    moved = (own["value"] != own["value"].iloc[-1])[::-1].cummax()[::-1]
    still = own[~moved.astype(bool)]
    values = [own["value"].iloc[-1], still["year"].iloc[0], own["year"].iloc[-1], join_ids(still["row_ids"])]
    return to_frame([values], _STANDSTILL)[: int(len(still) > 1)]


_STANDSTILL = {
    "value": "float64",
    "since": "Int64",
    "last_year": "Int64",
    "row_ids": "str",
}


def leader_shares(groups: pd.DataFrame, ceilings: pd.DataFrame, leader: str = LEADER) -> pd.DataFrame:
    """Compute the largest group's share of the ceiling on ore, batch by batch.

    Args:
        groups: table ``production_quota_groups``.
        ceilings: table ``production_quotas``.
        leader: name of the group.

    Returns:
        ``year``, ``batch``, ``group_t``, ``total_t``, ``percent``, ``row_ids``; only batches of which the
        total is printed (``first_two`` is the sum of the first and the second).
    """
    own = groups[(groups["company_group"] == leader) & (groups["stage"] != "smelting_separation")]
    totals = _batch_totals(ceilings)
    joined = own.merge(totals, on=["year", "batch", "stage"])
    ids = [join_ids(pair) for pair in zip(joined["row_id"], joined["total_ids"], strict=True)]
    frame = joined.assign(
        group_t=joined["value"], percent=100 * joined["value"] / joined["total_t"], row_ids=ids
    )
    columns = ["year", "batch", "group_t", "total_t", "percent", "row_ids"]
    return frame[columns].sort_values(["year", "batch"], ignore_index=True)


def _batch_totals(ceilings: pd.DataFrame) -> pd.DataFrame:
    """Give the total of each batch, and of the first two together: ``total_t``, ``total_ids``."""
    batches = ceilings[
        (ceilings["category"] == "total") & ceilings["batch"].isin(["first", "second", "third"])
    ]
    best = newest_firm(batches, ["year", "batch", "stage"])
    two = best[best["batch"] != "third"].groupby(["year", "stage"])
    pairs = two.filter(lambda group: len(group) == 2).groupby(["year", "stage"])
    sums = pairs.agg(value=("value", "sum"), row_ids=("row_ids", join_ids)).reset_index()
    joined = pd.concat([best, sums.assign(batch="first_two")], ignore_index=True)
    kept = joined[["year", "batch", "stage", "value", "row_ids"]]
    return kept.rename(columns={"value": "total_t", "row_ids": "total_ids"})
