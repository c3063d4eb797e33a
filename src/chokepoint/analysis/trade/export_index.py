"""Exports before and after a restriction, as a percentage of their own past in the same count.

A figure is a span of days with a mean rate. It is compared only with figures of the same product scope: the
base is the mean of the months known in the twelve before the month of the announcement, or, where no single
month is known, the newest quarter or year that had ended by then. A scope without a base has no index.
"""

from __future__ import annotations

from operator import attrgetter

import numpy as np
import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.policy.precedents import BEFORE, day_of, months_since
from chokepoint.analysis.rows import Row, grouped, to_frame
from chokepoint.analysis.trade.exports import WORLD

PARTS = ("month", "quarter", "year")
BOUNDS = ("greater_than", "less_than", "doubtful")
CUSTOMS = ("customs_to_2010", "customs_from_2011")
YEAR_MONTHS = 12

_SPANS = {
    "case": "str",
    "scope": "str",
    "kind": "str",
    "first": "datetime64[us]",
    "last": "datetime64[us]",
    "kg": "float64",
    "status": "str",
    "row_ids": "str",
}


def printed_spans(exports: pd.DataFrame, quota_exports: pd.DataFrame) -> pd.DataFrame:
    """Bring all printed figures for Chinese exports to all destinations into one frame of spans.

    Args:
        exports: table ``exports_monthly``.
        quota_exports: table ``quota_exports``; of it the rare earths' two customs counts, each a scope.

    Returns:
        ``case``, ``scope``, ``kind`` (``month``, ``quarter``, ``year``, ``part_year``, ``remainder``),
        ``first``, ``last`` (days), ``kg``, ``status``, ``row_ids``, ``rate`` (kg a month). Doubtful figures
        are left out; a year printed in parts is replaced by its parts.
    """
    modern = _monthly(exports)
    older = remainders(_customs(quota_exports))
    both = pd.concat([modern[list(_SPANS)], older[list(_SPANS)]], ignore_index=True).astype(_SPANS)
    return both.assign(rate=both["kg"] / _length(both)).sort_values(
        ["case", "scope", "first", "last", "row_ids"], ignore_index=True
    )


_NAMES = {
    "commodity_id": "case",
    "product_scope": "scope",
    "period_type": "kind",
    "period_start": "first",
    "period_end": "last",
}


def _monthly(exports: pd.DataFrame) -> pd.DataFrame:
    monthly = exports[
        (exports["partner_iso3"] == WORLD)
        & exports["period_type"].isin(PARTS)
        & (exports["status"] != "doubtful")
    ]
    return with_row_ids(monthly).rename(columns=_NAMES | {"quantity_kg": "kg"})


def _customs(quota_exports: pd.DataFrame) -> pd.DataFrame:
    own = quota_exports[
        (quota_exports["reporter_iso3"] == "CHN")
        & (quota_exports["flow"] == "export")
        & (quota_exports["partner_iso3"] == WORLD)
        & (quota_exports["unit"] == "t")
        & quota_exports["series"].isin(CUSTOMS)
    ]
    renamed = with_row_ids(own).rename(columns=_NAMES)
    return renamed.assign(scope=own["series"], kg=1000 * own["value"])[list(_SPANS)]


def _length(spans: pd.DataFrame) -> pd.Series:
    """Count the calendar months of each span, all of which begin and end with a month."""
    years = spans["last"].dt.year - spans["first"].dt.year
    return 12 * years + spans["last"].dt.month - spans["first"].dt.month + 1


def remainders(spans: pd.DataFrame) -> pd.DataFrame:
    """Part cumulated figures of one year and scope into the first one and what each later one adds.

    Args:
        spans: figures with ``case``, ``scope``, ``kind``, ``first``, ``last``, ``kg``, ``status`` and
            ``row_ids``.

    Returns:
        The figures, those that start in January and hold a shorter one of the same scope replaced by the
        difference (kind ``remainder``, status ``derived``). Years printed once, or only as a whole, stay.
    """
    rows = [row for _, own in grouped(spans, ["case", "scope", "first"]) for row in _part(own)]
    return to_frame(rows, _SPANS)


def _part(own: list[Row]) -> list[list[object]]:
    ordered = sorted(own, key=attrgetter("last", "row_ids"))
    if len({row.last for row in ordered}) < len(ordered):
        return [[getattr(row, name) for name in _SPANS] for row in ordered]
    rows: list[list[object]] = []
    earlier: Row | None = None
    for row in ordered:
        rows.append([getattr(row, name) for name in _SPANS] if earlier is None else _rest(earlier, row))
        earlier = row
    return rows


def _rest(earlier: Row, row: Row) -> list[object]:
    begin = earlier.last + pd.Timedelta(days=1)
    ids = join_ids([earlier.row_ids, row.row_ids])
    return [row.case, row.scope, "remainder", begin, row.last, row.kg - earlier.kg, "derived", ids]


