"""Headlines of the chapter on July 2023."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.policy import controls as ladder
from chokepoint.analysis.production import capacity, supply
from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade import derivations, exports, impact, prices
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import (
    Case,
    Narrowed,
    counted_by,
    none_other,
    of_edition,
    without_each,
)
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import (
    NOTICE,
    count,
    evidence_end,
    gallium_years,
    in_words,
    left_out_cases,
    single,
)
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import Translator

CHAPTER = "controls"
LICENCE = pd.Timestamp("2023-08-01")
METALS = ["gallium", "germanium"]


@BOOK.headline(
    CHAPTER,
    "zero_kg",
    "Gallium exports in August 2023",
    sentence="In the first month under licence no wrought gallium left China",
    unit="kg",
    figure="trade and quotas",
    condition=below(0, "nothing", inclusive=True),
    cases=none_other,
)
def first_month(tables: Tables) -> Measure | None:
    """Pick the wrought metal exported in the first month under licence."""
    months = exports.select_months(tables["exports_monthly"], "gallium", "2023-08", "2023-08")
    return single(months[months["product_scope"] == "wrought"], "quantity_kg")


def _pace(tables: Tables, metal: str, ends: str) -> Measure | None:
    if ends:
        years = gallium_years(tables)
        return single(years.assign(change=years[ends].astype(float) - 100), "change")
    pace = exports.pace_of_newest_year(tables["exports_monthly"], METALS, LICENCE)
    return single(pace[(pace["commodity_id"] == metal) & (pace["year"] == 2025)], "change_percent")


def _gallium_cases(tables: Tables) -> Iterator[Case]:
    ends = {"whole years, highest total": "high_percent", "whole years, lowest total": "low_percent"}
    yield from counted_by(tables, "ends", ends)
    yield from without_each(tables, "exports_monthly", commodity_id="gallium")


@BOOK.headline(
    CHAPTER,
    "gallium_change",
    "Gallium exports, 2025",
    sentence="By 2025 gallium exports had largely come back",
    unit="percent",
    figure="trade and quotas",
    condition=above(-35, "less than 35 percent below the base"),
    cases=_gallium_cases,
)
def gallium_pace(tables: Tables, ends: str = "") -> Measure | None:
    """Set the gallium exports of 2025 against those before the licence."""
    return _pace(tables, "gallium", ends)


@BOOK.headline(
    CHAPTER,
    "germanium_change",
    "Germanium exports, 2025",
    sentence="By 2025 germanium exports had not come back",
    unit="percent",
    figure="trade and quotas",
    condition=below(-50, "less than half of the base"),
    cases=left_out_cases("exports_monthly", commodity_id="germanium"),
)
def germanium_pace(tables: Tables) -> Measure | None:
    """Set the germanium exports of 2025 against those before the licence."""
    return _pace(tables, "germanium", "")


def _quoted(tables: Tables) -> pd.DataFrame:
    usd = prices.to_usd_per_kg(tables["prices"])
    gallium = usd[usd["commodity_id"] == "gallium"]
    worked_out = tables["export_derivations"]
    return prices.add_derived(
        gallium, derivations.derive(worked_out[worked_out["measure"] == "price"], gallium, "usd_mid")
    )


def _price_cases(tables: Tables) -> Iterator[Case]:
    """Take each reporter's own newest price, against the one base there is."""
    every = tables["prices"]
    later = (every["region"] == "Europe") & (every["commodity_id"] == "gallium") & (every["date"] > "2023-07")
    for reporter in sorted(set(every.loc[later, "reporter"])):
        own = later & (every["reporter"] == reporter)
        values = {"reporter": reporter, "month": every.loc[own, "date"].max()[:7]}
        part = Narrowed(tables, prices=every[~later | own])
        yield Case("source", "{reporter}, last in {month}", part, values=values)


def _markets(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "region", {"inside China": "China"})
    yield from _price_cases(tables)


@BOOK.headline(
    CHAPTER,
    "price_change",
    "Gallium price outside China",
    sentence="The price of gallium in Europe rose after the notice",
    unit="percent",
    figure="prices",
    condition=above(0, "a rise"),
    cases=_markets,
)
def price_change(tables: Tables, region: str = "Europe") -> Measure | None:
    """Set the newest firm price against the last one before the notice."""
    return single(prices.change_since(_quoted(tables), region, NOTICE), "change_percent")


