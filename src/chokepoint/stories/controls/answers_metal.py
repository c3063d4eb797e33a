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
def end_uses(look: Look, mineral: str) -> pd.DataFrame:
    """List the end-use shares, the newest breakdown first, with ``basis``, ``span`` and the place's name."""
    shares, t = uses.end_use_shares(look["uses"], mineral), look.t
    places = [look(place_names).get(code, code) for code in shares["geography"]]
    pairs = zip(places, shares["year"], shares["unit"], strict=True)
    basis = [
        t("{place}, {year}, {of}", place=place, year=year, of=_share_of(unit, t))
        for place, year, unit in pairs
    ]
    return shares.assign(basis=basis, span=_spans(shares, t), geography=places)


def _spans(shares: pd.DataFrame, t: Translator) -> list[str]:
    ends = zip(shares["value_low"], shares["value_high"], strict=True)
    return [t.interval(*pair) for pair in ends]


def _share_of(unit: str, t: Translator) -> str:
    return {
        "percent": t("share, its base not stated"),
        "percent of US consumption": t("share of US consumption"),
        "percent of US use": t("share of US use"),
        "percent of primary production": t("share of primary production"),
    }[unit]


@STORY.answers(
    top_use=Column("item", how="largest share of the newest breakdown"),
    top_use_basis=Column("basis", how="place, year and measure of the newest breakdown"),
    top_use_share=Column("span", "percent", "as printed", date="year", low="value_low", high="value_high"),
)
def largest_use(look: Look) -> pd.DataFrame:
    """Pick the largest use of the newest breakdown."""
    return look(end_uses).head(1)


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