_BASES = {
    "case": "str",
    "scope": "str",
    "base": "float64",
    "base_months": "int64",
    "base_kind": "str",
    "base_ids": "str",
}


def bases(spans: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Give the rate each scope is compared with.

    Args:
        spans: as :func:`printed_spans` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        One row a case and scope with a base above nil: ``base`` (kg a month), ``base_months`` (how many
        months it rests on), ``base_kind`` (``month``, or the kind of the one longer figure taken) and
        ``base_ids``.
    """
    days, rows = day_of(begun), []
    known = spans["case"].isin(begun["case"]) & spans["rate"].notna()
    firm = spans[known & ~spans["status"].isin(BOUNDS)]
    for (case, scope), own in grouped(firm, ["case", "scope"]):
        found = _base(own, days[case].replace(day=1))
        if found and found[0] > 0:
            rows.append([case, scope, *found])
    return to_frame(rows, _BASES)


def _base(firm: list[Row], zero: pd.Timestamp) -> tuple[float, int, str, str] | None:
    earlier = [row for row in firm if row.last < zero]
    since = zero - pd.DateOffset(months=YEAR_MONTHS)
    year = [row for row in earlier if row.kind == "month" and row.first >= since]
    if year:
        months = sorted({row.first for row in year})
        rates = [np.mean([row.rate for row in year if row.first == month]) for month in months]
        return float(np.mean(rates)), len(rates), "month", join_ids(row.row_ids for row in year)
    since = zero - pd.DateOffset(months=BEFORE)
    longer = sorted((row for row in earlier if row.last >= since), key=attrgetter("last"))
    if not longer:
        return None
    last = longer[-1]
    months_of_it = (last.last.year - last.first.year) * YEAR_MONTHS + last.last.month - last.first.month + 1
    return last.rate, months_of_it, last.kind, last.row_ids


def index(spans: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Set every figure against the base of its own scope.

    Args:
        spans: as :func:`printed_spans` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        The spans of scopes that have a base and a figure after it, with ``index`` (base = 100),
        ``months_first``, ``months_last``, ``months`` (middle), the columns of :func:`bases`, ``own_ids`` of
        the figure alone and ``row_ids`` that include those of the base.
    """
    joined = spans.merge(bases(spans, begun), on=["case", "scope"])
    ends = {
        "months_first": months_since(joined["first"], joined["case"], begun),
        "months_last": months_since(joined["last"] + pd.Timedelta(days=1), joined["case"], begun),
    }
    placed = joined.assign(**ends, index=100 * joined["rate"] / joined["base"])
    placed["months"] = (placed["months_first"] + placed["months_last"]) / 2
    placed["own_ids"] = placed["row_ids"]
    pairs = zip(placed["row_ids"], placed["base_ids"], strict=True)
    placed["row_ids"] = pd.Series([join_ids(pair) for pair in pairs], index=placed.index, dtype="str")
    after = placed[placed["months_last"] > 0][["case", "scope"]].drop_duplicates()
    return placed.merge(after, on=["case", "scope"]).sort_values(
        ["case", "scope", "first", "last", "row_ids"], ignore_index=True
    )


def short_after(indexed: pd.DataFrame) -> pd.DataFrame:
    """Keep the figures of at most a quarter that began no earlier than the month of the announcement."""
    brief = indexed[indexed["kind"].isin(["month", "quarter", "remainder"])]
    # a month that holds the announcement has begun at most one month before it
    return brief[brief["months_first"] > -1].reset_index(drop=True)


def lowest(indexed: pd.DataFrame) -> pd.DataFrame:
    """Give each case's lowest figure after the announcement: one row a case, the earliest of equals."""
    after = short_after(indexed).sort_values(["index", "months", "row_ids"])
    return after.drop_duplicates("case").sort_values("case", ignore_index=True)


def newest(indexed: pd.DataFrame) -> pd.DataFrame:
    """Give each case's newest figure after the announcement, of equals that with the longest base."""
    after = short_after(indexed).sort_values(["last", "base_months"], ascending=[False, False])
    return after.drop_duplicates("case").sort_values("case", ignore_index=True)


def rush(indexed: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Give the largest month between announcement and effect, of each case that had such a time."""
    until = dict(zip(begun["case"], begun["effective_day"], strict=True))
    after = short_after(indexed)
    waiting = after[after["first"] <= pd.to_datetime(after["case"].map(until))]
    top = waiting.sort_values(["index", "row_ids"], ascending=[False, True]).drop_duplicates("case")
    return top.sort_values("case", ignore_index=True)


def whole_months(months: pd.Series) -> pd.Series:
    """Round months since the announcement to whole ones, never below nil."""
    return months.round().clip(lower=0).astype(int)
