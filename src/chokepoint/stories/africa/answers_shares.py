"""What the chapter on Africa states of output and reserves: Africa's share, by mineral and edition."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import regional_shares
from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.africa.minerals import EARTHS, LEADING, RECENT, REFINED, STAGES
from chokepoint.stories.africa.story import STORY

HALF = 50
"""Percent; above it a mineral is mostly Africa's."""
RESTATED = 2024
"""The year of which one edition of the US survey took back Nigeria's output of rare earths."""
SMALLEST_CHANGE = 0.05
"""Points; a share that moves by less prints as the same number."""
HOW_RARE = msg("African countries named over world total, newest table of each publisher")


def member_states(look: Look) -> set[str]:
    """Name the states of Africa by ISO code."""
    return set(look["africa_map"]["country_iso3"])


@STORY.keep
def newest_shares(look: Look) -> pd.DataFrame:
    """Give Africa's share of the output of each mineral in the newest table of every publisher."""
    rows = look["production"]
    recent = regional_shares.select_stage(rows[rows["year"] >= RECENT], STAGES)
    newest = regional_shares.newest_shares(recent, look(member_states))
    return newest.assign(kind=newest["publisher"], percent=100 * newest["share"])


@STORY.keep
def newest_reserves(look: Look) -> pd.DataFrame:
    """Give Africa's share of the reserves of each mineral in the newest table."""
    rows = look["reserves"]
    rows = rows[rows["commodity_id"].isin(list(STAGES))]
    newest = regional_shares.newest_shares(rows, look(member_states))
    return newest.assign(kind="reserves", percent=100 * newest["share"])


@STORY.keep
def lowest_shares(look: Look) -> pd.DataFrame:
    """Keep of each mineral the newest table that gives Africa least."""
    return look(newest_shares).sort_values("percent", kind="stable").drop_duplicates("commodity_id")


def minerals_leading(look: Look) -> list[str]:
    """List the minerals of which every newest table gives Africa more than half, largest share first."""
    lowest = look(lowest_shares)
    leading = set(lowest.loc[lowest["percent"] > HALF, "commodity_id"])
    return [name for name in regional_shares.rank_by_share(look(newest_shares)) if name in leading]


@STORY.answers(
    leading_minerals=Column(
        "names",
        how="minerals of which the newest table of every publisher gives African countries more than half",
    )
)
def leading_shares(look: Look) -> pd.DataFrame:
    """Name the minerals that are mostly Africa's, with the shares that show it."""
    newest, chosen = look(newest_shares), look(minerals_leading)
    return newest[newest["commodity_id"].isin(chosen)].assign(names=listed(look, chosen))


def minerals_without(look: Look) -> list[str]:
    """List the by-products of which no newest table names an African producer."""
    return regional_shares.without_members(look(newest_shares), list(REFINED))


@STORY.answers(
    none_minerals=Column("names", how="no African country has output in the newest table of any publisher")
)
def shares_without(look: Look) -> pd.DataFrame:
    """Name the by-products of which no newest table names an African producer, with these tables."""
    newest, chosen = look(newest_shares), look(minerals_without)
    return newest[newest["commodity_id"].isin(chosen)].assign(names=listed(look, chosen))


def listed(look: Look, minerals: list[str]) -> str:
    """Write the names of minerals as a list."""
    names = look(metal_names)
    return look.t.listing([names[one] for one in minerals])


@STORY.answers(
    lowest_leading=Column(
        "percent",
        "percent",
        "lowest share any publisher's newest table gives Africa of any of the four",
        date="year",
    )
)
def lowest_of_four(look: Look) -> pd.DataFrame:
    """Find the lowest share any newest table gives Africa of any of the four minerals it leads in."""
    lowest = look(lowest_shares)
    return lowest[lowest["commodity_id"].isin(LEADING)].head(1)


@STORY.answers(publishers_n=Column("n", "publishers", "publishers with a newest table of output"))
def publishers_counted(look: Look) -> pd.DataFrame:
    """Count the publishers whose newest tables are compared."""
    return in_one_row(look(newest_shares), n=look(newest_shares)["publisher"].nunique())


@STORY.answers(ree_span=Column("span", how=HOW_RARE))
def rare_earth_shares(look: Look) -> pd.DataFrame:
    """Give Africa's share of rare earths in the newest table of each publisher, and from where to where."""
    newest = look(newest_shares)
    rare = newest[newest["commodity_id"] == EARTHS]
    if rare.empty:
        return rare.assign(span="")
    return rare.assign(span=look.t.interval(rare["percent"].min(), rare["percent"].max(), 1))


@STORY.answers(ree_tables_n=Column("n", "tables", HOW_RARE))
def rare_earth_tables(look: Look) -> pd.DataFrame:
    """Count the newest tables that print rare earths."""
    return tally(look(rare_earth_shares), look(newest_shares))


@STORY.answers(ree_share=Column("percent", "percent", HOW_RARE, date="year"))
def newest_rare_earths(look: Look) -> pd.DataFrame:
    """Give Africa's share of rare earths in the newest year any table has."""
    rare = look(rare_earth_shares)
    return rare[rare["year"] == rare["year"].max()].head(1)


@STORY.answers(
    reserve_share=Column(
        "percent", "percent", "reserves of the African countries named over the world total", date="year"
    ),
    reserve_edition=Column("vintage", how="edition of the table"),
)
def reserves_of_mineral(look: Look, mineral: str) -> pd.DataFrame:
    """Give Africa's share of the reserves of the mineral the page follows."""
    newest = look(newest_reserves)
    return newest[newest["commodity_id"] == mineral]


@STORY.keep
def shares_by_edition(look: Look, mineral: str, first_year: int) -> pd.DataFrame:
    """Give Africa's share of the output of the mineral by year, publisher and edition."""
    rows = look["production"]
    of_mineral = regional_shares.select_stage(rows, {mineral: STAGES[mineral]})
    shares = regional_shares.regional_share(of_mineral, look(member_states))
    return shares[shares["year"] >= first_year].assign(kind=lambda found: found["publisher"])


@STORY.answers(
    restated_year=Column("year", "year", "year whose share two editions differ most on"),
    restated_edition=Column("to_vintage", how="newest edition of that year"),
    restated_first=Column("first", "percent", "share in the first edition of that year", date="year"),
    restated_last=Column("last", "percent", "share in the last edition of that year", date="year"),
    restated_change=Column("change", "points", "last less first", date="year", base="first"),
)
def largest_restatement(look: Look) -> pd.DataFrame:
    """Find the year whose share two editions differ most on, if the difference can be seen in print."""
    moved = regional_shares.restated(look(shares_by_edition))
    return moved[moved["change"].abs() >= SMALLEST_CHANGE].head(1)


@STORY.answers(
    nigeria_first=Column("value_before", "t", "as printed in the first edition of the year", date="when"),
    nigeria_last=Column("value_after", "t", "as printed in the last edition of the year", date="when"),
)
def nigerian_line(look: Look) -> pd.DataFrame:
    """Give Nigeria's output of rare earths as two editions of the US survey print it: one row or none."""
    revised = look.rows("revisions.line_of_nigeria")
    return revised[revised["when"] == str(RESTATED)]


@STORY.words("fell_by_trade")
def fall_by_trade(look: Look, mineral: str) -> dict[str, object]:
    """Tell whether the page follows rare earths and the survey took Nigeria's line back."""
    return {"fell_by_trade": mineral == EARTHS and not look(nigerian_line).empty}
