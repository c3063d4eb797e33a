"""Prices in one currency and unit, inside and outside China, each with its reporter."""

from __future__ import annotations

from typing import Any

import pandas as pd

from chokepoint.analysis.dates import to_first_day, to_last_day
from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.rows import Row, each_row

KG_PER = {"kg": 1.0, "t": 1000.0}
NOT_FIRM = ("doubtful", "greater_than", "less_than")
PORT = "fob"
PAIR_DAYS = 45
"""The farthest apart, in days, a price inside and one outside may lie to be compared."""
RATE_DAYS = 31
"""How far, in days, an exchange rate implied by another price may lie from the price it converts."""


def to_usd_per_kg(prices: pd.DataFrame) -> pd.DataFrame:
    """Express every price as a range in US dollars a kilogram.

    Args:
        prices: table ``prices``.

    Returns:
        The prices with ``day`` (middle of the stated period), ``usd_low``, ``usd_high``, ``usd_mid``,
        ``converted`` (``as printed``, or ``implied rate`` where the source prints yuan only and the rate is
        taken from the nearest price printed in both currencies, at most 31 days away) and ``row_ids``.
        Prices that cannot be converted are left out.
    """
    dated = with_row_ids(prices).assign(day=_middle(prices["date"]))
    printed = dated[dated["usd_per_kg_low"].notna()].assign(converted="as printed")
    printed = printed.assign(usd_low=printed["usd_per_kg_low"], usd_high=printed["usd_per_kg_high"])
    yuan = dated[dated["usd_per_kg_low"].isna() & (dated["currency"] == "CNY")]
    converted = pd.concat([printed, _convert(yuan, implied_rates(dated))], ignore_index=True)
    converted["usd_mid"] = (converted["usd_low"] + converted["usd_high"]) / 2
    return converted.sort_values(["day", "row_id"], ignore_index=True)


def at_port(usd: pd.DataFrame) -> pd.Series:
    """Tell which prices are those at the Chinese port, whatever region they are counted in."""
    return (usd["delivery"] == PORT) & usd["region"].isin(["China", "Other"])


def move_port_prices(usd: pd.DataFrame) -> pd.DataFrame:
    """Count prices at the Chinese port as prices outside, in region ``Other``: buyers abroad pay them."""
    inside = (usd["delivery"] == PORT) & (usd["region"] == "China")
    return usd.assign(region=usd["region"].mask(inside, "Other"))


def _middle(texts: pd.Series) -> pd.Series:
    first, last = to_first_day(texts), to_last_day(texts)
    return (first + (last - first) / 2).dt.normalize()


def implied_rates(dated: pd.DataFrame) -> pd.DataFrame:
    """Work out yuan per dollar from prices printed in both currencies: ``day``, ``rate``, ``row_ids``."""
    both = dated[(dated["currency"] == "CNY") & dated["usd_per_kg_low"].notna()]
    low = both["low"].fillna(both["value"]) / both["unit"].map(KG_PER).astype(float)
    return both.assign(rate=low / both["usd_per_kg_low"])[["day", "rate", "row_ids"]].reset_index(drop=True)


