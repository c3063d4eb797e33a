"""Prices: how far they rose outside China after each restriction, and the gap between outside and inside."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy import precedents
from chokepoint.analysis.trade import export_index, price_paths, prices
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.world_after.answers import FIRST, begun, of_case, of_licences
from chokepoint.stories.world_after.story import STORY

ELEMENT, FORM = "dysprosium", "oxide"
"""The rare earth followed and drawn for the first case: it was restricted again in a later one."""
MULTIPLE = msg(
    "price over the last one before the announcement of the same goods, form and market, whoever prints it"
)
GAP = msg("price outside over price inside, lower end, firm prices only")


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
def multiples(look: Look, alone: bool = False) -> pd.DataFrame:
    """Set each price after an announcement against the last one before it of the same goods.

    Args:
        look: the tables.
        alone: whether to compare what one publisher prints in one series only, quotas and licences alike.
    """
    by = price_paths.ALONE if alone else price_paths.ANYONE
    return price_paths.multiples(look(price_points), by)


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
    peak_first_goods=Column("goods", how="goods of the largest multiple"),
    peak_first_day=Column("day", "month", how="month of the largest multiple"),
)
def first_peak(look: Look, goods: str = ELEMENT) -> pd.DataFrame:
    """Give the largest multiple after the quota, of the rare earth that is drawn or of another."""
    found = of_case(look(multiples), FIRST)
    return _named(look, price_paths.peaks(found[found["goods"].eq(goods)]))


@STORY.answers(
    peak_later=Column("times", "times", MULTIPLE, date="month", base="base"),
    peak_later_goods=Column("goods", how="goods of the largest multiple"),
    peak_later_day=Column("day", "month", how="month of the largest multiple"),
)
def later_peak(look: Look, metal: str = "") -> pd.DataFrame:
    """Give the largest multiple after a licence, of all metals or of one."""
    found = look(later_peaks)
    chosen = found[found["case"].eq(metal) | (metal == "")]
    return _named(look, chosen.nlargest(1, "times"))


def later_peaks(look: Look) -> pd.DataFrame:
    """Give the largest multiple of each licence case, largest first."""
    return of_licences(look(peaks)).sort_values("times", ascending=False)


@STORY.keep
def drawn_points(look: Look) -> pd.DataFrame:
    """Keep the prices that are drawn: of the rare earths one element in one form."""
    points = look(price_points)
    own = points["sold_at"].str.startswith(f"{ELEMENT} | {FORM} | ")
    return points[(points["case"] != FIRST) | own]


@STORY.keep
def drawn_multiples(look: Look) -> pd.DataFrame:
    """Set each price that is drawn against the last one before the announcement of the same goods."""
    return price_paths.multiples(look(drawn_points))


@STORY.keep
def drawn_peaks(look: Look) -> pd.DataFrame:
    """Give the largest multiple of each case outside China among the prices that are drawn."""
    return _named(look, price_paths.peaks(look(drawn_multiples)))


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
    wide_first_day=Column("day", "month", how="month of the widest gap"),
)
def first_gap(look: Look, goods: str = "") -> pd.DataFrame:
    """Give the widest gap of the first case, of all rare earths or of one."""
    own = of_case(look(gaps), FIRST)
    return _named(look, price_paths.widest(own[own["goods"].eq(goods) | (goods == "")]))


@STORY.answers(
    wide_later=Column("low", "times", GAP, date="day", low="low", high="high"),
    wide_later_goods=Column("goods", how="goods of the widest gap"),
    wide_later_day=Column("day", "month", how="month of the widest gap"),
)
def later_gap(look: Look) -> pd.DataFrame:
    """Give the widest gap of the licence cases."""
    return _named(look, of_licences(look(widest)).nlargest(1, "low"))


@STORY.answers(
    level=Column("low", "times", GAP, date="day", low="low", high="high"),
    level_day=Column("day", "month", how="month of the widest gap"),
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
