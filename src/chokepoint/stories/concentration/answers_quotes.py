"""Two numbers of July 2023: the shares of gallium and germanium as quoted, and as the tables have them."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row
from chokepoint.analysis.production import concentration, uses
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import named_by
from chokepoint.i18n import msg
from chokepoint.stories.concentration.story import STORY

QUOTE = "reuters_2023_07_factbox"
"""The article of July 2023 that quotes both shares."""


@STORY.keep
def china_share_history(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Follow China's share of a metal through all tables and years, at every stage."""
    rows = look["production"]
    followed = concentration.concentrate(rows[rows["commodity_id"] == metal])
    return followed.assign(country_iso3="CHN")


@STORY.answers(
    survey_share=Column("percent", "percent", "China over the world, newest edition", date="year"),
    survey_share_year=Column("year", "year", "year of the figure"),
    survey_share_edition=Column("vintage", how="newest edition"),
)
def share_by_survey(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Give China's share of a metal in the newest year of the US survey's newest edition: one row or none."""
    history = look(china_share_history)
    newest = concentration.newest_years(history[history["publisher"] == "USGS"])
    return newest.sort_values("vintage").tail(1).assign(percent=lambda rows: 100 * rows["share"])


@STORY.answers(
    survey_share_status=Column("status", how="status of the printed figure for China", date="year")
)
def line_by_survey(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Find the printed line of China behind the share by the US survey."""
    rows, chosen = look["production"], look(share_by_survey)
    china = rows[(rows["commodity_id"] == metal) & (rows["country_iso3"] == "CHN")]
    return china.merge(chosen[["publisher", "vintage", "year", "stage"]])


@STORY.keep
def quoted_shares(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Pick the shares of a metal's output that texts credit to China, with the publisher as ``name``."""
    quoted = uses.quoted_shares(look["uses"], metal)
    return quoted.assign(name=quoted["source_id"].map(look["sources"]["publisher"]))


@STORY.answers(
    quoted_share=Column("best", "percent", "as quoted from the Critical Raw Materials Alliance", date="year")
)
def quote_of_july_2023(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Pick the share that the article of July 2023 quotes: one row or none."""
    quoted = look(quoted_shares)
    return quoted[quoted["source_id"] == QUOTE]


_NEAREST = msg("computed share nearest to the quoted one, over all publishers, editions and years")


@STORY.answers(
    nearest_share=Column("percent", "percent", _NEAREST, date="year"),
    nearest_year=Column("year", "year", _NEAREST),
    nearest_publisher=Column("by", how=_NEAREST),
)
def nearest_to_quote(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Find the computed share that lies closest to the one quoted in July 2023: one row or none."""
    quote = look(quote_of_july_2023)
    nearest = concentration.closest_to(look(china_share_history), quote["best"].max()).head(len(quote))
    return named_by(look, nearest)


@STORY.keep
def newest_year_of_each(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Keep of China's share of a metal the newest year of each edition."""
    return concentration.newest_years(look(china_share_history))


@STORY.answers(
    newest_low=Column("low", "percent", "lowest over the newest year of each edition", high="high"),
    newest_high=Column("high", "percent", "highest over the newest year of each edition", low="low"),
    newest_span=Column("words", how="lowest and highest over the newest year of each edition"),
)
def range_of_newest(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Give the range of China's share over the newest years of all editions: one row or none."""
    span = concentration.summarise(look(newest_year_of_each))
    ends = zip(span["low"], span["high"], strict=True)
    return span.assign(words=[look.t.interval(low, high) for low, high in ends])


_LOWEST = msg("lowest computed share, over all publishers, editions and years")


@STORY.answers(lowest_share=Column("lowest", "percent", _LOWEST))
def lowest_of_history(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Give the lowest share that any table gives China."""
    history = look(china_share_history)
    return in_one_row(history, lowest=100 * history["share"].min())


_BELOW = msg("newest year of any table that gives China the quoted share or less")


@STORY.answers(
    below_share=Column("percent", "percent", _BELOW, date="year"),
    below_year=Column("year", "year", _BELOW),
    below_publisher=Column("by", how=_BELOW),
)
def last_at_or_below_quote(look: Look, metal: str = "gallium") -> pd.DataFrame:
    """Find the newest year in which any table gives China the quoted share or less: one row or none."""
    history, quote = look(china_share_history), look(quote_of_july_2023)["best"].max()
    low = history[100 * history["share"] <= quote].sort_values(["year", "share"], kind="stable")
    return named_by(look, low.tail(1).assign(percent=lambda rows: 100 * rows["share"]))


_REPEATED = {
    "quoted": "quoted_share",
    "nearest": "nearest_share",
    "nearest_year": "nearest_year",
    "nearest_publisher": "nearest_publisher",
    "low": "newest_low",
    "high": "newest_high",
    "span": "newest_span",
    "lowest": "lowest_share",
    "below": "below_share",
    "below_year": "below_year",
    "below_publisher": "below_publisher",
}
for _metal in ("gallium", "germanium"):
    for _key, _name in _REPEATED.items():
        STORY.repeats(f"{_metal}_{_key}", f"{STORY.name}.{_name}", metal=_metal)
