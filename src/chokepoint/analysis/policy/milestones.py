"""Dated steps counted in days or months from the one that began it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row, to_frame

DAYS_A_MONTH = 365.25 / 12


def since(events: pd.DataFrame, start: str) -> pd.DataFrame:
    """Count days and months from a day to each event; an event known to the month counts as its last day.

    Args:
        events: rows with ``date`` (partial) and ``row_id``.
        start: the day to count from, ``YYYY-MM-DD``.

    Returns:
        The events from that day on with ``day``, ``days``, ``months`` and ``row_ids``; sorted.
    """
    dated = with_row_ids(events).assign(day=to_last_day(events["date"]))
    days = (dated["day"] - pd.Timestamp(start)).dt.days
    counted = dated.assign(days=days, months=days / DAYS_A_MONTH)
    return counted[days >= 0].sort_values(["day", "row_id"], ignore_index=True)


def stairs(counted: pd.DataFrame) -> pd.DataFrame:
    """Add to each step the days since the step before it: ``waited``; 0 for the first."""
    return counted.assign(waited=counted["days"].diff().fillna(0).astype(int))


def output_by_edition(responses: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Give a yearly quantity with the range of editions.

    Args:
        responses: table ``rare_earth_supply_response``.
        indicator: the quantity.

    Returns:
        ``year``, ``low``, ``high``, ``newest`` (the value of the edition published last) and ``row_ids``.
    """
    own = responses[responses["indicator"] == indicator]
    dated = (
        with_row_ids(own).assign(year=own["date"].str[:4].astype(int)).sort_values(["published", "row_id"])
    )
    grouped = dated.groupby("year")
    values = {"low": ("value", "min"), "high": ("value", "max"), "newest": ("value", "last")}
    return grouped.agg(**values, row_ids=("row_ids", join_ids)).reset_index()


def estimates_by_year(responses: pd.DataFrame, exports: pd.DataFrame) -> pd.DataFrame:
    """Set estimates of smuggling beside the official exports of the same year.

    Args:
        responses: table ``rare_earth_supply_response``.
        exports: as ``trade.quotas.yearly_exports`` gives them.

    Returns:
        ``year``, ``kind`` (``smuggled`` or ``official``), ``tonnes``, ``row_ids``; years with an estimate.
    """
    own = responses[responses["indicator"] == "rare earths smuggled or illegally exported"]
    smuggled = with_row_ids(own).assign(year=own["date"].str[:4].astype(int), kind="smuggled")
    smuggled = smuggled.rename(columns={"value": "tonnes"})
    official = exports.rename(columns={"exports_t": "tonnes"}).assign(kind="official")
    whole = official[official["year"].isin(smuggled["year"]) & (official["months"] == 12)]
    both = pd.concat([smuggled, whole.astype({"year": int})], ignore_index=True)
    return both[["year", "kind", "tonnes", "row_ids"]].sort_values(
        ["year", "kind", "tonnes"], ignore_index=True
    )


def widest_estimate(estimates: pd.DataFrame) -> pd.DataFrame:
    """Find the year whose estimates lie farthest apart: ``year``, ``low``, ``high``, ``row_ids``; or none."""
    smuggled = estimates[estimates["kind"] == "smuggled"].groupby("year")
    spans = smuggled.agg(low=("tonnes", "min"), high=("tonnes", "max"), row_ids=("row_ids", join_ids))
    apart = spans[spans["high"] > spans["low"]].reset_index()
    rows = [_ratio(row) for row in each_row(apart)]
    types = {"year": "int64", "low": "float64", "high": "float64", "times": "float64", "row_ids": "str"}
    return to_frame(rows, types).nlargest(1, "times")


def _ratio(row: Row) -> list[object]:
    return [row.year, row.low, row.high, row.high / row.low, row.row_ids]