@BOOK.headline(
    CHAPTER,
    "model_words",
    "Gallium price against the model",
    sentence="It rose more than a model expects of a full stop, which there was not",
    unit="percent",
    figure="prices",
    condition=above(0, "more than the model’s rise", share=1),
    cases=_price_cases,
)
def price_against_model(tables: Tables, region: str = "Europe") -> Measure | None:
    """Set the reported rise of the price against the modelled one."""
    expected = impact.modelled_price_rise(tables["impact_estimates"], "gallium")
    change = prices.change_since(_quoted(tables), region, NOTICE)
    if expected.empty:
        return None
    t = Translator()
    words = [f"{t(row.qualifier)} {t.number(row.central)} %".strip() for row in each_row(expected)]
    return single(change, "change_percent", expected["central"].max(), ", ".join(words))


def _undated_posts(tables: Tables) -> Iterator[Case]:
    responses = tables["supply_response"]
    undated = (responses["phase"] == "first_output") & (responses["state_date"] == "")
    if undated.any():
        dated = responses.assign(
            state_date=responses["state_date"].mask(undated, f"{evidence_end(tables):%Y-%m-%d}")
        )
        yield Case("count", "an undated post counted as a start", Narrowed(tables, supply_response=dated))
    yield from without_each(tables, "supply_response", ("commodities", "gallium"))


@BOOK.headline(
    CHAPTER,
    "begun_words",
    "Gallium projects that deliver",
    sentence="Of the gallium projects outside China none had begun to deliver",
    unit="projects",
    figure="counts",
    condition=below(1, "none"),
    cases=_undated_posts,
    home="begun_words",
)
def begun(tables: Tables) -> Measure | None:
    """Count the new projects whose newest state is first output."""
    states = supply.latest_states(tables["supply_response"], "gallium", evidence_end(tables))
    projects = supply.new_projects(supply.current(states))
    started = projects[projects["phase"].isin(supply.STARTED)]
    return count(started, projects, fact=in_words(len(started)))


def _sheets(tables: Tables) -> list[Case]:
    printed = tables["capacity"]
    ours = printed[printed["commodity_id"] == "gallium"].sort_values("vintage").drop_duplicates("vintage")
    pairs = zip(ours["publisher"], ours["vintage"], ours["year"], strict=True)
    return [
        of_edition(publisher, vintage, tables, {"vintage": vintage, "year": year})
        for publisher, vintage, year in pairs
        if vintage != "2023"
    ]


@BOOK.headline(
    CHAPTER,
    "closed_t",
    "Gallium capacity already closed",
    sentence="More than half of the gallium capacity listed outside China stood in plants closed before",
    unit="t a year",
    figure="reserves and capacity",
    condition=above(0, "more than half of the capacity listed", share=0.5),
    cases=_sheets,
    home="closed_t",
)
def closed_capacity(tables: Tables, vintage: str = "2023", year: int = 2022) -> Measure | None:
    """Add the capacity of lines whose countries had all stopped, and set it against all that is listed."""
    listed, made = (
        rows[(rows["commodity_id"] == "gallium") & (rows["vintage"] == vintage) & (rows["year"] == year)]
        for rows in (tables["capacity"], tables["production"])
    )
    output = made[made["publisher"] == "USGS"]
    sums = capacity.summarise(capacity.standing_capacity(listed, output, tables["plant_closures"]))
    return single(sums, "closed_t", sums["all_t"].sum())


@BOOK.headline(
    CHAPTER,
    "steps_since",
    "Controls after the notice",
    sentence="The licence was the start of a series: further steps followed",
    unit="steps",
    figure="counts",
    condition=above(1, "more than one further step"),
    cases=left_out_cases("controls"),
)
def steps_since(tables: Tables) -> Measure | None:
    """Count the steps of the ladder after the notice."""
    steps = ladder.build_ladder(tables["controls"], tables["control_changes"], evidence_end(tables))
    return count(steps[steps["announced_day"] > NOTICE], steps)
