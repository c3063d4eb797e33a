"""Where the analogy holds: in how many traits each case is like the one compared with."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids, tally
from chokepoint.analysis.policy import analogy, precedents
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.world_after.answers import begun, clock, days, of_case
from chokepoint.stories.world_after.answers_exports import short_figures
from chokepoint.stories.world_after.answers_shares import all_shares
from chokepoint.stories.world_after.story import STORY

ENOUGH = 5
"""Traits that must be comparable for a case to be called like or unlike."""
RANGE = msg("lowest and highest figure of all publishers and editions")


@STORY.keep
def traits(look: Look) -> pd.DataFrame:
    """Collect what the tables say of each case in ten respects."""
    names = ("companionality", "commodity_prices", "eu_criticality", "iea_supply")
    companions, prices, criticality, refining = (look[name] for name in names)
    return analogy.traits(look(begun), look(all_shares), companions, prices, criticality, refining)


@STORY.keep
def compared(look: Look, precedent: str) -> pd.DataFrame:
    """Say in which traits each case is like the one compared with."""
    return analogy.compare(look(traits), precedent)


@STORY.keep
def likeness(look: Look, without: str = "") -> pd.DataFrame:
    """Count the like traits of each case that has enough to compare, likest first.

    Args:
        look: the tables.
        without: a trait to leave out.
    """
    found = look(compared)
    counted = analogy.count_likeness(found[found["trait"] != without])
    return counted[counted["of"] >= ENOUGH]


@STORY.answers(
    least_named=Column("named", how="cases with the smallest part of traits alike"),
)
def least_like_names(look: Look) -> pd.DataFrame:
    """Name the cases least like the one compared with."""
    named = [look(clock).told[case] for case in look(least_like_cases)["case"]]
    return in_one_row(look(least_like_cases), named=look.t.listing(named))


@STORY.answers(
    least_like=Column("like", "traits", "traits alike", base="of"),
    least_of=Column("of", "traits", "traits that can be compared"),
)
def least_like_cases(look: Look, case: str = "") -> pd.DataFrame:
    """Give the cases least like the one compared with, or one case."""
    found = look(likeness)
    return found[found["case"] == case] if case else found[found["part"] == found["part"].min()]


@STORY.answers(
    most_named=Column("named", how="the case with the largest part of traits alike"),
    most_like=Column("like", "traits", "traits alike", base="of"),
    most_of=Column("of", "traits", "traits that can be compared"),
)
def most_like_case(look: Look) -> pd.DataFrame:
    """Give the case most like the one compared with."""
    top = look(likeness).head(1)
    return top.assign(named=top["case"].map(look(clock).told))


@STORY.words("cases_differ")
def spread(look: Look) -> dict[str, object]:
    """Tell whether some cases are more like the one compared with than others."""
    return {"cases_differ": look(likeness)["part"].nunique() > 1}


def _range(look: Look, case: str, trait: str) -> pd.DataFrame:
    """Give the lowest and the highest figure for a trait of a case, in words."""
    own = look(traits)[look(traits)["case"].eq(case) & look(traits)["trait"].eq(trait)]
    span = look.t.interval(own["low"].iloc[0], own["high"].iloc[0]) if len(own) else ""
    return in_one_row(own, span=span)


@STORY.answers(ga_by=Column("span", how=RANGE))
def gallium_as_by_product(look: Look) -> pd.DataFrame:
    """Say how far gallium is a by-product."""
    return _range(look, "gallium", "by-product")


@STORY.answers(re_by=Column("span", how=RANGE))
def rare_earths_as_by_product(look: Look) -> pd.DataFrame:
    """Say how far the rare earths are by-products."""
    return _range(look, "rare_earths", "by-product")


@STORY.answers(ga_size=Column("span", how=RANGE))
def gallium_world_output(look: Look) -> pd.DataFrame:
    """Give the world output of gallium in the year before the licence."""
    return _range(look, "gallium", "world output")


@STORY.answers(ge_size=Column("span", how=RANGE))
def germanium_world_output(look: Look) -> pd.DataFrame:
    """Give the world output of germanium in the year before the licence."""
    return _range(look, "germanium", "world output")


@STORY.answers(re_size=Column("span", how=RANGE))
def rare_earth_world_output(look: Look) -> pd.DataFrame:
    """Give the world output of rare earths in the year before the quota."""
    return _range(look, "rare_earths", "world output")


@STORY.answers(ga_value=Column("span", how=RANGE))
def gallium_market(look: Look) -> pd.DataFrame:
    """Give the value of the world output of gallium."""
    return _range(look, "gallium", "market value")


@STORY.answers(ge_value=Column("span", how=RANGE))
def germanium_market(look: Look) -> pd.DataFrame:
    """Give the value of the world output of germanium."""
    return _range(look, "germanium", "market value")


@STORY.answers(c_refined=Column("span", how=RANGE))
def graphite_refined(look: Look) -> pd.DataFrame:
    """Give China's share of refining graphite."""
    return _range(look, "graphite", "refined in China")


