"""Rank commodities by concentration when every index is an interval, and count who comes first.

Two commodities whose intervals overlap are not told apart: each has a range of ranks it can hold, from the
number of intervals wholly above its own to the number not wholly below (partial order of intervals; plain
counting).
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.concentration import FIRST, NOT_FIRST, PERHAPS, SURELY

MOST_UNASSIGNED = 0.5
"""A table that assigns less than half of its total to countries says too little of who makes the rest."""


def rankable(measured: pd.DataFrame) -> pd.DataFrame:
    """Keep the tables whose index has two real bounds.

    Left out are tables with missing figures and no total to bound them, and tables that leave more than half
    of the total unassigned.
    """
    bounded = ~measured["is_open"].astype(bool) & (measured["unassigned"] <= MOST_UNASSIGNED)
    return measured[bounded].reset_index(drop=True)


def rank_intervals(measured: pd.DataFrame) -> pd.DataFrame:
    """Give each row the ranks it can hold, the most concentrated being 1.

    Args:
        measured: rows with ``hhi_low``, ``hhi`` and ``hhi_high``.

    Returns:
        The rows, most concentrated first by ``hhi``, with ``rank``, ``rank_best``, ``rank_worst`` and
        ``ties``: with how many others its interval overlaps.
    """
    ordered = measured.sort_values(["hhi", "hhi_low"], ascending=False, kind="stable", ignore_index=True)
    lows, highs = ordered["hhi_low"], ordered["hhi_high"]
    above = pd.Series([int((lows > high).sum()) for high in highs], dtype="int64")
    below = pd.Series([int((highs < low).sum()) for low in lows], dtype="int64")
    worst = len(ordered) - below
    return ordered.assign(
        rank=range(1, len(ordered) + 1), rank_best=above + 1, rank_worst=worst, ties=worst - above - 1
    )


def told_apart(ranked: pd.DataFrame) -> pd.DataFrame:
    """Count the pairs of rows whose intervals do not overlap.

    Returns:
        One row: ``n`` (rows), ``pairs``, ``apart``, ``percent`` (of the pairs told apart), ``row_ids``; no
        row if there are fewer than two.
    """
    n = len(ranked)
    pairs = n * (n - 1) // 2
    apart = pairs - int(ranked["ties"].sum()) // 2
    row = {"n": n, "pairs": pairs, "apart": apart, "percent": 100 * apart / max(pairs, 1)}
    return pd.DataFrame([row | {"row_ids": join_ids(ranked["row_ids"])}])[: int(n > 1)]


COUNTED = ["publisher", "vintage", "year"]


def count_first(measured: pd.DataFrame) -> pd.DataFrame:
    """Count, for every publisher, edition and year, in how many tables the country measured comes first.

    Args:
        measured: rows of ``concentration.measure``.

    Returns:
        One row an edition and year: the columns of ``COUNTED``, ``tables``, ``surely``, ``printed`` (surely
        or by the printed figures) and ``perhaps`` (any of these, or possibly), ``row_ids``.
    """
    counted = measured.assign(
        surely=measured["standing"] == SURELY,
        printed=measured["standing"].isin([SURELY, FIRST]),
        perhaps=measured["standing"] != NOT_FIRST,
    )
    sums = counted.groupby(COUNTED, as_index=False).agg(
        tables=("standing", "size"),
        surely=("surely", "sum"),
        printed=("printed", "sum"),
        perhaps=("perhaps", "sum"),
        row_ids=("row_ids", join_ids),
    )
    whole = {name: sums[name].astype("int64") for name in ("surely", "printed", "perhaps")}
    return sums.assign(**whole)


def newest_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Keep, of each publisher and edition, the newest year."""
    last = counts.groupby(["publisher", "vintage"])["year"].transform("max")
    return counts[counts["year"] == last].reset_index(drop=True)


STEPS = (NOT_FIRST, PERHAPS, FIRST, SURELY)


def movers(measured: pd.DataFrame) -> pd.DataFrame:
    """Keep the commodities whose first place is not the same in every table, or is not sure in one of them.

    Args:
        measured: rows of ``concentration.measure``, one a commodity, stage and edition.

    Returns:
        The rows of those commodities, with ``step`` (0 to 3, from not first to surely first), those with the
        larger mean share first.
    """
    steps = measured["standing"].map(STEPS.index)
    marked = measured.assign(step=steps)
    grouped = marked.groupby(["commodity_id", "stage"])
    moving = (grouped["step"].transform("min") != grouped["step"].transform("max")) | (
        grouped["step"].transform(lambda values: values.isin([1, 2]).any())
    )
    kept = marked[moving.astype(bool)]
    mean = kept.groupby(["commodity_id", "stage"])["share"].transform("mean")
    order = ["mean", "commodity_id", "stage", "year", "vintage"]
    down = [False, True, True, True, True]
    return kept.assign(mean=mean).sort_values(order, ascending=down, ignore_index=True)
