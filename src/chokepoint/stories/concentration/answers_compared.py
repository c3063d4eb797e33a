"""Whose table, and which edition: what all tables of one commodity say of the same thing."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.production import concentration, editions
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.concentration.answers import (
    chosen_table,
    leader_code,
    measured_tables,
    stage_followed,
)
from chokepoint.stories.concentration.story import STORY

FURTHER_DOWN = ("rare_earths", "gallium", "germanium")
"""The commodities whose history has a section of its own."""


@STORY.keep
def tables_beside(look: Look, commodity: str) -> pd.DataFrame:
    """Find the measured tables of the commodity and stage, by whichever publisher."""
    return editions.at_stage(look(measured_tables), commodity, look(stage_followed))


@STORY.keep
def other_editions(look: Look) -> pd.DataFrame:
    """Give the newest table of each edition but the one that answers, publisher by publisher."""
    chosen, measured = look(chosen_table), look(measured_tables)
    same = measured["commodity_id"].isin(chosen["commodity_id"]) & measured["stage"].isin(chosen["stage"])
    newest = editions.newest_tables_by_edition(measured[same])
    edition = ["publisher", "vintage"]
    others = newest.merge(chosen[edition], on=edition, how="left", indicator=True)
    left = others[others["_merge"] == "left_only"].drop(columns="_merge")
    return left.sort_values(edition, ascending=[True, False], ignore_index=True)


def year_compared(look: Look, year: int | None) -> int | None:
    """Give the year asked for, or the one that most tables print."""
    return year if year is not None else editions.most_compared_year(look(tables_beside))


def shares_in(look: Look, tables: pd.DataFrame) -> pd.DataFrame:
    """Give the share of each country in tables of output, in percent of their totals."""
    return concentration.shares(editions.rows_of(look["production"], tables))


@STORY.keep
def shares_side_by_side(look: Look, top_n: int) -> pd.DataFrame:
    """Set the largest countries of all tables of one year side by side, in percent."""
    return editions.side_by_side(shares_in(look, look(tables_beside)), look(year_compared), top_n)  # type: ignore[arg-type]


@STORY.answers(
    compared_year=Column("year", "year", "year that most tables print, or the year asked for"),
    compared_tables=Column("tables", "tables", "publishers and editions that print the year"),
    compared_low=Column("low", "percent", "lowest share over these tables", "year"),
    compared_high=Column("high", "percent", "highest share over these tables", "year"),
    compared_low_by=Column("low_by", how="publisher and edition of the lowest share"),
    compared_high_by=Column("high_by", how="publisher and edition of the highest share"),
)
def spread_of_tables(look: Look) -> pd.DataFrame:
    """Give the lowest and the highest share that tables of one year give the largest producer."""
    ends = editions.spread(look(shares_side_by_side), look(leader_code))
    return ends.assign(
        year=look(year_compared),
        low_by=ends["low_publisher"] + " " + ends["low_vintage"],
        high_by=ends["high_publisher"] + " " + ends["high_vintage"],
    )


@STORY.keep
def share_of_leader(look: Look) -> pd.DataFrame:
    """Follow the largest producer's share through all tables and years."""
    code = look(leader_code)
    followed = concentration.concentrate(editions.rows_of(look["production"], look(tables_beside)), code)
    return followed.assign(country_iso3=code)


@STORY.words("has_own_history")
def own_history(look: Look, commodity: str) -> dict[str, object]:
    """Say whether the share is followed here: no other section does, and there is more than one year."""
    several = look(share_of_leader)["year"].nunique() > 1
    return {"has_own_history": bool(several) and commodity not in FURTHER_DOWN}


@STORY.keep
def newest_tables(look: Look) -> pd.DataFrame:
    """Keep the newest table of each publisher and edition."""
    return editions.newest_tables_by_edition(look(tables_beside))
