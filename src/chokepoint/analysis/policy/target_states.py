"""Where each threshold stands on a day: its value, the distance, the pace needed, and the course it is on.

A benchmark over several materials is a mean of their shares with weights that no text prints. Any such mean
lies between the lowest and the highest share, so these are its bounds.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from chokepoint.analysis.dates import to_last_day
from chokepoint.analysis.ids import citing, join_ids, with_row_ids
from chokepoint.analysis.policy.targets import RUNGS, Distance, origin_ladder, target_distance
from chokepoint.analysis.rows import Row, each_row, to_frame

MET, ON_COURSE, OFF_COURSE, SHORT = "met", "on_course", "off_course", "short"
UNMEASURED, WITHDRAWN, RULE = "unmeasured", "withdrawn", "rule"
STATES = (MET, ON_COURSE, OFF_COURSE, SHORT, UNMEASURED, WITHDRAWN, RULE)
"""``short`` is not met, with too few values, or no day to be met by, to tell a course from."""
RULES = ("aid", "purity", "supply_risk", "economic_importance")
"""Kinds of threshold that say what a law pays, defines or lists: nothing that anyone sets out to reach."""
BY_MATERIAL = ("extraction", "processing", "recycling")
"""Benchmarks over all strategic materials together."""
WEIGHTS, LATER, NO_DAY = "weights", "later_value", "due_day"
"""What is missing where a value was found, beside the kinds of threshold, which name what else may be."""
DEADLINE = "deadline"

VALUES = {"target": object, "year": "float64", "low": "float64", "high": "float64", "row_ids": object}
FOUND = ("low", "high", "year", "gap_low", "gap_high", "per_year_low", "per_year_high", "days_left",
         "state", "missing")  # fmt: skip


def between(target: str, year: float, low: pd.Series, high: pd.Series, row_ids: pd.Series) -> pd.DataFrame:
    """Bound a mean over materials by their lowest and highest share; no row if there is no share.

    Args:
        target: row id of the threshold.
        year: what the shares are for.
        low: lower bounds, in the unit of the threshold.
        high: upper bounds.
        row_ids: the rows behind each.
    """
    lines = [(target, year, low.min(), high.max(), join_ids(row_ids))] if len(low) else []
    return to_frame(lines, VALUES)


def highest(target: str, year: float, values: pd.Series, row_ids: pd.Series) -> pd.DataFrame:
    """Give the highest value, that a cap on each and every one is held against; no row without a value."""
    known = values.notna()
    top = values[known].astype("float64").sort_values().tail(1)
    return between(target, year, top, top, row_ids[known])


def starts(targets: pd.DataFrame) -> pd.DataFrame:
    """Read the values that targets print as their start; for which year is not printed with them."""
    printed = with_row_ids(targets[targets["baseline"].notna()])
    lines = [(row.row_id, float("nan"), row.baseline, row.baseline, row.row_id) for row in each_row(printed)]
    return to_frame(lines, VALUES)


def printed_prices(target: str, prices: pd.DataFrame) -> pd.DataFrame:
    """Read yearly prices as values of a floor, the newest edition of each year.

    Args:
        target: row id of the floor.
        prices: rows of ``commodity_prices`` of one commodity and form, in the unit of the floor.
    """
    kept = prices[prices["value"].notna()].sort_values("vintage", kind="stable")
    newest = kept.drop_duplicates("year", keep="last").sort_values("year")
    return to_frame(
        [(target, row.year, row.value, row.value, row.row_id) for row in each_row(newest)], VALUES
    )


def target_states(targets: pd.DataFrame, values: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Say of every threshold where it stands.

    Args:
        targets: table ``targets``, as known on the day.
        values: measured values with the columns ``VALUES``, none or several a threshold, a year each.
        day: the day looked from.

    Returns:
        The rows of ``targets`` with ``low``, ``high`` and ``year`` of the newest value (NaN without one),
        ``gap_low``, ``gap_high``, ``per_year_low`` and ``per_year_high`` (as :class:`Distance
        <chokepoint.analysis.policy.targets.Distance>` has them), ``days_left`` (of a deadline, negative once
        it is past), ``state`` (one of ``STATES``), ``missing`` (what would be needed to tell more: a kind of
        threshold, ``weights``, ``later_value`` or ``due_day``; empty if nothing), and ``row_ids``.
    """
    gone = _withdrawn(targets, day)
    due = to_last_day(targets["by_date"])
    found = [
        _stand(row, values[values["target"] == row.row_id].sort_values("year"), gone, day, last)
        for row, last in zip(each_row(targets), due, strict=True)
    ]
    cited = {row_id: gone.get(row_id, "") for row_id in targets["row_id"]}
    for row in each_row(values):
        cited[row.target] = join_ids([cited.get(row.target, ""), row.row_ids])
    told = with_row_ids(targets).assign(
        **{name: pd.Series([one[name] for one in found], targets.index) for name in FOUND}
    )
    return citing(told, targets["row_id"].map(cited))


