"""What the metal is for, what it comes with, and single figures on its market."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production import uses
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import Translator
from chokepoint.stories.controls.story import STORY


@STORY.keep
def statements(look: Look, mineral: str) -> pd.DataFrame:
    """Pick what texts say of the metal."""
    every = look["uses"]
    return every[every["commodity_id"] == mineral]


def _about(look: Look, code: str) -> pd.DataFrame:
    found = look(statements)
    return found[found["code"] == code]


@STORY.answers(
    stock_t=Column("value", "t", "as printed", date="year"),
    stock_year=Column("year", "year", "as printed"),
)
def stock_purchases(look: Look) -> pd.DataFrame:
    """Pick what was bought for Chinese stocks."""
    return _about(look, "stock_purchases")


@STORY.answers(market_t=Column("value", "t", "as printed, an estimate", date="year"))
def market_size(look: Look) -> pd.DataFrame:
    """Pick the size of the world market."""
    return _about(look, "world_market")


@STORY.answers(last_us_year=Column("value", "year", "as printed"))
def last_american_output(look: Look) -> pd.DataFrame:
    """Pick the year in which the United States last made the metal."""
    return _about(look, "last_us_output")


@STORY.answers(parent=Column("item", how="parent marked as the main one"))
def main_parent(look: Look) -> pd.DataFrame:
    """Pick the larger flow the metal mainly comes with."""
    parents = _about(look, "parent")
    return parents[parents["value_text"] == "main"]


@STORY.keep
def newest_uses(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """List what the United States use a metal for, by the newest sheet of their survey, the first use first.

    Shares are given for gallium; for germanium the sheet gives the order alone.
    """
    every = look["mineral_uses"]
    listed = every[(every["commodity_id"] == metal) & (every["group"] == "end_use")]
    newest = listed[listed["vintage"] == listed["vintage"].max()]
    return newest.sort_values(["value", "row_id"], ascending=[False, True])


def _use(look: Look, metal: str, place: int) -> pd.DataFrame:
    found = look.given(metal=metal)(newest_uses)[place : place + 1]
    return found.assign(use=[look.t.cell(item) for item in found["item"]])


@STORY.answers(
    first_use=Column("use", how="use with the largest share of US consumption"),
    first_use_share=Column("value", "percent", "as printed", date="year"),
    use_year=Column("year", "year", "year of the breakdown"),
)
def first_use(look: Look) -> pd.DataFrame:
    """Pick what most gallium is used for in the United States."""
    return _use(look, "gallium", 0)


@STORY.answers(
    second_use=Column("use", how="use with the second largest share of US consumption"),
    second_use_share=Column("value", "percent", "as printed", date="year"),
)
def second_use(look: Look) -> pd.DataFrame:
    """Pick what comes second."""
    return _use(look, "gallium", 1)


@STORY.answers(
    germanium_first=Column("use", how="use that the sheet names first"),
)
def first_use_of_germanium(look: Look) -> pd.DataFrame:
    """Pick what most germanium is used for in the United States."""
    return _use(look, "germanium", 0)


@STORY.answers(germanium_second=Column("use", how="use that the sheet names second"))
def second_use_of_germanium(look: Look) -> pd.DataFrame:
    """Pick what comes second."""
    return _use(look, "germanium", 1)


def _spans(shares: pd.DataFrame, t: Translator) -> list[str]:
    ends = zip(shares["value_low"], shares["value_high"], strict=True)
    return [t.interval(*pair) for pair in ends]


@STORY.keep
def stated_shares(look: Look) -> pd.DataFrame:
    """List single statements on recovery, recycling and dependence, with ``span``."""
    stated = uses.stated_shares(look(statements))
    return stated.assign(span=_spans(stated, look.t))


@STORY.answers(
    recovery_item=Column("item", how="as printed"),
    recovery_share=Column("span", "percent", "as printed", low="value_low", high="value_high"),
)
def recovery(look: Look) -> pd.DataFrame:
    """Pick the statement on how much of the metal is recovered."""
    stated = look(stated_shares)
    return stated[stated["code"] == "recovery"].head(1)


@STORY.answers(lobby_share=Column("value", "percent", "as printed, about, its period not stated"))
def lobby_statement(look: Look) -> pd.DataFrame:
    """Pick what an association says of the part of US imports that comes from China."""
    return _about(look, "us_from_china")


@STORY.answers(
    us_reliance=Column("value", "percent", "as printed, net imports over consumption", date="year"),
    us_reliance_year=Column("year", "year", "newest year"),
    us_reliance_least=Column("least", how="whether the survey prints the figure as a lower bound"),
)
def american_reliance(look: Look, mineral: str) -> pd.DataFrame:
    """Pick how much of the metal that the United States use they import, in the newest year and edition."""
    every = look["import_reliance"]
    own = every[(every["commodity_id"] == mineral) & (every["publisher"] == "USGS")]
    newest = own[(own["vintage"] == own["vintage"].max()) & (own["form"] == "")]
    found = newest[newest["year"] == newest["year"].max()]
    return found.assign(least=found["qualifier"] == ">")


@STORY.keep
def american_sources(look: Look, mineral: str) -> pd.DataFrame:
    """List where the United States import the metal from, by the newest edition, the largest first.

    Where the edition splits the metal by form and adds the forms up, the sum is taken.
    """
    every = look["import_sources"]
    own = every[(every["commodity_id"] == mineral) & (every["unit"] == "percent")]
    newest = own[own["vintage"] == own["vintage"].max()]
    summed = newest[newest["form"].isin(SUMMED)]
    rows = summed if len(summed) else newest
    named = rows.assign(rest=rows["country_iso3"] == "ROW")
    named = named.sort_values(["rest", "value"], ascending=[True, False], ignore_index=True)
    names = look(place_names)
    places = [names.get(code, look.t("other countries")) for code in named["country_iso3"]]
    return named.assign(place=places, row_ids=named["row_id"])


SUMMED = ("Combined total", "Total metal and oxide")
"""The headings of the survey under which it adds forms up."""


@STORY.answers(
    us_first=Column("place", how="country with the largest share"),
    us_first_share=Column("value", "percent", "as printed, sum of four years", date="last_year"),
    us_china_first=Column("is_china", how="whether that country is China"),
    us_from=Column("first_year", "year", "first of the years added up"),
    us_to=Column("last_year", "year", "last of the years added up"),
)
def largest_american_source(look: Look) -> pd.DataFrame:
    """Pick the country that supplies most."""
    first = look(american_sources).head(1)
    return first.assign(is_china=first["country_iso3"] == "CHN")


@STORY.answers(us_china_share=Column("value", "percent", "as printed, sum of four years", date="last_year"))
def chinese_part_of_american_imports(look: Look) -> pd.DataFrame:
    """Pick the part that comes from China."""
    listed = look(american_sources)
    return listed[listed["country_iso3"] == "CHN"]
