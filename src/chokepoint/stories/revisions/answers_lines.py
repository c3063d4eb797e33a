"""Single lines of the tables: the commodity followed, lines that show what a revision means, and trade."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.analysis.production import revision_sizes
from chokepoint.analysis.production.bounds import AGGREGATES
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.revisions.answers import CHINA, EARTHS, compared, in_words, pairs
from chokepoint.stories.revisions.story import STORY

FIFTH = 20
"""Percent of the smaller figure above which a figure moved far."""
NIGERIA, AUSTRALIA, MYANMAR = "NGA", "AUS", "MMR"
HOW_OWN = msg("figures by country of the commodity followed, first print against the next edition")
HOW_OWN_MOVED = msg(
    "figures by country of the commodity followed, first print against the next edition; "
    "moved beyond the rounding"
)
HOW_OWN_FAR = msg(
    "figures by country of the commodity followed, first print against the next edition; "
    "by more than 20 percent of the smaller"
)
HOW_OWN_MOST = msg(
    "figures by country of the commodity followed, first print against the next edition; largest factor"
)


def both_above_nil(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the figures that moved from one number above nil to another."""
    return rows[rows["moved"] & (rows["amount_before"] > 0) & (rows["amount_after"] > 0)]


@STORY.keep
def own_figures(look: Look, quantity: str, commodity: str) -> pd.DataFrame:
    """Keep the figures by country of the commodity and quantity followed."""
    rows = look(compared)
    ours = (rows["table"] == quantity) & (rows["commodity_id"] == commodity)
    return rows[ours & ~rows["country_iso3"].isin(AGGREGATES)]


@STORY.answers(own_n=Column("n", "figures", HOW_OWN))
def count_of_own(look: Look) -> pd.DataFrame:
    """Count these figures."""
    return tally(look(own_figures))


@STORY.answers(own_moved=Column("n", "figures", HOW_OWN_MOVED))
def count_of_own_moved(look: Look) -> pd.DataFrame:
    """Count those of them that moved."""
    own = look(own_figures)
    return tally(own[own["moved"]], own)


@STORY.answers(own_far=Column("n", "figures", HOW_OWN_FAR))
def count_of_own_far(look: Look) -> pd.DataFrame:
    """Count those of them that moved far."""
    own = look(own_figures)
    return tally(own[revision_sizes.moved_over(own, FIFTH)], own)


@STORY.keep
def own_moves(look: Look) -> pd.DataFrame:
    """Keep those of them that moved between numbers above nil, the largest factor first."""
    moved = both_above_nil(look(own_figures))
    order = moved["log_change"].abs().sort_values(ascending=False, kind="stable").index
    return moved.loc[order]


@STORY.answers(
    own_country=Column("country", how=HOW_OWN_MOST),
    own_before=Column("value_before", how=HOW_OWN_MOST),
    own_after=Column("value_after", how=HOW_OWN_MOST),
    own_unit=Column("unit", how=HOW_OWN_MOST),
)
def largest_own_move(look: Look) -> pd.DataFrame:
    """Find the one that moved by the largest factor."""
    return in_words(look, look(own_moves).head(1))


@STORY.keep
def rare_earth_lines(look: Look) -> pd.DataFrame:
    """Keep the output of rare earths, whatever the page follows."""
    rows = look(compared)
    return rows[(rows["table"] == "production") & (rows["commodity_id"] == EARTHS)]


def _newest_move(look: Look, place: str) -> pd.DataFrame:
    """Find the newest year for which a line of rare earths moved: one row or none."""
    rows = look(rare_earth_lines)
    return rows[(rows["country_iso3"] == place) & rows["moved"]].sort_values("when").tail(1)


HOW_BEFORE = msg("as printed for the newest revised year")
HOW_AFTER = msg("as printed one edition later")
HOW_EDITION = msg("edition of the first print")
HOW_YEAR = msg("newest revised year")


@STORY.answers(
    nigeria_before=Column("value_before", "t", HOW_BEFORE, date="when"),
    nigeria_after=Column("value_after", "t", HOW_AFTER, date="when", base="value_before"),
    nigeria_edition=Column("edition_before", how=HOW_EDITION),
    nigeria_year=Column("when", how=HOW_YEAR),
)
def line_of_nigeria(look: Look) -> pd.DataFrame:
    """Find the newest revised figure of Nigeria."""
    return _newest_move(look, NIGERIA)


@STORY.answers(
    australia_before=Column("value_before", "t", HOW_BEFORE, date="when"),
    australia_after=Column("value_after", "t", HOW_AFTER, date="when", base="value_before"),
    australia_year=Column("when", how=HOW_YEAR),
)
def line_of_australia(look: Look) -> pd.DataFrame:
    """Find the newest revised figure of Australia."""
    return _newest_move(look, AUSTRALIA)