def _convert(yuan: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    if yuan.empty or rates.empty:
        return yuan.head(0).assign(usd_low=0.0, usd_high=0.0, converted="")
    nearest = [(rates["day"] - day).abs().idxmin() for day in yuan["day"]]
    picked = rates.loc[nearest].set_axis(yuan.index)
    near = (picked["day"] - yuan["day"]).abs().dt.days <= RATE_DAYS
    per_kg = picked["rate"] * yuan["unit"].map(KG_PER).astype(float)
    ids = [join_ids(pair) for pair in zip(yuan["row_ids"], picked["row_ids"], strict=True)]
    filled = yuan.assign(
        usd_low=yuan["low"].fillna(yuan["value"]) / per_kg,
        usd_high=yuan["high"].fillna(yuan["value"]) / per_kg,
        converted="implied rate",
        row_ids=ids,
    )
    return filled[near]


def add_derived(usd: pd.DataFrame, derived: pd.DataFrame) -> pd.DataFrame:
    """Add prices worked out from a printed percentage, in the region and with the reporter of their base.

    Args:
        usd: as :func:`to_usd_per_kg` gives it.
        derived: derivations of prices with ``value`` in USD/kg and ``row_ids``.

    Returns:
        ``usd`` and the derived prices, ``converted`` = ``derived``, dated in the middle of their period.
    """
    base = usd.set_index("row_id")
    known = derived[derived["base_row_ids"].isin(base.index)].set_index("base_row_ids")
    own = ["row_id", "row_ids", "value", "period_start", "period_end"]
    rows = known[own].join(base.drop(columns=[name for name in own if name in base]))
    middle = rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2
    price = {name: rows["value"] for name in ("usd_low", "usd_high", "usd_mid")}
    dates = {"day": middle.dt.normalize(), "date": rows["period_start"].dt.strftime("%Y-%m")}
    added = rows.assign(**price, **dates, converted="derived", status="derived")[usd.columns]
    return pd.concat([usd, added], ignore_index=True).sort_values(["day", "row_id"], ignore_index=True)


def pair_markets(usd: pd.DataFrame, outside: str, inside: str = "China", days: int = 21) -> pd.DataFrame:
    """Set each price inside against the nearest price outside.

    Args:
        usd: as :func:`to_usd_per_kg` gives them, one commodity.
        outside: region of the outside price.
        inside: region of the inside price.
        days: the farthest apart two prices of a pair may be.

    Returns:
        ``day``, ``inside``, ``outside`` (mid prices), ``ratio``, ``gap_days``, ``doubtful`` (either price is
        doubtful or a mere bound), ``outside_row``, ``row_ids``, and of the inside price ``at`` (its date as
        printed) and ``inside_row``.
    """
    ours, theirs = usd[usd["region"] == inside], usd[usd["region"] == outside]
    rows = [_pair(row, theirs, days) for row in each_row(ours)]
    # the types are stated because there may be no pair at all
    found = pd.DataFrame([row for row in rows if row], columns=list(_PAIR)).astype(_PAIR)
    # several inside prices may meet the same outside one: keep the closest in time
    closest = found.sort_values(["gap_days", "day"]).drop_duplicates("outside_row")
    return closest.sort_values("day", ignore_index=True)


def fair_pairs(usd: pd.DataFrame, outside: str, news: pd.Timestamp) -> pd.DataFrame:
    """Set prices inside China against those outside on nearby days, both from one side of the news.

    A price from before the news and one from after it are no pair, however close their days.

    Args:
        usd: as :func:`to_usd_per_kg` gives them, one commodity.
        outside: region of the outside price.
        news: the day of the announcement, which itself counts as before.

    Returns:
        The pairs as :func:`pair_markets` gives them.
    """
    pairs = pair_markets(usd, outside, days=PAIR_DAYS)
    if pairs.empty:  # which has no days to be mapped
        return pairs
    other = pairs["outside_row"].map(usd.set_index("row_id")["day"])
    return pairs[(pairs["day"] <= news) == (other <= news)].reset_index(drop=True)


_PAIR: dict[str, Any] = {
    "day": "datetime64[us]",
    "inside": float,
    "outside": float,
    "ratio": float,
    "gap_days": int,
    "doubtful": bool,
    "outside_row": str,
    "row_ids": str,
    "at": str,
    "inside_row": str,
}


def _pair(row: Row, theirs: pd.DataFrame, days: int) -> dict[str, object] | None:
    distance = (theirs["day"] - row.day).abs().dt.days
    if distance.empty or distance.min() > days:
        return None
    other = theirs.loc[distance.idxmin()]
    inside, outside = row.usd_mid, other["usd_mid"]
    doubtful = row.status in NOT_FIRM or other["status"] in NOT_FIRM
    ids = join_ids([row.row_ids, other["row_ids"]])
    values = [row.day, inside, outside, outside / inside, int(distance.min()), doubtful, other["row_id"], ids]
    return dict(zip(_PAIR, [*values, row.date, row.row_id], strict=True))


def change_since(usd: pd.DataFrame, region: str, before: pd.Timestamp) -> pd.DataFrame:
    """Measure how far the price in a region moved from its last figure before a day to its newest one.

    Figures marked doubtful and mere bounds ("more than", "less than") are left out.

    Args:
        usd: as :func:`to_usd_per_kg` gives them, one commodity.
        region: the region to look at.
        before: the day that parts the base from what came after.

    Returns:
        One row (none if either end is missing): ``base_day``, ``base``, ``last_day``, ``last``,
        ``change_percent`` with ``change_low`` and ``change_high`` from the ends of both ranges, ``row_ids``,
        and of each end alone its rows, ``base_ids`` and ``last_ids``, and its date as printed, ``base_at``
        and ``last_at``.
    """
    firm = usd[(usd["region"] == region) & ~usd["status"].isin(NOT_FIRM)].sort_values(["day", "row_id"])
    earlier, later = firm[firm["day"] < before], firm[firm["day"] >= before]
    if earlier.empty or later.empty:
        return pd.DataFrame(columns=_CHANGE)
    base, last = earlier.iloc[-1], later.iloc[-1]
    values = [base["day"], base["usd_mid"], last["day"], last["usd_mid"]]
    values += [_percent(last[a], base[b]) for a, b in (("usd_mid", "usd_mid"), *_ENDS)]
    ids = [join_ids([base["row_ids"], last["row_ids"]]), base["row_ids"], last["row_ids"]]
    return pd.DataFrame([[*values, *ids, base["date"], last["date"]]], columns=_CHANGE)


def newest_bound(
    usd: pd.DataFrame, region: str, before: pd.Timestamp, kinds: tuple[str, ...] = NOT_FIRM[1:]
) -> pd.DataFrame:
    """Measure how far the newest mere bound in a region lies from the last firm figure before a day.

    Args:
        usd: as :func:`to_usd_per_kg` gives them, one commodity.
        region: the region to look at.
        before: the day that parts the base from what came after.
        kinds: the bounds to look at, ``less_than``, ``greater_than`` or both.

    Returns:
        The columns of :func:`change_since` and ``status`` (``less_than`` or ``greater_than``); no row if no
        bound is newer than every firm figure.
    """
    ours = usd[usd["region"] == region].sort_values(["day", "row_id"])
    firm = ours[~ours["status"].isin(NOT_FIRM)]
    newest = ours[ours["status"].isin(kinds) & (ours["day"] > firm["day"].max())].tail(1)
    change = change_since(pd.concat([firm, newest.assign(status="bound")]), region, before)
    return change.assign(status=newest["status"].max()) if len(newest) else change.head(0).assign(status="")


_ENDS = (("usd_low", "usd_high"), ("usd_high", "usd_low"))
_CHANGE = [
    *("base_day", "base", "last_day", "last", "change_percent", "change_low", "change_high"),
    *("row_ids", "base_ids", "last_ids", "base_at", "last_at"),
]


def _percent(value: float, base: float) -> float:
    return 100 * (value / base - 1)
