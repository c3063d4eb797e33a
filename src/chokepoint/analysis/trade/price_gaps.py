"""The two-tier price: what a rare earth cost a buyer abroad against a buyer inside China.

Prices inside China are printed in yuan, those outside in dollars. No exchange rate is taken from
elsewhere: a text that gives a price inside China in dollars for a month in which another gives it in
yuan implies a rate, and as the yuan price is a range, so is the rate. Every ratio keeps that range.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row, grouped, to_frame
from chokepoint.i18n import vocabulary

ELEMENTS = (
    "lanthanum",
    "cerium",
    "praseodymium",
    "neodymium",
    "samarium",
    "europium",
    "terbium",
    "dysprosium",
)
INSIDE = "China"
FARTHEST = 75
KG_PER = {"kg": 1.0, "t": 1000.0}

IMPLIED, DOLLARS = vocabulary("implied rate", "dollars")
"""How the price inside came to dollars."""


def dated_prices(prices: pd.DataFrame) -> pd.DataFrame:
    """Date every price in the middle of its period, per kilogram in its own currency.

    Args:
        prices: table ``rare_earth_prices``.

    Returns:
        The rows with ``day``, ``low``, ``high``, ``mid`` (currency a kilogram) and ``row_ids``; the price of
        a licence alone is left out.
    """
    goods = prices[prices["form"] != "export_licence"]
    first, last = to_first_day(goods["period"]), to_last_day(goods["period"])
    year_end = goods["period_type"] == "year_end"
    day = (first + (last - first) / 2).dt.normalize().where(~year_end, last)
    per_kg = goods["unit"].map(KG_PER).astype("float64")
    low, high = (goods[end].fillna(goods["value"]) / per_kg for end in ("low", "high"))
    dated = with_row_ids(goods).assign(day=day, low=low, high=high, mid=(low + high) / 2)
    return dated.sort_values(["commodity_id", "form", "day", "row_id"], ignore_index=True)


def implied_rate(dated: pd.DataFrame) -> pd.DataFrame:
    """Bound the yuan per dollar from prices inside China printed in both currencies for one month.

    Args:
        dated: as :func:`dated_prices` gives them.

    Returns:
        One row ``low``, ``high`` (CNY per USD), ``row_ids``: the span common to all pairs, or the span they
        cover together where they have none in common; no row if there is no pair.
    """
    inside = dated[dated["market"] == INSIDE].assign(month=dated["day"].dt.to_period("M"))
    dollars, yuan = (inside[inside["currency"] == code] for code in ("USD", "CNY"))
    pairs = yuan.merge(dollars, on=["commodity_id", "form", "month"], suffixes=("", "_usd"))
    if pairs.empty:
        return to_frame([], {"low": "float64", "high": "float64", "row_ids": "str"})
    low, high = pairs["low"] / pairs["high_usd"], pairs["high"] / pairs["low_usd"]
    ends = (low.max(), high.min()) if low.max() <= high.min() else (low.min(), high.max())
    ids = join_ids([*pairs["row_ids"], *pairs["row_ids_usd"]])
    return pd.DataFrame({"low": [ends[0]], "high": [ends[1]], "row_ids": [ids]})


def in_dollars(dated: pd.DataFrame, rate: pd.DataFrame) -> pd.DataFrame:
    """Express every price in dollars a kilogram, those in yuan as a range by the implied rate.

    Args:
        dated: as :func:`dated_prices` gives them.
        rate: as :func:`implied_rate` gives it; without it prices in yuan are left out.

    Returns:
        The rows with ``usd_low``, ``usd_high``, ``usd_mid`` and ``converted`` (whether by the rate).
    """
    rates = _rates(rate)
    kept = dated[dated["currency"].isin(list(rates))]
    spans = [rates[code] for code in kept["currency"]]
    low = kept["low"] / [high for _, high, _ in spans]
    high = kept["high"] / [low for low, _, _ in spans]
    ids = [join_ids([own, span[2]]) for own, span in zip(kept["row_ids"], spans, strict=True)]
    converted = kept["currency"] == "CNY"
    valued = kept.assign(usd_low=low, usd_high=high, converted=converted, row_ids=ids)
    return valued.assign(usd_mid=(low + high) / 2)


def price_gaps(dated: pd.DataFrame, rate: pd.DataFrame, days: int = FARTHEST) -> pd.DataFrame:
    """Set each price inside China against the nearest price of the same goods in each market outside.

    Args:
        dated: as :func:`dated_prices` gives them.
        rate: as :func:`implied_rate` gives it; without it only prices in dollars are compared.
        days: the farthest apart two prices of a pair may be.

    Returns:
        ``commodity_id``, ``form``, ``market``, ``inside_day``, ``outside_day``, ``days_apart``, ``low``,
        ``high`` (price outside over price inside), ``outside_usd`` (USD/kg), ``basis`` (``dollars`` or
        ``implied rate``), ``outside_at`` (date of the price outside, as printed), ``row_ids`` and
        ``outside_ids`` (of the price outside alone).
        Of several pairs of the same goods, market and currency within a quarter the closest is kept.
    """
    rates = _rates(rate)
    inside = dated[(dated["market"] == INSIDE) & dated["currency"].isin(list(rates))]
    abroad = dated[(dated["market"] != INSIDE) & (dated["currency"] == "USD")]
    same = dict(grouped(abroad, _GOODS))
    rows = [
        _pair(row, other, rates[row.currency])
        for row in each_row(inside)
        for other in _nearest(row, same.get((row.commodity_id, row.form), []), days)
    ]
    found = to_frame(rows, _GAPS)
    closest = found.sort_values(["days_apart", "inside_day"], kind="stable")
    kept = closest.drop_duplicates(["commodity_id", "form", "market", "outside_day", "basis"])
    return kept.sort_values(["market", "inside_day", "commodity_id", "form", "basis"], ignore_index=True)


_GOODS = ["commodity_id", "form"]
_GAPS = {
    "commodity_id": "str",
    "form": "str",
    "market": "str",
    "inside_day": "datetime64[us]",
    "outside_day": "datetime64[us]",
    "days_apart": "int64",
    "low": "float64",
    "high": "float64",
    "outside_usd": "float64",
    "basis": "str",
    "row_ids": "str",
    "outside_at": "str",
    "outside_ids": "str",
}
Rate = tuple[float, float, str]


def _rates(rate: pd.DataFrame) -> dict[str, Rate]:
    rates: dict[str, Rate] = {"USD": (1.0, 1.0, "")}
    for row in each_row(rate):
        rates["CNY"] = (row.low, row.high, row.row_ids)
    return rates


def _nearest(row: Row, outside: list[Row], days: int) -> list[Row]:
    """Give the nearest price in each market outside, the nearest of all first."""
    near = sorted((other for other in outside if _apart(row, other) <= days), key=partial(_apart, row))
    first = {other.market: other for other in reversed(near)}
    return [other for other in near if first[other.market] is other]


def _apart(row: Row, other: Row) -> int:
    """Count the whole days between two prices."""
    return int(abs(other.day - row.day).days)


def _pair(row: Row, other: Row, rate: Rate) -> list[object]:
    low, high = other.low * rate[0] / row.high, other.high * rate[1] / row.low
    basis = IMPLIED if rate[2] else DOLLARS
    ids = join_ids([row.row_ids, other.row_ids, rate[2]])
    names = [row.commodity_id, row.form, other.market, row.day, other.day, _apart(row, other)]
    return [*names, low, high, other.mid, basis, ids, other.period, other.row_ids]


def widest(gaps: pd.DataFrame) -> pd.DataFrame:
    """Keep the gap whose lower end is the largest: one row, or none."""
    return gaps.nlargest(1, "low")


def order_of_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Say whether gaps are wider where the goods are dearer.

    Args:
        gaps: as :func:`price_gaps` gives them, one market. Goods with several pairs count once, by the pair
            whose prices lie closest in time, of equals by the narrower gap: the surer of two prices inside.

    Returns:
        One row: ``correlation`` (Spearman's rank correlation of the price outside with the middle of the
        gap: negative if the cheaper goods have the wider gap), ``n`` and ``row_ids``; none for fewer than
        four goods.
    """
    surest = gaps.assign(wide=gaps["high"] - gaps["low"]).sort_values(["days_apart", "wide", "row_ids"])
    gaps = surest.drop_duplicates(_GOODS)
    middle = (gaps["low"] + gaps["high"]) / 2
    correlation = gaps["outside_usd"].rank().corr(middle.rank())
    rows = [[correlation, len(gaps), join_ids(gaps["row_ids"])]]
    return pd.DataFrame(rows, columns=["correlation", "n", "row_ids"])[: int(len(gaps) > 3)]