@STORY.answers(
    antimony_year=Column("when", how="first year of which two editions disagree"),
    antimony_before=Column("value_before", "t", "as first printed", date="when"),
    antimony_after=Column("value_after", "t", HOW_AFTER, date="when", base="value_before"),
    antimony_edition=Column("edition_before", how=HOW_EDITION),
)
def chinese_antimony(look: Look) -> pd.DataFrame:
    """Find the oldest revised figure of China's antimony."""
    rows = look(compared)
    ours = (rows["commodity_id"] == "antimony") & (rows["country_iso3"] == CHINA)
    return rows[ours & (rows["table"] == "production") & rows["moved"]].sort_values("when").head(1)


def _printed_quotas(look: Look) -> pd.DataFrame:
    """Keep the pairs in which the later edition notes China's figure as the production quota."""
    rows = look(rare_earth_lines)
    return rows[(rows["country_iso3"] == CHINA) & (rows["taken_from_after"] == "quota")]


@STORY.answers(quota_n=Column("n", "pairs", "China's figure, noted as the production quota"))
def count_of_quotas(look: Look) -> pd.DataFrame:
    """Count these pairs."""
    return tally(look(_printed_quotas))


@STORY.answers(quota_moved=Column("n", "pairs", "China's figure, noted as the production quota; moved"))
def count_of_quotas_moved(look: Look) -> pd.DataFrame:
    """Count those of them that moved."""
    quotas = look(_printed_quotas)
    return tally(quotas[quotas["moved"]], quotas)


@STORY.keep
def drawn_from_trade(look: Look) -> pd.DataFrame:
    """Keep the pairs of output in which either edition names trade as the source."""
    every = look(pairs)
    return revision_sizes.from_trade(every[every["table"] == "production"])


@STORY.keep
def traded_in_both(look: Look) -> pd.DataFrame:
    """Keep those of them that can be compared."""
    told = look(drawn_from_trade)
    return told[told["reason"] == ""]


HOW_TRADE = msg("figures whose note in one of two editions names trade as the source")


@STORY.answers(trade_n=Column("n", "figures", HOW_TRADE))
def count_of_traded(look: Look) -> pd.DataFrame:
    """Count these figures."""
    return tally(look(drawn_from_trade))


@STORY.answers(trade_countries=Column("names", how=HOW_TRADE))
def countries_traded(look: Look) -> pd.DataFrame:
    """Name the countries of these figures."""
    told = look(drawn_from_trade)
    codes = dict.fromkeys(told["country_iso3"].sort_values())
    return in_one_row(told, names=look.t.listing([look(place_names)[code] for code in codes]))


HOW_TRADE_BOTH = msg(
    "figures whose note in one of two editions names trade as the source; that can be compared"
)
HOW_TRADE_MOVED = msg("figures whose note in one of two editions names trade as the source; moved")
HOW_TRADE_FAR = msg(
    "figures whose note in one of two editions names trade as the source; by more than 20 percent"
)


@STORY.answers(trade_both=Column("n", "figures", HOW_TRADE_BOTH))
def count_of_traded_in_both(look: Look) -> pd.DataFrame:
    """Count those that can be compared."""
    return tally(look(traded_in_both), look(drawn_from_trade))


@STORY.answers(trade_moved=Column("n", "figures", HOW_TRADE_MOVED))
def count_of_traded_moved(look: Look) -> pd.DataFrame:
    """Count those that moved."""
    both = look(traded_in_both)
    return tally(both[both["moved"]], look(drawn_from_trade))


@STORY.answers(trade_far=Column("n", "figures", HOW_TRADE_FAR))
def count_of_traded_far(look: Look) -> pd.DataFrame:
    """Count those that moved far."""
    both = look(traded_in_both)
    return tally(both[revision_sizes.moved_over(both, FIFTH)], look(drawn_from_trade))


@STORY.answers(
    burma_name=Column("country", how="country"),
    burma_before=Column("value_before", "t", HOW_BEFORE, date="when"),
    burma_after=Column("value_after", "t", HOW_AFTER, date="when", base="value_before"),
    burma_year=Column("when", how=HOW_YEAR),
)
def line_of_myanmar(look: Look) -> pd.DataFrame:
    """Find the newest revised figure of Myanmar that is drawn from trade."""
    both = look(traded_in_both)
    moved = both[both["moved"] & (both["country_iso3"] == MYANMAR)]
    return in_words(look, moved.sort_values("when").tail(1))


@STORY.keep
def trade_moves(look: Look) -> pd.DataFrame:
    """Keep the figures drawn from trade that moved between numbers above nil, by commodity and country."""
    moved = both_above_nil(look(traded_in_both))
    return moved.sort_values(["commodity_id", "country_iso3", "when"], ignore_index=True)
