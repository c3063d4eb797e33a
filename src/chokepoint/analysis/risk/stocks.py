"""How many days the stocks printed for the United States would cover its consumption."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.production.bounds import Interval, read_interval
from chokepoint.analysis.risk.reliance import days_of_supply


@dataclass(frozen=True)
class Held:
    """Days of consumption in stock at the end of a year, with the rows behind it."""

    year: int
    days: Interval
    row_ids: str


def days_held(salient: pd.DataFrame) -> Held | None:
    """Compute the days of supply of the newest year for which one commodity's sheet allows it.

    Args:
        salient: rows of ``us_salient`` of one commodity, all editions; the newest is read.

    Returns:
        The days, bounded by the rounding of both figures; None if the sheet prints no stock, or several, or
        more than one consumption of the kind chosen. Apparent consumption is preferred to reported.
    """
    newest = salient[salient["vintage"] == salient["vintage"].max()]
    held = _alone(newest[newest["statistic"] == "stocks"])
    used = newest[newest["statistic"] == "consumption"]
    apparent = used["series_as_printed"].str.contains("apparent", case=False)
    eaten = _alone(used[apparent] if apparent.any() else used)
    both = held.merge(eaten, on=["year", "unit"], suffixes=("", "_used")).sort_values("year")
    both = both[both["value_used"] > 0]
    if both.empty:
        return None
    row = both.iloc[-1]
    stock, consumption = read_interval(float(row["value"])), read_interval(float(row["value_used"]))
    days = Interval(
        days_of_supply(stock.low, consumption.high),
        days_of_supply(stock.best, consumption.best),
        days_of_supply(stock.high, consumption.low),
    )
    return Held(int(row["year"]), days, join_ids([row["row_id"], row["row_id_used"]]))


def _alone(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the figures of a series that stands alone: which of several belong together is not printed."""
    if rows["series_as_printed"].nunique() != 1:
        return rows.head(0)
    return rows[rows["value"].notna() & (rows["qualifier"] == "")]
