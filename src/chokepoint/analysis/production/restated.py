"""Older editions that survive only as other texts restate them, and shares that texts state outright."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids

READINGS = ("sheet", "restated")
"""Readings of an edition that can be used: its own sheet, or a text that repeats its figures."""
EDITION = ["publisher", "edition", "commodity_id", "year"]


def restated_shares(history: pd.DataFrame, commodity: str, country: str = "CHN") -> pd.DataFrame:
    """Divide a country's figure by the world total of the same publisher, edition and year.

    Machine readings and secondary tables are left out; a figure of one edition is never set over the total of
    another.

    Args:
        history: table ``production_history`` or ``reserves_history``.
        commodity: a commodity id.
        country: ISO 3166 alpha-3 code.

    Returns:
        One row a publisher, edition and year with both figures: ``publisher``, ``vintage``, ``year``,
        ``share`` (0-1), ``country_iso3``, ``row_ids``; oldest first.
    """
    ours = history[(history["commodity_id"] == commodity) & history["reading"].isin(READINGS)]
    ours = ours[ours["value"].notna() & (ours["status"] != "doubtful") & ours["year"].notna()]
    mine, world = (ours[ours["country_iso3"] == code] for code in (country, "WLD"))
    both = mine.merge(world, on=[*EDITION, "unit"], suffixes=("", "_world"))
    pairs = zip(both["row_id"], both["row_id_world"], strict=True)
    frame = both.assign(share=both["value"] / both["value_world"], row_ids=[join_ids(pair) for pair in pairs])
    named = frame.rename(columns={"edition": "vintage"})
    # two texts that repeat the same edition are one figure
    once = named.groupby(_RESTATED).agg(row_ids=("row_ids", join_ids)).reset_index()
    return once.sort_values(["year", "vintage"], ignore_index=True)


_RESTATED = ["publisher", "vintage", "year", "share", "country_iso3"]


def stated_shares(published: pd.DataFrame, commodity: str, quantity: str) -> pd.DataFrame:
    """Pick the shares of China that texts state, in percent; doubtful readings are left out.

    Args:
        published: table ``published_shares``.
        commodity: a commodity id.
        quantity: ``production`` or ``reserves``.

    Returns:
        The rows with ``best`` (percent) and ``row_ids``, in the order of the years, undated ones first.
    """
    chosen = published[(published["commodity_id"] == commodity) & (published["quantity"] == quantity)]
    chosen = chosen[(chosen["country_iso3"] == "CHN") & (chosen["status"] != "doubtful")]
    valued = with_row_ids(chosen).assign(best=chosen["value"])
    return valued.sort_values(["year", "best", "row_id"], na_position="first", ignore_index=True)
