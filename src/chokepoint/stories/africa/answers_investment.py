"""What the chapter on Africa states of direct investment, and of who owns the mines."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import lending, ownership
from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.africa.answers_loans import AS_PRINTED, CONGO
from chokepoint.stories.africa.single_rows import states_row
from chokepoint.stories.africa.story import STORY

AFRICA, CHINA = "AFR", "CHN"
BEGINNING = 2000
"""The first year looked at; the text that prints both countries begins later."""
OPEN = 9999
"""Before this year lie all."""
HOW_FLOW = msg("flows of both countries as one text prints them")


@STORY.keep
def yearly_flows(look: Look, other: bool = False) -> pd.DataFrame:
    """Give the flows of China and the United States into Africa.

    Args:
        look: the tables.
        other: take the Chinese flows from the other compilation of ministry figures.
    """
    fdi = look["fdi"]
    flows = lending.flows_in_one_reading(fdi, BEGINNING)
    return lending.with_other_reading(fdi, flows) if other else flows


@STORY.keep
def years_of_both(look: Look) -> pd.DataFrame:
    """Set the flows of both countries beside each other in the years one text prints both."""
    return lending.compare_flows(look(yearly_flows)).dropna(subset=["CHN", "USA"])


@STORY.answers(flow_years=Column("n", "years", HOW_FLOW))
def years_printed(look: Look) -> pd.DataFrame:
    """Count the years one text prints for both countries."""
    return tally(look(years_of_both))


@STORY.keep
def years_ahead(look: Look, before: int = OPEN) -> pd.DataFrame:
    """Keep the years, before some year, in which the United States invested more."""
    years = look(years_of_both)
    return years[years["usa_ahead"].astype(bool) & (years["year"] < before)]


@STORY.answers(us_last_ahead=Column("year", "year", HOW_FLOW))
def us_ahead(look: Look) -> pd.DataFrame:
    """Find the last year in which the United States invested more."""
    return look(years_ahead).tail(1)


@STORY.answers(us_ahead_n=Column("n", "years", HOW_FLOW))
def years_us_ahead(look: Look) -> pd.DataFrame:
    """Count the years in which the United States invested more."""
    return tally(look(years_ahead), look(years_of_both))


@STORY.answers(us_negative_n=Column("n", "years", HOW_FLOW))
def years_us_withdrew(look: Look) -> pd.DataFrame:
    """Count the years in which more American money was withdrawn than came."""
    years = look(years_of_both)
    return tally(years[years["usa_negative"].astype(bool)], years)


@STORY.answers(
    cn_low=Column("low", "billion USD", "smallest flow of a year"),
    cn_high=Column("high", "billion USD", "largest flow of a year"),
)
def range_of_chinese_flows(look: Look) -> pd.DataFrame:
    """Give the smallest and the largest Chinese flow of a year."""
    flows = look(yearly_flows)
    chinese = flows[flows["investor_iso3"] == CHINA]
    return in_one_row(chinese, low=chinese["billion"].min(), high=chinese["billion"].max())


def chinese_stocks(look: Look) -> pd.DataFrame:
    """Give the Chinese stock of direct investment in Africa, year by year."""
    fdi = look["fdi"]
    stocks = fdi[(fdi["measure"] == "stock") & (fdi["host_iso3"] == AFRICA)]
    return stocks.assign(billion=stocks["value"] / 1000)


@STORY.answers(stock_high=Column("billion", "billion USD", "highest stock of a year"))
def range_of_stocks(look: Look) -> pd.DataFrame:
    """Give the stocks among which the highest is found."""
    return look(chinese_stocks)


@STORY.answers(stock_high_year=Column("year", "year", "year of the highest stock"))
def highest_stock_of_investment(look: Look) -> pd.DataFrame:
    """Find the highest Chinese stock of direct investment."""
    return look(chinese_stocks).nlargest(1, "billion")


@STORY.answers(reading_gap=Column("gap", "billion USD", "widest span between readings of one year's flow"))
def gap_between_readings(look: Look) -> pd.DataFrame:
    """Find how far two readings of one year's Chinese flow lie apart at most."""
    fdi = look["fdi"]
    flows = fdi[(fdi["measure"] == "flow") & (fdi["investor_iso3"] == CHINA)]
    return in_one_row(flows, gap=lending.widest_span(flows) / 1000)


@STORY.answers(
    congo_stock=Column("billion", "billion USD", AS_PRINTED, date="year"),
    congo_stock_year=Column("year", "year", AS_PRINTED),
)
def stock_in_the_congo(look: Look) -> pd.DataFrame:
    """Give the Chinese stock of direct investment in the Congo."""
    fdi = look["fdi"]
    return fdi[fdi["host_iso3"] == CONGO].assign(billion=lambda rows: rows["value"] / 1000)


@STORY.keep
def owned_shares(look: Look) -> pd.DataFrame:
    """Order the printed shares in Chinese hands by what they are shares of."""
    return ownership.order_shares(look["mining_ownership"])


@STORY.keep
def local_stakes(look: Look) -> pd.DataFrame:
    """Keep the printed Chinese shares in African mines or in the output of African countries."""
    owned, members = look(owned_shares), set(look["africa_map"]["country_iso3"])
    local = owned["area"].map(lambda text: bool(set(text.split(";")) & members)).astype(bool)
    return owned[local]


@STORY.keep
def continental_shares(look: Look) -> pd.DataFrame:
    """Keep the printed Chinese shares of the output of the continent."""
    owned = look(owned_shares)
    return owned[owned["scope"] == "continent"]


@STORY.keep
def ranges_of_shares(look: Look) -> pd.DataFrame:
    """Give the lowest and highest printed share in Chinese hands, by what it is a share of."""
    return ownership.range_by_scope(look(owned_shares))


states_row(
    "share_of_the_continent",
    owned_shares,
    "own-af-value-2018",
    continent_share=Column("percent", "percent", "as printed, an upper bound", date="year"),
    continent_year=Column("year", "year", AS_PRINTED),
)
states_row(
    "share_of_output",
    owned_shares,
    "own-af-output-2023",
    output_share=Column("percent", "percent", AS_PRINTED, date="year"),
    output_year=Column("year", "year", AS_PRINTED),
)
states_row(
    "share_of_cobalt",
    owned_shares,
    "own-cobalt-2023",
    world_cobalt=Column("percent", "percent", AS_PRINTED, date="year"),
)


def african_shares(look: Look) -> pd.DataFrame:
    """Give the printed shares of African companies in the control of six metals, oldest first."""
    owned = look["mining_ownership"]
    return owned[owned["controller"] == "African companies"].sort_values("year")


@STORY.answers(
    african_before=Column("value", "percent", AS_PRINTED, date="year"),
    african_before_year=Column("year", "year", AS_PRINTED),
)
def african_share_at_first(look: Look) -> pd.DataFrame:
    """Give the oldest share of African companies."""
    return look(african_shares).head(1)


@STORY.answers(
    african_after=Column("value", "percent", AS_PRINTED, date="year"),
    african_after_year=Column("year", "year", AS_PRINTED),
)
def african_share_at_last(look: Look) -> pd.DataFrame:
    """Give the newest share of African companies."""
    return look(african_shares).tail(1)


@STORY.answers(mine_high=Column("high", "percent", "largest printed share of a single mine"))
def shares_of_single_mines(look: Look) -> pd.DataFrame:
    """Give the range of printed shares of a single mine."""
    ranges = look(ranges_of_shares)
    return ranges[ranges["scope"] == "mine"]