def price_path(dated: pd.DataFrame, commodity: str, market: str, form: str = "oxide") -> pd.DataFrame:
    """Compare the highest price of a market with its newest one.

    Returns:
        One row: ``peak``, ``peak_day``, ``first``, ``first_day``, ``last``, ``last_day`` (mid prices),
        ``times`` (peak over first), ``row_ids``, and of each price its date as printed (``peak_at``) and its
        row (``peak_ids``); none if the market has fewer than two prices.
    """
    own = dated[(dated["commodity_id"] == commodity) & (dated["market"] == market) & (dated["form"] == form)]
    own = own.sort_values(["day", "row_id"])
    if len(own) < 2:
        return to_frame([], _PATH)
    first, last, top = own.iloc[0], own.iloc[-1], own.iloc[int(own["mid"].argmax())]
    three = (top, first, last)
    ends = [end[name] for end in three for name in ("mid", "day")]
    beside = [end[name] for end in three for name in ("period", "row_ids")]
    ids = join_ids(end["row_ids"] for end in three)
    return to_frame([[*ends, top["mid"] / first["mid"], ids, *beside]], _PATH)


_PATH = {
    "peak": "float64",
    "peak_day": "datetime64[us]",
    "first": "float64",
    "first_day": "datetime64[us]",
    "last": "float64",
    "last_day": "datetime64[us]",
    "times": "float64",
    "row_ids": "str",
    "peak_at": "str",
    "peak_ids": "str",
    "first_at": "str",
    "first_ids": "str",
    "last_at": "str",
    "last_ids": "str",
}
