"""End uses and quoted shares from table ``uses``, on one footing."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import with_row_ids

TOTAL, CHINESE = "total", "china_output"
"""Codes of the lines that add up others, and of shares of world output credited to China."""


def end_use_shares(uses: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Pick the end-use shares of a commodity, largest first within each year and place.

    Args:
        uses: table ``uses``.
        commodity: a commodity id.

    Returns:
        The rows with ``value_low`` and ``value_high`` both filled (percent), newest year first; lines that
        their source adds on top of the others (totals of them) are left out.
    """
    chosen = uses[
        (uses["commodity_id"] == commodity) & (uses["group"] == "end use share") & (uses["code"] != TOTAL)
    ]
    filled = with_row_ids(fill_range(chosen))
    return filled.sort_values(
        ["year", "geography", "value_high"], ascending=[False, True, False], ignore_index=True
    )


def fill_range(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill ``value_low`` and ``value_high`` from a single printed ``value``."""
    return rows.assign(
        value_low=rows["value_low"].fillna(rows["value"]), value_high=rows["value_high"].fillna(rows["value"])
    )


def quoted_shares(uses: pd.DataFrame, commodity: str) -> pd.DataFrame:
    """Pick the shares of world output that texts credit to China.

    Args:
        uses: table ``uses``.
        commodity: a commodity id.

    Returns:
        The rows with ``best`` (percent) and ``row_ids``, lowest first.
    """
    chosen = uses[(uses["code"] == CHINESE) & (uses["commodity_id"] == commodity)]
    valued = with_row_ids(chosen).assign(best=chosen["value"])
    return valued.sort_values(["best", "row_id"], ignore_index=True)


PERCENT = ("percent", "percent of US consumption", "percent of US use", "percent of primary production")
"""Units of table ``uses`` that are a share."""
STRUCTURE = ("supply structure", "recycling", "import dependence")


def stated_shares(uses: pd.DataFrame) -> pd.DataFrame:
    """Pick single statements, in percent, on recovery, recycling and dependence of one commodity.

    Shares of world output credited to China are left to :func:`quoted_shares`.
    """
    percent = uses["unit"].isin(PERCENT) & uses["group"].isin(STRUCTURE)
    chosen = uses[percent & (uses["code"] != CHINESE)]
    filled = with_row_ids(fill_range(chosen))
    return filled.assign(value_low=filled["value_low"].fillna(0.0)).sort_values(
        ["group", "row_id"], ignore_index=True
    )
