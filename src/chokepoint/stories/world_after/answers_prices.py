"""Prices: how far they rose outside China after each restriction, and the gap between outside and inside."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.policy import precedents
from chokepoint.analysis.rows import each_row, to_frame
from chokepoint.analysis.trade import export_index, price_paths, prices
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.world_after import titles
from chokepoint.stories.world_after.answers import FIRST, begun, days, of_case, of_licences
from chokepoint.stories.world_after.story import STORY

MULTIPLE = msg("price over the last one before the announcement in the same series")
GAP = msg("price outside over price inside, lower end, firm prices only")
AFTER = msg("months after the announcement")
DOUBLED = 2.0
"""The multiple from which a price counts as doubled."""


@STORY.keep
def usd_prices(look: Look) -> pd.DataFrame:
    """Express the prices of the licensed metals in dollars a kilogram."""
    return prices.to_usd_per_kg(look["prices"])


@STORY.keep
def price_points(look: Look, horizon_months: int) -> pd.DataFrame:
    """Place all prices on the clock."""
    rare = look.rows("quotas.dollar_prices")
    found = price_paths.points(look(usd_prices), rare, look(begun))
    return precedents.within(found, horizon_months)


@STORY.keep
def multiples(look: Look) -> pd.DataFrame:
    """Set each price after an announcement against the last one before it in the same series."""
    return price_paths.multiples(look(price_points))


@STORY.keep
def peaks(look: Look) -> pd.DataFrame:
    """Give the largest multiple of each case outside China."""
    return price_paths.peaks(look(multiples))


def _named(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    """Write the goods in the reader's language, and the months in whole ones."""
    goods = rows["goods"].map(look(metal_names))
    return rows.assign(goods=goods, month=export_index.whole_months(rows["months"]))


@STORY.answers(
    peak_first=Column("times", "times", MULTIPLE, date="month", base="base"),
    peak_first_goods=Column("goods", how="goods with the largest multiple"),
    peak_first_month=Column("month", "months", AFTER),
)
def first_peak(look: Look, goods: str = "") -> pd.DataFrame:
    """Give the largest multiple after the quota, of all rare earths or of one."""
    found = of_case(look(multiples), FIRST)
    return _named(look, price_paths.peaks(found[found["goods"].eq(goods) | (goods == "")]))


@STORY.answers(
    peak_later=Column("times", "times", MULTIPLE, date="month", base="base"),
    peak_later_goods=Column("goods", how="goods with the largest multiple"),
    peak_later_month=Column("month", "months", AFTER),
)
def later_peak(look: Look, metal: str = "", joined: bool = False) -> pd.DataFrame:
    """Give the largest multiple after a licence.

    Args:
        look: the tables.
        metal: one metal alone.
        joined: whether to take each price in Europe whoever reports it, and not one series alone.
    """
    found = look(joined_rises if joined else later_peaks)
    chosen = found[found["case"].eq(metal) | (metal == "")]
    return _named(look, chosen.nlargest(1, "times"))


def later_peaks(look: Look) -> pd.DataFrame:
    """Give the largest multiple of each licence case, largest first."""
    return of_licences(look(peaks)).sort_values("times", ascending=False)


def joined_rises(look: Look) -> pd.DataFrame:
    """Give the rise of each metal in Europe from the last price before its licence, whoever reports it."""
    usd, starts = look(usd_prices), look(days)
    rows = [
        [case, case, row.last_day, row.base, row.last / row.base, row.row_ids]
        for case, day in starts.items()
        for row in each_row(prices.change_since(usd[usd["commodity_id"] == case], "Europe", day))
    ]
    found = to_frame(rows, _JOINED)
    return found.assign(months=precedents.months_since(found["day"], found["case"], look(begun)))


_JOINED = {
    "case": "str",
    "goods": "str",
    "day": "datetime64[us]",
    "base": "float64",
    "times": "float64",
    "row_ids": "str",
}


