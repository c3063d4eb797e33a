"""Headlines of the chapter on Africa."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.africa import creditors, lending, moves, projects, regional_shares
from chokepoint.analysis.ids import with_row_ids
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, counted_by, each_edition
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import (
    NOTICE,
    count,
    evidence_end,
    in_words,
    left_out_cases,
    single,
)
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import Translator

CHAPTER = "africa"
LEADING = ("cobalt", "manganese", "platinum", "tantalum")
"""The minerals the chapter finds in African hands in every table; a test compares them with it."""
RECENT = 2018
AREA, SOUTH = "AFR", "SSA"


def _members(tables: Tables) -> set[str]:
    return set(tables["africa_map"]["country_iso3"])


def _newest(tables: Tables, *minerals: str) -> pd.DataFrame:
    rows = tables["production"]
    mined = rows[
        rows["commodity_id"].isin(list(minerals)) & (rows["stage"] == "mine") & (rows["year"] >= RECENT)
    ]
    shares = regional_shares.newest_tables(regional_shares.regional_share(mined, _members(tables)))
    return shares.assign(percent=100 * shares["share"])


def _editions(tables: Tables) -> Iterator[Case]:
    yield from each_edition(tables, "production", commodity_id=LEADING, stage="mine")


@BOOK.headline(
    CHAPTER,
    "leading_minerals",
    "What Africa mines most of",
    sentence="Africa mines most of the world’s tantalum, platinum, cobalt and manganese",
    unit="percent",
    figure="shares of output",
    condition=above(50, "more than half of each of the four"),
    cases=_editions,
)
def leading(tables: Tables, publisher: str = "") -> Measure | None:
    """Give the lowest share any newest table gives Africa of any of the four."""
    newest = _newest(tables, *LEADING)
    lowest = newest.groupby("commodity_id")["share"].min()
    order = regional_shares.rank_by_share(newest)
    names = tables["commodities"].set_index("commodity_id")["name_en"].str.lower()
    named = Translator().listing([names[one] for one in order if lowest[one] > 0.5])
    return single(newest.nsmallest(1, "percent"), "percent", fact=named)


def _rare_editions(tables: Tables) -> Iterator[Case]:
    yield from each_edition(tables, "production", commodity_id="rare_earths", stage="mine")


@BOOK.headline(
    CHAPTER,
    "ree_share",
    "Africa’s rare earths",
    sentence="Africa mines less than two percent of the world’s rare earths",
    unit="percent",
    figure="shares of output",
    condition=below(2, "less than 2 percent"),
    digits=1,
    cases=_rare_editions,
)
def rare_earths(tables: Tables, publisher: str = "") -> Measure | None:
    """Give Africa's share of rare earths in the newest table."""
    newest = _newest(tables, "rare_earths")
    return single(newest[newest["year"] == newest["year"].max()].head(1), "percent")


def _compared(tables: Tables, area: str, definition: str) -> pd.DataFrame:
    debt, top = tables["external_debt"], tables["external_debt_creditors"]
    if debt.empty:
        return pd.DataFrame(columns=creditors.LEAD)
    rows = creditors.compare_with_china(debt, top, definition)
    return rows[rows["area_iso3"] == area]


def _led(tables: Tables, area: str, definition: str) -> pd.DataFrame:
    rows = _compared(tables, area, definition)
    return rows[rows["led"].astype(bool)]


NAMES = {
    "bilateral": "bilateral lenders",
    "single": "single creditors",
    "world_bank": "the World Bank as one",
    "with_bondholders": "bondholders counted too",
}
PLACES = {AREA: "Africa", SOUTH: "south of the Sahara"}


def _other_meanings(tables: Tables, own: str, *definitions: str) -> Iterator[Case]:
    """Give every meaning of the word and both areas but the one the chapter uses."""
    for definition in definitions:
        for area, place in PLACES.items():
            if (definition, area) != (own, AREA):
                name = f"{NAMES[definition]}, {place}"
                yield Case("count", name, tables, {"area": area, "definition": definition})


@BOOK.headline(
    CHAPTER,
    "bilateral_since",
    "Since when China led",
    sentence="China has been the largest lender only since after the first decade of the century",
    unit="year",
    figure="debt and money",
    condition=above(2009, "no year before 2010"),
    cases=lambda tables: _other_meanings(tables, "bilateral", *creditors.DEFINITIONS),
)
def since(tables: Tables, area: str = AREA, definition: str = "bilateral") -> Measure | None:
    """Find the first year in which China's stock was the larger one."""
    first = _led(tables, area, definition).head(1)
    year = str(first["year"].max())
    return single(first.assign(year=first["year"].astype(float)), "year", fact=year)


@BOOK.headline(
    CHAPTER,
    "single_last",
    "Largest single creditor until",
    sentence="At the end of 2022 China was no longer the largest single creditor",
    unit="year",
    figure="debt and money",
    condition=below(2022, "no year after 2021"),
    cases=lambda tables: _other_meanings(tables, "single", *creditors.DEFINITIONS),
)
def until(tables: Tables, area: str = AREA, definition: str = "single") -> Measure | None:
    """Find the last year in which China's stock was the larger one."""
    last = _led(tables, area, definition).tail(1)
    return single(last.assign(year=last["year"].astype(float)), "year", fact=str(last["year"].max()))


@BOOK.headline(
    CHAPTER,
    "wb_years",
    "China ahead of the World Bank",
    sentence="If the World Bank counts as one, China never was the largest creditor",
    unit="years",
    figure="debt and money",
    condition=below(1, "no year"),
    cases=lambda tables: _other_meanings(tables, "world_bank", "world_bank", "with_bondholders"),
    home="led_bank",
)
def ahead_of_the_bank(tables: Tables, area: str = AREA, definition: str = "world_bank") -> Measure | None:
    """Count the years in which China's stock was larger than the World Bank's."""
    rows, led = _compared(tables, area, definition), _led(tables, area, definition)
    return count(led, rows, fact=in_words(len(led)))


