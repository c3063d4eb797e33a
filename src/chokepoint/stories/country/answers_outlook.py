"""What a country refines and holds: shares by the International Energy Agency, and the largest reserves."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production import concentration, reserves
from chokepoint.answers.look import Look
from chokepoint.stories.country.story import STORY

WORLD, REST = "WLD", "ROW"


@STORY.keep
def outlook_shares(look: Look) -> pd.DataFrame:
    """Give the shares of the countries that the newest outlook of the agency names, by mineral and stage.

    Returns:
        ``commodity_id``, ``stage``, ``country_iso3``, ``year`` and ``percent`` in the first year of the
        outlook, ``until`` and ``expected`` (percent) in the last, ``is_largest`` (no country named makes
        more in the first year) and ``row_ids``.
    """
    rows = look["iea_supply"]
    if rows.empty:
        return pd.DataFrame(columns=OUTLOOK)
    newest = rows[rows["vintage"] == rows["vintage"].max()]
    ends = [_shares(newest[newest["year"] == year]) for year in (newest["year"].min(), newest["year"].max())]
    keys = ["commodity_id", "stage", "country_iso3"]
    both = ends[0].merge(ends[1].rename(columns={"percent": "expected", "year": "until"}), on=keys)
    most = both.groupby(["commodity_id", "stage"])["percent"].transform("max")
    ids = [join_ids(pair) for pair in zip(both["row_ids_x"], both["row_ids_y"], strict=True)]
    return both.assign(is_largest=both["percent"] == most, row_ids=ids)[OUTLOOK]


OUTLOOK = ["commodity_id", "stage", "country_iso3", "year", "percent", "until", "expected", "is_largest",
           "row_ids"]  # fmt: skip


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Divide by the printed world total of the same mineral, stage and year."""
    keys = ["commodity_id", "stage"]
    world = rows[rows["country_iso3"] == WORLD].set_index(keys)[["value", "row_id"]]
    parts = rows[~rows["country_iso3"].isin([WORLD, REST])]
    named = parts.join(world.rename(columns={"value": "value_w", "row_id": "row_id_w"}), on=keys)
    ids = [join_ids(pair) for pair in zip(named["row_id"], named["row_id_w"], strict=True)]
    percent = 100 * named["value"] / named["value_w"]
    return named.assign(percent=percent, row_ids=ids)[[*keys, "country_iso3", "year", "percent", "row_ids"]]


@STORY.keep
def own_outlook(look: Look, country: str) -> pd.DataFrame:
    """Keep the country's shares above nil, the largest first."""
    rows = look(outlook_shares)
    own = rows[(rows["country_iso3"] == country) & (rows["percent"] > 0)]
    return own.sort_values("percent", ascending=False, kind="stable", ignore_index=True)


@STORY.keep
def largest_reserves(look: Look) -> pd.DataFrame:
    """Give who holds the largest reserves of each mineral that the newest edition lists by country."""
    rows = look["reserves"]
    shares = look.rows("concentration.reserve_shares") if len(rows) else concentration.shares(rows)
    first = [reserves.newest_reserves(shares, one).head(1) for one in sorted(set(shares["commodity_id"]))]
    return pd.concat(first, ignore_index=True) if first else shares.head(0)


@STORY.keep
def own_reserves(look: Look, country: str) -> pd.DataFrame:
    """Keep the minerals of which the country holds the largest reserves listed, the largest share first."""
    rows = look(largest_reserves)
    own = rows[rows["country_iso3"] == country]
    return own.sort_values("share", ascending=False, kind="stable", ignore_index=True)