@STORY.answers(rest=Column("told", how=MULTIPLE))
def other_peaks(look: Look) -> pd.DataFrame:
    """Tell the largest multiples of the licence cases but the first, in one line of text."""
    told = titles.rises(look(later_peaks)[1:], look(metal_names), look.t)
    return in_one_row(look(later_peaks)[1:], told=look.t.listing(told))


@STORY.answers(doubled_n=Column("n", "rare earths", "rare earths whose price outside doubled"))
def doubled(look: Look) -> pd.DataFrame:
    """Count the rare earths whose price at least doubled."""
    elements = look(multiples)[look(multiples)["case"].eq(FIRST) & (look(multiples)["times"] >= DOUBLED)]
    return tally(elements.drop_duplicates("goods"), look(multiples))


@STORY.words("cheapest_rose_most")
def peak_words(look: Look) -> dict[str, object]:
    """Tell whether the cheapest of the elements rose most."""
    own, top = of_case(look(multiples), FIRST), of_case(look(peaks), FIRST)
    cheapest = own.loc[own["base"] == own["base"].min(), "goods"]
    return {"cheapest_rose_most": len(own) > 1 and set(top["goods"]) <= set(cheapest)}


@STORY.keep
def gaps(look: Look, horizon_months: int, doubtful: bool = False) -> pd.DataFrame:
    """Set the price outside over the price inside, on the clock.

    Args:
        look: the tables.
        horizon_months: months after the announcement to look at.
        doubtful: whether doubtful prices and mere bounds count like firm ones.
    """
    pairs = look.rows("quotas.gaps")
    found = price_paths.gaps(look(usd_prices), pairs, look(begun))
    placed = precedents.within(found, horizon_months)
    return placed.assign(firm=True) if doubtful else placed


@STORY.keep
def widest(look: Look) -> pd.DataFrame:
    """Give the widest firm gap of each case."""
    return price_paths.widest(look(gaps))


@STORY.answers(
    wide_first=Column("low", "times", GAP, date="day", low="low", high="high"),
    wide_first_goods=Column("goods", how="goods of the widest gap"),
    wide_first_month=Column("months", "months", AFTER),
)
def first_gap(look: Look, goods: str = "") -> pd.DataFrame:
    """Give the widest gap of the first case, of all rare earths or of one."""
    own = of_case(look(gaps), FIRST)
    return _named(look, price_paths.widest(own[own["goods"].eq(goods) | (goods == "")]))


@STORY.answers(
    wide_later=Column("low", "times", GAP, date="day", low="low", high="high"),
    wide_later_goods=Column("goods", how="goods of the widest gap"),
    wide_later_month=Column("months", "months", AFTER),
)
def later_gap(look: Look) -> pd.DataFrame:
    """Give the widest gap of the licence cases."""
    return _named(look, of_licences(look(widest)).nlargest(1, "low"))


@STORY.answers(
    level=Column("low", "times", GAP, date="day", low="low", high="high"),
    level_month=Column("months", "months", AFTER),
)
def germanium_gap(look: Look) -> pd.DataFrame:
    """Give the widest gap of germanium."""
    return of_case(look(widest), "germanium")


@STORY.answers(
    ring=Column("low", "times", "price outside over price inside, doubtful prices", date="at"),
    ring_day=Column("day", "month", "month of the doubtful prices"),
)
def doubtful_gaps(look: Look) -> pd.DataFrame:
    """Give the gaps of gallium that rest on doubtful prices."""
    rings = look(gaps)[look(gaps)["case"].eq("gallium") & ~look(gaps)["firm"].astype(bool)]
    return rings.assign(at=[look.t.month(day) for day in rings["day"]])


@STORY.answers(
    inside_day=Column("day", "month", how="newest price inside China that is neither doubtful nor a bound"),
)
def newest_inside(look: Look) -> pd.DataFrame:
    """Date the newest firm price of gallium inside China."""
    own = look(price_points).query("case == 'gallium' and side == 'inside'")
    return own[own["firm"].astype(bool)].sort_values(["day", "row_ids"]).tail(1)