@BOOK.headline(
    CHAPTER,
    "china_2022",
    "China and IDA, end of 2022",
    sentence="At the end of 2022 China stood below the largest other creditor",
    unit="billion USD",
    figure="debt and money",
    condition=below(0, "less than the largest other", share=1),
    digits=1,
    cases=lambda tables: _other_meanings(tables, "single", *creditors.DEFINITIONS),
)
def at_the_end_of_2022(tables: Tables, area: str = AREA, definition: str = "single") -> Measure | None:
    """Set China's stock at the end of 2022 against that of the largest other creditor."""
    rows = _compared(tables, area, definition)
    rows = rows[rows["year"] == 2022]
    rows = rows.assign(china=rows["china"] / 1000)
    return single(rows, "china", rows["rival_value"].max() / 1000) if len(rows) else None


def _other_readings(tables: Tables) -> list[Case]:
    return counted_by(tables, "other", {"the other reading of Chinese flows": True}, "source")


@BOOK.headline(
    CHAPTER,
    "us_last_ahead",
    "American investment ahead",
    sentence="American investment in Africa was larger than Chinese into the second decade",
    unit="year",
    figure="debt and money",
    condition=above(2009, "a year after 2009"),
    cases=_other_readings,
)
def investment(tables: Tables, other: bool = False) -> Measure | None:
    """Find the last year in which the American flow was the larger one."""
    fdi = tables["fdi"]
    flows = lending.flows_in_one_reading(fdi, 2000)
    if other:
        flows = _with_other_reading(fdi, flows)
    pairs = lending.compare_flows(flows).dropna(subset=["CHN", "USA"])
    last = pairs[pairs["usa_ahead"].astype(bool)].tail(1)
    return single(last.assign(year=last["year"].astype(float)), "year", fact=str(last["year"].max()))


def _with_other_reading(fdi: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Put the compilation of ministry figures in the place of the Chinese flows of the shared text."""
    american = flows[(flows["investor_iso3"] == "USA") & (flows["reading"] == "both")]
    ours = (fdi["investor_iso3"] == "CHN") & (fdi["host_iso3"] == "AFR") & (fdi["measure"] == "flow")
    rows = with_row_ids(fdi[ours & ~fdi["source_id"].isin(american["source_id"])])
    rows = rows[rows["year"].isin(american["year"])].drop_duplicates("year")
    return pd.concat([american, rows.assign(reading="both", billion=rows["value"] / 1000)], ignore_index=True)


def _databases(tables: Tables) -> list[Case]:
    return counted_by(tables, "database", {name: name for name in ("AidData", "CODF")}, "source")


@BOOK.headline(
    CHAPTER,
    "last_loans",
    "Chinese loans after the peak",
    sentence="Chinese lending fell to less than a quarter of its peak",
    unit="billion USD",
    figure="debt and money",
    condition=below(0, "less than a quarter of the peak", share=0.25),
    digits=1,
    cases=_databases,
)
def loans(tables: Tables, database: str = "CLA") -> Measure | None:
    """Set the loans of the newest year against those of the peak, in one database."""
    found = lending.summarise_database(lending.yearly_loans(tables["loans_by_year"], 2000), database)
    return single(found, "last", found["peak"].max()) if len(found) else None


@BOOK.headline(
    CHAPTER,
    "first_share",
    "The largest borrower",
    sentence="One country alone holds more than a quarter of the sum lent",
    unit="percent",
    figure="debt and money",
    condition=above(25, "more than a quarter"),
    cases=_databases,
)
def borrower(tables: Tables, database: str = "CLA") -> Measure | None:
    """Give the share of the largest borrower in one database."""
    return single(lending.rank_borrowers(tables["loans_by_country"], database, 1), "percent")


@BOOK.headline(
    CHAPTER,
    "ree_running",
    "African rare-earth mines",
    sentence="None of the rare-earth projects operates",
    unit="projects",
    figure="counts",
    condition=below(1, "none"),
    cases=left_out_cases("mining_projects", ("commodities", "rare_earths")),
)
def operating(tables: Tables) -> Measure | None:
    """Count the rare-earth projects whose newest reported state is operating."""
    placed = projects.place_projects(tables["mining_projects"], tables["africa_map"])
    sites = placed[placed["mineral_as_printed"] != projects.WAYS]
    rare = projects.of_mineral(sites, "rare_earths")
    running = rare[rare["is_running"].astype(bool)]
    return count(running, rare, fact=in_words(len(running)))


SIDES = ("United States", "European Union", "United States and European Union")


ALONE = {"United States": "the United States alone", "European Union": "the European Union alone"}


def _other_sides(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "sides", {name: (side,) for side, name in ALONE.items()})
    yield from left_out_cases("counter_moves", side=SIDES)(tables)


@BOOK.headline(
    CHAPTER,
    "west_months",
    "Western moves before the notice",
    sentence="The moves of the United States and Europe begin before the notice",
    unit="months",
    figure="counts",
    condition=above(0, "before the notice"),
    cases=_other_sides,
)
def west(tables: Tables, sides: tuple[str, ...] = SIDES) -> Measure | None:
    """Count the months from the first Western move to the notice."""
    made = moves.select_moves(tables["counter_moves"], evidence_end(tables))
    own = made[made["side"].isin(list(sides))].head(1)
    months = [(NOTICE.to_period("M") - day.to_period("M")).n for day in own["day"]]
    return single(own.assign(months=pd.Series(months, own.index, dtype=float)), "months")
