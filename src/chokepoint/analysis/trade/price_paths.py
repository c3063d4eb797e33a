"""Prices outside and inside China after a restriction, on the axis of months since its announcement.

A price at the Chinese port is what a buyer abroad pays, so it stands outside. Quotas and licences are read by
one rule: a series is what one publisher prints of one goods in one market. A price is compared with the last
one before the announcement of the same goods, form and market, whoever prints it, or of its own series alone.
"""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.policy.precedents import day_of, months_since
from chokepoint.analysis.rows import Row, each_row, grouped, to_frame
from chokepoint.analysis.trade.prices import NOT_FIRM, fair_pairs, move_port_prices

INSIDE = "China"
COMPOUNDS = ("dioxide",)
"""Grades that are another form of the goods than the metal."""

ANYONE, ALONE = "sold_at", "series"
"""What makes prices comparable: the same goods, form and market whoever prints them, or one series alone."""

_POINTS = [
    *("case", "goods", ALONE, ANYONE, "reporter", "grade", "form", "market", "side", "day"),
    *("usd_low", "usd_high", "usd_mid", "firm", "row_ids"),
]


def points(usd: pd.DataFrame, rare: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Bring the prices of all cases into one frame.

    Args:
        usd: as ``trade.prices.to_usd_per_kg`` gives them.
        rare: rare-earth prices as ``trade.price_gaps.in_dollars`` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        ``case``, ``goods`` (the commodity or element), ``series`` and what makes it one (``reporter``,
        ``grade`` or ``form``, and ``market``; else empty), ``sold_at`` (goods, form and market, whoever
        prints the price), ``side`` (``inside`` or ``outside``), ``day``, ``months``, ``usd_low``,
        ``usd_high``, ``usd_mid`` (USD/kg), ``firm`` (no bound, not doubtful), ``row_ids``; sorted.
    """
    both = pd.concat([_licensed(usd), _under_quota(rare)], ignore_index=True)
    own = both[both["case"].isin(begun["case"])]
    counted = own.assign(months=months_since(own["day"], own["case"], begun))
    return counted.sort_values(["case", "goods", "series", "day", "row_ids"], ignore_index=True)


def _licensed(usd: pd.DataFrame) -> pd.DataFrame:
    moved = move_port_prices(usd)
    # other places have nothing in common but that they are neither China nor named regions
    place = moved["region"].mask(moved["region"] == "Other", usd["market_as_printed"])
    at_port = (moved["region"] == "Other") & (usd["region"] == INSIDE)
    form = moved["grade"].map(lambda grade: grade if grade in COMPOUNDS else "metal")
    return moved.assign(
        case=moved["commodity_id"],
        goods=moved["commodity_id"],
        series=moved["reporter"] + " | " + moved["grade"] + " | " + moved["region"],
        sold_at=moved["commodity_id"] + " | " + form + " | " + place.mask(at_port, "FOB China"),
        form="",
        market=moved["region"],
        side=moved["region"].map(_side),
        firm=~moved["status"].isin(NOT_FIRM),
    )[_POINTS]


def _under_quota(rare: pd.DataFrame) -> pd.DataFrame:
    sold_at = rare["commodity_id"] + " | " + rare["form"] + " | " + rare["market"]
    return rare.assign(
        case="rare_earths",
        goods=rare["commodity_id"],
        series=sold_at + " | " + rare["source_id"],
        sold_at=sold_at,
        reporter="",
        grade="",
        side=rare["market"].map(_side),
        firm=~rare["status"].isin(NOT_FIRM),
    )[_POINTS]


def _side(market: str) -> str:
    return "inside" if market == INSIDE else "outside"


_MULTIPLES = {
    "case": "str",
    "goods": "str",
    "sold_at": "str",
    "side": "str",
    "day": "datetime64[us]",
    "months": "float64",
    "base_months": "float64",
    "base": "float64",
    "price": "float64",
    "times": "float64",
    "row_ids": "str",
}


def multiples(placed: pd.DataFrame, by: str = ANYONE) -> pd.DataFrame:
    """Set each firm price after the announcement against the last firm one before it of the same goods.

    Args:
        placed: as :func:`points` gives them.
        by: what makes two prices comparable, :data:`ANYONE` or :data:`ALONE`; one rule for all cases.

    Returns:
        ``case``, ``goods``, ``sold_at``, ``side``, ``day``, ``months``, ``base_months``, ``base``, ``price``
        (USD/kg), ``times``, ``row_ids``; goods with no price before the announcement are left out.
    """
    firm = placed[placed["firm"].astype(bool)]
    rows = [row for _, own in grouped(firm, [by]) for row in _times(own)]
    return to_frame(rows, _MULTIPLES)


def _times(own: list[Row]) -> list[list[object]]:
    ordered = sorted(own, key=lambda row: row.months)
    before = [row for row in ordered if row.months < 0]
    return [_multiple(row, before[-1]) for row in ordered if row.months >= 0] if before else []


def _multiple(row: Row, base: Row) -> list[object]:
    ids = join_ids([base.row_ids, row.row_ids])
    names = [row.case, row.goods, row.sold_at, row.side, row.day, row.months, base.months, base.usd_mid]
    return [*names, row.usd_mid, row.usd_mid / base.usd_mid, ids]


def peaks(found: pd.DataFrame, side: str = "outside") -> pd.DataFrame:
    """Give the largest multiple of each case on one side: one row a case."""
    own = found[found["side"] == side].sort_values(["times", "row_ids"], ascending=[False, True])
    return own.drop_duplicates("case").sort_values("case", ignore_index=True)


_GAPS = {
    "case": "str",
    "goods": "str",
    "day": "datetime64[us]",
    "low": "float64",
    "high": "float64",
    "firm": "bool",
    "row_ids": "str",
}


def gaps(usd: pd.DataFrame, rare_gaps: pd.DataFrame, begun: pd.DataFrame) -> pd.DataFrame:
    """Place the price outside over the price inside on the axis.

    Args:
        usd: as ``trade.prices.to_usd_per_kg`` gives them.
        rare_gaps: as ``trade.price_gaps.price_gaps`` gives them.
        begun: as ``policy.precedents.starts`` gives them.

    Returns:
        ``case``, ``goods``, ``day`` (of the price inside), ``months``, ``low``, ``high`` (times; they differ
        where a price inside China is known in dollars only within bounds), ``firm``, ``row_ids``; sorted.
    """
    days = day_of(begun)
    rows = [row for case in days for row in _modern_gaps(move_port_prices(usd), case, days[case])]
    rows += _rare_gaps(rare_gaps) if "rare_earths" in days else []
    frame = to_frame(rows, _GAPS)
    counted = frame.assign(months=months_since(frame["day"], frame["case"], begun))
    return counted.sort_values(["case", "day", "goods", "low"], ignore_index=True)


def _rare_gaps(pairs: pd.DataFrame) -> list[list[object]]:
    return [
        ["rare_earths", row.commodity_id, row.inside_day, row.low, row.high, True, row.row_ids]
        for row in each_row(pairs)
    ]


def _modern_gaps(usd: pd.DataFrame, case: str, zero: pd.Timestamp) -> list[list[object]]:
    own = usd[usd["commodity_id"] == case]
    regions = sorted(set(own["region"]) - {INSIDE})
    pairs = [row for region in regions for row in each_row(fair_pairs(own, region, zero))]
    return [[case, case, row.day, row.ratio, row.ratio, not row.doubtful, row.row_ids] for row in pairs]


def widest(placed: pd.DataFrame) -> pd.DataFrame:
    """Give each case's widest firm gap after the announcement by its lower end: one row a case."""
    firm = placed[placed["firm"].astype(bool) & (placed["months"] >= 0)]
    top = firm.sort_values(["low", "row_ids"], ascending=[False, True]).drop_duplicates("case")
    return top.sort_values("case", ignore_index=True)
