"""Headlines of the chapter on July 2023."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import (
    Case,
    Narrowed,
    counted_by,
    none_other,
    of_edition,
    without_each,
)
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import asks, left_out_cases
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.controls.answers_elsewhere import STOOD
from chokepoint.stories.controls.answers_notice import notice_day
from chokepoint.stories.controls.story import STORY

CHAPTER = STORY.name
YEAR = 2025
"""The year the sentences on exports name."""

BOOK.headline(
    CHAPTER,
    "zero_kg",
    "Gallium exports in August 2023",
    sentence="In the first month under licence no wrought gallium left China",
    unit="kg",
    figure="trade and quotas",
    condition=below(0, "0 kg", inclusive=True),
    cases=none_other,
)(asks("controls.zero_kg"))


def _gallium_cases(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "counted_as", {msg("average of the known months"): "gallium_change"})
    exported = tables["exports_monthly"]
    doubtful = exported["status"] == "doubtful"
    if doubtful.any():
        firm = exported.assign(status=exported["status"].mask(doubtful, "reported"))
        name = msg("with a total of the year that seems to lack a month")
        options = {"counted_as": "last_change_low"}
        yield Case("count", name, Narrowed(tables, exports_monthly=firm), options)
    yield from without_each(tables, "exports_monthly", commodity_id="gallium")


@BOOK.headline(
    CHAPTER,
    "last_change_high",
    "Gallium exports, 2025",
    sentence="In 2025 less gallium was exported than in the last full year before the licence",
    unit="percent",
    figure="trade and quotas",
    condition=below(0, "less than before"),
    cases=_gallium_cases,
)
def gallium_year(tables: Tables, counted_as: str = "last_change_high") -> Measure | None:
    """Set the gallium exports of the year against those before the licence, by the year or by the month."""
    return asks(f"controls.{counted_as}", of_year=YEAR)(tables)


BOOK.headline(
    CHAPTER,
    "germanium_change",
    "Germanium exports, 2025",
    sentence="In 2025 less than half as much germanium was exported as before the licence",
    unit="percent",
    figure="trade and quotas",
    condition=below(-50, "less than half of before"),
    cases=left_out_cases("exports_monthly", commodity_id="germanium"),
)(asks("controls.germanium_change", of_year=YEAR))


def _price_cases(tables: Tables) -> Iterator[Case]:
    """Take each reporter's own newest price, against the one base there is."""
    every = tables["prices"]
    notice = look_at(STORY, tables)(notice_day)
    later = (
        (every["region"] == "Europe")
        & (every["commodity_id"] == "gallium")
        & (every["date"] > f"{notice:%Y-%m}")
    )
    for reporter in sorted(set(every.loc[later, "reporter"])):
        own = later & (every["reporter"] == reporter)
        values = {"reporter": reporter, "month": every.loc[own, "date"].max()[:7]}
        part = Narrowed(tables, prices=every[~later | own])
        yield Case("source", msg("{reporter}, last in {month}"), part, values=values)


def _markets(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "price_market", {msg("inside China"): "China"})
    yield from _price_cases(tables)


BOOK.headline(
    CHAPTER,
    "price_change",
    "Gallium price outside China",
    sentence="The price of gallium in Europe rose after the notice",
    unit="percent",
    figure="prices",
    condition=above(0, "a rise"),
    cases=_markets,
)(asks("controls.price_change"))

BOOK.headline(
    CHAPTER,
    "model_rise",
    "Gallium price against the model",
    sentence="It rose more than a model expects of a full stop, which there was not",
    unit="percent",
    figure="prices",
    condition=above(0, "more than the model’s rise", share=1),
    cases=_price_cases,
)(asks("controls.price_change", against="controls.model_rise", told="controls.model_rise"))


def _undated_posts(tables: Tables) -> Iterator[Case]:
    responses = tables["supply_response"]
    undated = (responses["phase"] == "first_output") & (responses["state_date"] == "")
    if undated.any():
        day = f"{look_at(STORY, tables).day:%Y-%m-%d}"
        dated = responses.assign(state_date=responses["state_date"].mask(undated, day))
        yield Case(
            "count", msg("an undated post counted as a start"), Narrowed(tables, supply_response=dated)
        )
    yield from without_each(tables, "supply_response", ("commodities", "gallium"))


BOOK.headline(
    CHAPTER,
    "projects_begun",
    "Gallium projects that deliver",
    sentence="Of the gallium projects told of since the notice none had begun to deliver",
    unit="projects",
    figure="counts",
    condition=below(1, "none"),
    cases=_undated_posts,
)(asks("controls.projects_begun"))


def _sheets(tables: Tables) -> list[Case]:
    printed = tables["capacity"]
    ours = printed[printed["commodity_id"] == "gallium"].sort_values("vintage").drop_duplicates("vintage")
    pairs = zip(ours["publisher"], ours["vintage"], ours["year"], strict=True)
    return [
        of_edition(publisher, vintage, tables, {"vintage": vintage, "year": year})
        for publisher, vintage, year in pairs
        if vintage != STOOD
    ]


BOOK.headline(
    CHAPTER,
    "closed_t",
    "Gallium capacity already closed",
    sentence="More than half of the gallium capacity listed outside China stood in plants closed before",
    unit="t a year",
    figure="reserves and capacity",
    condition=above(0, "more than half of the capacity listed", share=0.5),
    cases=_sheets,
)(asks("controls.closed_t", against="controls.capacity_t"))

BOOK.headline(
    CHAPTER,
    "steps_since",
    "Controls after the notice",
    sentence="Further controls followed the licence of July 2023",
    unit="steps",
    figure="counts",
    condition=above(1, "more than one further control"),
    cases=left_out_cases("controls"),
    home="steps_since",
)(asks("controls.steps_since"))
