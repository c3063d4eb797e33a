"""A forecast that cannot be changed afterwards: ranges made by one rule, their hash, and how they are judged.

Ranges of exports are the least and the most of the months printed while the rules were those of a
scenario. If the next month is like the ones before it, it lies between the least and the most of n with a
chance of (n - 1) / (n + 1) (own derivation: the new one is as likely as any to be the least or the most of
n + 1). Ranges of prices are the newest firm price outside China times the yearly changes printed so far.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import each_row, to_frame
from chokepoint.errors import DataError

EXTENDED, LAPSED, WITHDRAWN = "extended", "lapsed", "withdrawn"
SCENARIOS = (EXTENDED, LAPSED, WITHDRAWN)
"""What may become of the suspension: it goes on, it ends and the ban is back, the licences go too."""
EXPORTS, PRICE = "exports", "price"
SEALED = ("row_id", "made_on", "event_day", "scenario", "commodity_id", "measure", "first_month",
          "last_month", "low", "mid", "high", "unit", "points", "based_on")  # fmt: skip
"""The columns that the hash holds: all that a forecast says, and nothing of its wording."""


def regime(month: pd.Timestamp, announced: pd.Timestamp, effective: pd.Timestamp, ban: pd.Timestamp,
           suspended: pd.Timestamp) -> str:  # fmt: skip
    """Say under which rules a month fell; ``""`` from the month of the notice to that of the effect.

    A ban counts for a month if it stood on its fifteenth day, a licence if it was needed all month.

    Args:
        month: its first day.
        announced: the day the licence was announced.
        effective: the day from which a licence was needed.
        ban: the day of the ban for one country.
        suspended: the day on which the ban was suspended.
    """
    middle = month + pd.Timedelta(days=14)
    if month < announced.replace(day=1):
        return WITHDRAWN
    if month < effective:
        return ""
    return LAPSED if ban <= middle < suspended else EXTENDED


def chance(points: int) -> float:
    """Give the chance that one more month like n others lies between their least and their most."""
    return (points - 1) / (points + 1)


_RANGES = {"low": "float64", "mid": "float64", "high": "float64", "points": "int64", "based_on": "str"}


def range_of(values: pd.DataFrame) -> dict[str, object] | None:
    """Give the least, the middle and the most of some figures; None of fewer than two.

    Args:
        values: ``value`` and ``row_ids``, one row a figure.
    """
    if len(values) < 2:
        return None
    ends = values["value"].min(), values["value"].median(), values["value"].max()
    return dict(zip(_RANGES, (*ends, len(values), join_ids(values["row_ids"])), strict=True))


def price_range(price: float, changes: pd.DataFrame, scenario: str, price_ids: str) -> dict[str, object]:
    """Give the range of a price by the yearly changes printed so far.

    Args:
        price: the newest firm price outside China.
        changes: ``value``, a year's price over the last year's.
        scenario: with ``extended`` the changes as they are; with ``lapsed`` no fall; with ``withdrawn``
            no rise, and falls as large as the rises were.
        price_ids: the rows of the price.
    """
    least, middle, most = (float(changes["value"].quantile(q)) for q in (0, 0.5, 1))
    factors = {
        EXTENDED: (least, middle, most),
        LAPSED: (1.0, max(1.0, middle), max(1.0, most)),
        WITHDRAWN: (min(1.0, 1 / most), min(1.0, 1 / middle), 1.0),
    }[scenario]
    ends = [price * factor for factor in factors]
    return dict(zip(_RANGES, (*ends, len(changes), price_ids), strict=True))


def digest(forecasts: pd.DataFrame) -> str:
    """Compute the hash of a set of forecasts: of what they say, in the order of their ids."""
    ordered = forecasts.sort_values("row_id")
    lines = ["|".join(_spelt(getattr(row, name)) for name in SEALED) for row in each_row(ordered)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _spelt(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{float(value):.10g}" if isinstance(value, int | float) else str(value)


def check_seal(forecasts: pd.DataFrame, seals: pd.DataFrame) -> None:
    """Refuse forecasts that are not those that were sealed.

    Args:
        forecasts: table ``forecasts``.
        seals: table ``forecast_seals``, one row a day on which forecasts were made.

    Raises:
        DataError: if a hash or a number of rows differs, or forecasts of a day have no seal.
    """
    for made_on, own in forecasts.groupby("made_on"):
        seal = seals[seals["made_on"] == made_on]
        if seal.empty or seal.iloc[0]["sha256"] != digest(own) or seal.iloc[0]["forecast_rows"] != len(own):
            raise DataError(
                "a sealed forecast was changed",
                where=f"forecasts.csv, made on {pd.Timestamp(str(made_on)):%Y-%m-%d}",
                hint="put the rows back as they were sealed; a new forecast is a new day with its own seal",
            )


_SCORED = {"row_id": "str", "scenario": "str", "commodity_id": "str", "measure": "str", "months": "int64",
           "inside": "int64", "above": "int64", "below": "int64", "expected": "float64",
           "row_ids": "str"}  # fmt: skip


def score(forecasts: pd.DataFrame, exports: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Judge forecasts by what was printed of their months.

    Args:
        forecasts: table ``forecasts``.
        exports: ``commodity_id``, ``month`` (first day), ``value`` (kg, all destinations), ``row_ids``.
        prices: the same of firm prices outside China, USD/kg.

    Returns:
        One row a forecast, in their order: ``months`` judged, how many lie ``inside``, ``above`` and
        ``below``, how many were ``expected`` inside (NaN of prices, for which no chance is stated),
        ``row_ids``.
    """
    printed: Mapping[str, pd.DataFrame] = {EXPORTS: exports, PRICE: prices}
    rows = []
    for one in each_row(forecasts):
        seen = printed[one.measure]
        within = seen["month"].between(pd.Timestamp(one.first_month), pd.Timestamp(one.last_month))
        own = seen[within & (seen["commodity_id"] == one.commodity_id)]
        means = own.groupby("month")["value"].mean()
        above, below = int((means > one.high).sum()), int((means < one.low).sum())
        expected = chance(one.points) * len(means) if one.measure == EXPORTS else float("nan")
        ids = join_ids([one.row_id, *own["row_ids"]])
        rows.append((one.row_id, one.scenario, one.commodity_id, one.measure, len(means),
                     len(means) - above - below, above, below, expected, ids))  # fmt: skip
    return to_frame(rows, _SCORED)
