"""The model of a stop set against what happened: bands made of what was known before, figures printed since.

A licence says neither how much is withheld nor for how long. The bands therefore hold both as ranges, and
what they are judged by is exports over exports before, and prices outside over prices before. Months are
counted from the first whole month after the restriction took effect.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.risk import disruption
from chokepoint.analysis.rows import Row, each_row, to_frame

EXPORTS, PRICE = "exports", "price"
KINDS = (EXPORTS, PRICE)


def whole_months_after(effective: pd.Timestamp, day: pd.Timestamp) -> int:
    """Count the months from a restriction to a day; the first whole month after it took effect is 1."""
    months = 12 * (day.year - effective.year) + day.month - effective.month
    return months + (1 if effective.day == 1 else 0)


def spans(indexed: pd.DataFrame, effective: Mapping[str, pd.Timestamp], horizon: int) -> pd.DataFrame:
    """Give exports over those before, one figure a case and month, the mean of several scopes.

    A longer span is taken where none of its months is printed by itself.

    Args:
        indexed: as ``trade.export_index.short_after`` gives them.
        effective: the day of effect, by case.
        horizon: so many months are judged.

    Returns:
        ``case``, ``kind``, ``first``, ``last`` (months), ``day``, ``seen`` (a ratio), ``row_ids``.
    """
    rows = []
    for row in each_row(indexed.rename(columns={"index": "percent"})):
        if row.case in effective:
            ends = [whole_months_after(effective[row.case], day) for day in (row.first, row.last)]
            rows.append((row.case, EXPORTS, *ends, row.last, row.percent / 100, row.row_ids))
    return _one_a_span(rows, horizon)


def prices(multiples: pd.DataFrame, effective: Mapping[str, pd.Timestamp], horizon: int) -> pd.DataFrame:
    """Give prices outside over those before, one figure a case and month, the mean of several.

    Args:
        multiples: as ``trade.price_paths.multiples`` gives them, of one goods a case.
        effective: the day of effect, by case.
        horizon: so many months are judged.

    Returns:
        As :func:`spans` does.
    """
    outside = multiples[multiples["side"] == "outside"]
    rows = []
    for row in each_row(outside):
        if row.case in effective:
            month = whole_months_after(effective[row.case], row.day)
            rows.append((row.case, PRICE, month, month, row.day, row.times, row.row_ids))
    return _one_a_span(rows, horizon)


_TRUTH = {"case": "str", "kind": "str", "first": "int64", "last": "int64", "day": "datetime64[us]",
          "seen": "float64", "row_ids": "str"}  # fmt: skip


def _one_a_span(rows: list[tuple], horizon: int) -> pd.DataFrame:
    frame = to_frame(rows, _TRUTH)
    within = frame[(frame["first"] >= 1) & (frame["last"] <= horizon)]
    keys = ["case", "kind", "first", "last"]
    joined = within.groupby(keys, as_index=False, sort=True).agg(
        day=("day", "max"), seen=("seen", "mean"), row_ids=("row_ids", join_ids)
    )
    return joined[[_is_alone(row, joined) for row in each_row(joined)]][list(_TRUTH)].reset_index(drop=True)


def _is_alone(row: Row, figures: pd.DataFrame) -> bool:
    """Tell whether a figure is of one month, or no month of it is printed by itself."""
    months = figures[(figures["case"] == row.case) & (figures["first"] == figures["last"])]["first"]
    return bool(row.first == row.last or not months.between(row.first, row.last).any())


def exports_left(setting: disruption.Setting, horizon: int) -> np.ndarray:
    """Give exports over those before, month by month: shape (draws, horizon)."""
    month = np.arange(1, horizon + 1)
    during = month <= np.asarray(setting.months)[:, None]
    return 1 - during * np.asarray(setting.withheld)[:, None]


_JUDGED = {"case": "str", "kind": "str", "first": "int64", "last": "int64", "day": "datetime64[us]",
           "low": "float64", "mid": "float64", "high": "float64", "seen": "float64", "verdict": "str",
           "row_ids": "str"}  # fmt: skip
INSIDE, ABOVE, BELOW = "inside", "above", "below"


def judge(truth: pd.DataFrame, paths: Mapping[tuple[str, str], np.ndarray]) -> pd.DataFrame:
    """Set each figure against the band of its months.

    Args:
        truth: as :func:`spans` and :func:`prices` give it.
        paths: draws by case and kind, shape (draws, horizon).

    Returns:
        ``truth`` with ``low``, ``mid``, ``high`` (10th, 50th, 90th percentile of the mean over the months)
        and ``verdict`` (``inside``, ``above``, ``below``); a case without draws is left out.
    """
    rows = []
    for row in each_row(truth):
        path = paths.get((row.case, row.kind))
        if path is not None:
            low, mid, high = disruption.bands(path[:, row.first - 1 : row.last].mean(axis=-1))
            verdict = BELOW if row.seen < low else ABOVE if row.seen > high else INSIDE
            rows.append((row.case, row.kind, row.first, row.last, row.day, low, mid, high, row.seen, verdict,
                         row.row_ids))  # fmt: skip
    return to_frame(rows, _JUDGED)


_SUMMED = {"case": "str", "kind": "str", "n": "int64", "inside": "int64", "above": "int64", "below": "int64",
           "low": "float64", "high": "float64", "seen_low": "float64", "seen_high": "float64",
           "row_ids": "str"}  # fmt: skip


def summarise(judged: pd.DataFrame, cases: list[str]) -> pd.DataFrame:
    """Count by case and kind how many figures lay inside, above and below.

    Args:
        judged: as :func:`judge` gives it.
        cases: every case asked of, in order; one without a figure has a row of nils.

    Returns:
        ``case``, ``kind``, ``n``, ``inside``, ``above``, ``below``, ``low`` and ``high`` (widest ends of
        the bands), ``seen_low``, ``seen_high``, ``row_ids``.
    """
    rows = []
    for case in cases:
        for kind in KINDS:
            own = judged[(judged["case"] == case) & (judged["kind"] == kind)]
            counts = [int((own["verdict"] == one).sum()) for one in (INSIDE, ABOVE, BELOW)]
            ends = [own["low"].min(), own["high"].max(), own["seen"].min(), own["seen"].max()]
            rows.append((case, kind, len(own), *counts, *ends, join_ids(own["row_ids"])))
    return to_frame(rows, _SUMMED)