def _withdrawn(targets: pd.DataFrame, day: pd.Timestamp) -> dict[str, str]:
    """Name the thresholds no longer meant, each with the row that says so."""
    adopted = targets[targets["force"] == "benchmark"].set_index(["measure_row_id", "kind"])["row_id"]
    gone: dict[str, str] = {}
    for row in each_row(targets[targets["force"] == "proposal"]):
        if (row.measure_row_id, row.kind) in adopted.index:
            gone[row.row_id] = str(adopted.loc[(row.measure_row_id, row.kind)])
    ladder = origin_ladder(targets)
    for row in each_row(ladder[ladder["kind"].isin(RUNGS) & (ladder["ended"] <= day)]):
        gone[row.row_id] = row.row_ids
    return gone


Stand = dict[str, object]


def _stand(
    row: Row, values: pd.DataFrame, gone: dict[str, str], day: pd.Timestamp, due: pd.Timestamp
) -> Stand:
    nothing: Stand = {**dict.fromkeys(FOUND, float("nan")), "missing": ""}
    if row.row_id in gone:
        return {**nothing, "state": WITHDRAWN}
    if row.kind in RULES or row.force == "end_of_aid":
        return {**nothing, "state": RULE}
    if row.kind == DEADLINE:
        return {**nothing, "state": UNMEASURED, "missing": DEADLINE, "days_left": (due - day).days}
    if values.empty:
        return {**nothing, "state": UNMEASURED, "missing": row.kind}
    last = next(each_row(values.tail(1)))
    far = target_distance(last.low, last.high, row.threshold, row.operator, day, due)
    kept = {name: getattr(far, name) for name in ("gap_low", "gap_high", "per_year_low", "per_year_high")}
    state, missing = course(row, list(each_row(values)), far, due)
    return {**nothing, **kept, "low": last.low, "high": last.high, "year": last.year,
            "state": state, "missing": missing}  # fmt: skip


def course(row: Row, values: Sequence[Row], far: Distance, due: pd.Timestamp) -> tuple[str, str]:
    """Judge the newest value, and where the line from the first one to it leads by the day it is due.

    Args:
        row: the threshold, with ``kind`` and ``operator``.
        values: at least one, the oldest first, with ``year``, ``low`` and ``high``.
        far: how far the newest is from the threshold.
        due: the day it is due, NaT if none is set.

    Returns:
        The state, and what is missing to tell more; empty if nothing.
    """
    if far.state == "met":
        return MET, ""
    if far.state == "open":
        return UNMEASURED, WEIGHTS if row.kind in BY_MATERIAL else LATER
    if pd.isna(due):
        return SHORT, NO_DAY
    first, last = values[0], values[-1]
    if not last.year > first.year:
        return SHORT, LATER
    toward = 1 if row.operator == ">=" else -1
    moved = toward * ((last.low + last.high) - (first.low + first.high)) / 2
    # the line on reaches the threshold if what is gained by the year due, at this pace, covers the gap
    reached = moved * (due.year - last.year) >= far.gap_high * (last.year - first.year)
    return (ON_COURSE if reached else OFF_COURSE), ""