@STORY.answers(
    c_mined=Column("percent", "percent", "China over the world total, first year of the table"),
)
def graphite_mined(look: Look) -> pd.DataFrame:
    """Give China's share of mining graphite."""
    # no answer of another story: the chapter on concentration reads the agency's refining, not its mining
    mines = look["iea_supply"].query(
        "commodity_id == 'graphite' and stage == 'mine' and status != 'projected'"
    )
    kg = mines.set_index("country_iso3")["quantity_kg"]
    return in_one_row(mines, percent=100 * kg["CHN"] / kg["WLD"] if len(mines) else None)


@STORY.answers(
    plants_low=Column("value_low", "percent", "as printed", date="year"),
    plants_high=Column("value_high", "percent", "as printed", date="year"),
)
def alumina_plants(look: Look) -> pd.DataFrame:
    """Give the share of alumina plants that recover gallium."""
    return look.rows("controls.recovery", mineral="gallium")


@STORY.answers(zinc=Column("value", "percent", "as printed", date="year"))
def germanium_in_zinc(look: Look) -> pd.DataFrame:
    """Give the share of the germanium in zinc concentrates that is recovered."""
    return look.rows("controls.recovery", mineral="germanium")


@STORY.answers(
    hard=Column("span", how="lowest and highest index of the cases, newest assessment"),
    hard_n=Column("n", "cases", "cases with an index"),
)
def substitution(look: Look) -> pd.DataFrame:
    """Give the lowest and the highest substitution index of the cases, in words."""
    found = look(traits).query("trait == 'substitution'")
    span = look.t.interval(found["low"].min(), found["high"].max(), 2) if len(found) else ""
    return in_one_row(found, span=span, n=len(found))


def without_figures(look: Look) -> pd.DataFrame:
    """List the commodities under a licence or ban of which no export figure is known."""
    return precedents.without_figures(look["controls"], look["exports_monthly"])


@STORY.answers(silent_n=Column("n", "commodities", "named by a licence or ban, without an export figure"))
def silent_commodities(look: Look) -> pd.DataFrame:
    """Count the commodities under a licence or ban of which no export figure is known."""
    return tally(look(without_figures))


@STORY.answers(graphite_year=Column("year", "year", "year of the notice", date="day"))
def graphite_notice(look: Look) -> pd.DataFrame:
    """Date the notice on graphite."""
    found = of_case(look(begun), "graphite")
    return found.assign(year=found["day"].dt.year)


@STORY.words("graphite_is_silent")
def silence(look: Look) -> dict[str, object]:
    """Tell whether graphite is under licence and no export figure for it is known."""
    silent = "graphite" in set(look(without_figures)["commodity_id"])
    return {"graphite_is_silent": silent and len(look(graphite_notice)) > 0}


@STORY.answers(
    calendar_n=Column("calendar", "months", "calendar months to the newest figure", rows="newest_ids"),
    known_n=Column("known", "months", "months with a printed figure in any scope with a base"),
)
def printed_months(look: Look) -> pd.DataFrame:
    """Count the months from the notice on gallium to the newest figure, and the printed ones among them."""
    months = of_case(look(short_figures), "gallium").query("kind == 'month'")
    first = months["first"].drop_duplicates()
    calendar = 0
    if len(first):
        zero = look(days)["gallium"].replace(day=1)
        calendar = len(pd.date_range(zero, first.max(), freq="MS"))
    ids = join_ids(months.loc[months["first"] == first.max(), "own_ids"])
    own = months.assign(row_ids=months["own_ids"])
    return in_one_row(own, calendar=calendar, known=len(first), newest_ids=ids)
