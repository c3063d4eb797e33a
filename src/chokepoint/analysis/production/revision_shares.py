"""What revisions do to shares of the world: whose share moved, who leads, and how far a list was turned over.

All functions start from pairs as ``revisions.consecutive`` gives them, weighed by the printed world totals.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids, pattern_of
from chokepoint.analysis.production.bounds import OTHERS, USA, WORLD
from chokepoint.analysis.production.revision_sizes import PAIR
from chokepoint.analysis.production.revisions import THING


def weigh(pairs: pd.DataFrame) -> pd.DataFrame:
    """Say what each revision did to the country's share of the world.

    Args:
        pairs: all pairs, world lines included.

    Returns:
        The comparable single countries of lists whose world totals stand in both editions for the same
        countries, with ``share_before``, ``share_after`` (percent of the printed total of the same edition)
        and ``points`` (their difference).
    """
    comparable = pairs[pairs["reason"] == ""]
    totals = _bounded_totals(comparable)
    single = comparable[~comparable["country_iso3"].isin([WORLD, OTHERS, ""])]
    both = single.merge(totals, on=[*THING, *PAIR], suffixes=("", "_world"))
    both = both[(both["country_iso3"] != USA) | ~both["without_usa_before_world"].astype(bool)]
    shares = {
        f"share_{side}": (100 * both[f"amount_{side}"] / both[f"amount_{side}_world"]).clip(upper=100)
        for side in ("before", "after")
    }
    ids = [join_ids(pair) for pair in zip(both["row_ids"], both["row_ids_world"], strict=True)]
    return both.assign(**shares, points=shares["share_after"] - shares["share_before"], row_ids=ids)


def _bounded_totals(comparable: pd.DataFrame) -> pd.DataFrame:
    """Keep the world lines that print a total in both editions, not a bound of one."""
    world = comparable[comparable["country_iso3"] == WORLD]
    positive = (world["amount_before"] > 0) & (world["amount_after"] > 0)
    bounds = world[["status_before", "status_after"]].isin(["less_than", "greater_than"]).any(axis=1)
    columns = [*THING, *PAIR, "amount_before", "amount_after", "without_usa_before", "row_ids"]
    return world.loc[positive & ~bounds, columns]


def rank_by_share(weighed: pd.DataFrame, n: int) -> pd.DataFrame:
    """Give the ``n`` revised figures whose revision moved the country's share most, largest first."""
    moved = weighed[weighed["moved"]]
    order = moved["points"].abs().sort_values(ascending=False, kind="stable").index
    return moved.loc[order].head(n).reset_index(drop=True)


def rank_by_factor(weighed: pd.DataFrame, n: int, smallest_share: float) -> pd.DataFrame:
    """Give the ``n`` figures revised by the largest factor, among countries with some share of the world.

    Args:
        weighed: as :func:`weigh` gives it.
        n: how many to keep.
        smallest_share: percent of the world a country must have in one of the two editions.
    """
    at_least = weighed[["share_before", "share_after"]].max(axis=1) >= smallest_share
    finite = weighed[weighed["moved"] & at_least & np.isfinite(weighed["log_change"])]
    order = finite["log_change"].abs().sort_values(ascending=False, kind="stable").index
    return finite.loc[order].head(n).reset_index(drop=True)


def name_leaders(weighed: pd.DataFrame) -> pd.DataFrame:
    """Name the largest country of each list before and after.

    Returns:
        One row a list and pair of editions: the columns of ``THING`` and ``PAIR``, ``leader_before``,
        ``leader_after``, ``changed`` and ``row_ids`` (of the two). Of equal countries the first stands.
    """
    lists = [*THING, *PAIR]
    tops = {
        side: weighed.sort_values(f"amount_{side}", ascending=False, kind="stable").drop_duplicates(lists)
        for side in ("before", "after")
    }
    columns = [*lists, "country_iso3", "row_ids"]
    both = tops["before"][columns].merge(tops["after"][columns], on=lists, suffixes=("_before", "_after"))
    ids = [join_ids(pair) for pair in zip(both["row_ids_before"], both["row_ids_after"], strict=True)]
    both = both.assign(row_ids=ids, changed=both["country_iso3_before"] != both["country_iso3_after"])
    names = {f"country_iso3_{side}": f"leader_{side}" for side in ("before", "after")}
    return both.drop(columns=["row_ids_before", "row_ids_after"]).rename(columns=names)


def turn_over(weighed: pd.DataFrame) -> pd.DataFrame:
    """Add up, list by list, how much of the world's output the revisions moved.

    Returns:
        One row a list and pair of editions: the columns of ``THING`` and ``PAIR``, ``turnover`` (sum of the
        changes without their sign, percent of the later world total), ``countries`` (compared) and
        ``row_ids`` (patterns).
    """
    change = (weighed["amount_after"] - weighed["amount_before"]).where(weighed["moved"], 0.0).abs()
    frame = weighed.assign(turnover=100 * change / weighed["amount_after_world"])
    grouped = frame.groupby([*THING, *PAIR], as_index=False, sort=True)
    return grouped.agg(
        turnover=("turnover", "sum"), countries=("turnover", "size"), row_ids=("row_ids", _in_short)
    )


def _in_short(row_ids: Iterable[str]) -> str:
    return pattern_of({part for text in row_ids for part in text.split(";")})


def mean_turnover(turned: pd.DataFrame) -> pd.DataFrame:
    """Average the turnover of each list over its pairs of editions, the calmest first.

    Args:
        turned: as :func:`turn_over` gives it; lists with fewer pairs than the most are left out.

    Returns:
        ``commodity_id``, ``part``, ``turnover`` (mean), ``pairs`` and ``row_ids``.
    """
    grouped = turned.groupby(["commodity_id", "part"], as_index=False)
    found = grouped.agg(
        turnover=("turnover", "mean"), pairs=("turnover", "size"), row_ids=("row_ids", join_ids)
    )
    usual = found["pairs"].max() - 1
    return found[found["pairs"] >= usual].sort_values("turnover", kind="stable", ignore_index=True)


def rank_lists(turned: pd.DataFrame, n: int, always: str = "") -> pd.DataFrame:
    """Keep the ``n`` commodities and stages with the largest turnover in any pair, and one more if asked for.

    Returns:
        The rows of ``turned`` with ``order`` (0 for the commodity with the largest).
    """
    lists = ["commodity_id", "part"]
    tops = turned.groupby(lists)["turnover"].max().sort_values(ascending=False, kind="stable")
    chosen = [key for rank, key in enumerate(tops.index) if rank < n or key[0] == always]
    order = {key: rank for rank, key in enumerate(chosen)}
    ranks = [order.get(key, -1) for key in zip(turned["commodity_id"], turned["part"], strict=True)]
    kept = turned.assign(order=ranks)
    return kept[kept["order"] >= 0].sort_values(["order", *PAIR], ignore_index=True)
