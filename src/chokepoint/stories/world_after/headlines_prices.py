"""Headlines on prices: how far they rose outside China, and the gap between outside and inside."""

from __future__ import annotations

from collections.abc import Iterator

from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, counted_by, each_named, without_each
from chokepoint.answers.robustness.headline import above, below
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.world_after import answers_prices
from chokepoint.stories.world_after.answers import FIRST, licensed, of_case, of_licences
from chokepoint.stories.world_after.story import STORY

CHAPTER = STORY.name
HALF_YEAR = 6
"""Months after which a price says how far it rose, and not only that it began to."""
ABROAD = ("Europe", "Other")
ALONE = {msg("only prices of one publisher compared"): True}
DOUBTFUL = {msg("doubtful prices counted too"): True}


def _each_alone(tables: Tables, option: str, names: list[str]) -> list[Case]:
    return each_named(tables, option, msg("{name} alone"), names)


def _first_rises(tables: Tables) -> Iterator[Case]:
    """Give each other element whose price is printed for long enough."""
    look = look_at(STORY, tables)
    first = of_case(look(answers_prices.multiples), FIRST).query("side == 'outside'")
    others = sorted(set(first.loc[first["months"] >= HALF_YEAR, "goods"]) - {answers_prices.ELEMENT})
    yield from _each_alone(tables, "goods", others)
    yield from counted_by(tables, "alone", ALONE, "source")
    yield from without_each(tables, "rare_earth_prices")


BOOK.headline(
    CHAPTER,
    "peak_first",
    "The price shock of 2010",
    sentence="After the quota of 2010 dysprosium rose further abroad than any metal did after a licence",
    unit="times",
    figure="prices",
    condition=above(0, "further than after any licence", share=1),
    cases=_first_rises,
)(asks("world_after.peak_first", against="world_after.peak_later"))


def _later_rises(tables: Tables) -> Iterator[Case]:
    metals = of_licences(look_at(STORY, tables)(answers_prices.peaks))["case"]
    yield from _each_alone(tables, "metal", list(metals))
    yield from counted_by(tables, "alone", ALONE, "source")
    yield from without_each(tables, "prices", commodity_id=licensed(), region=ABROAD)


BOOK.headline(
    CHAPTER,
    "peak_later",
    "Prices after the licences",
    sentence="After a licence a price outside rose more than fourfold",
    unit="times",
    figure="prices",
    condition=above(4, "more than fourfold"),
    digits=1,
    cases=_later_rises,
)(asks("world_after.peak_later"))


def _other_gaps(tables: Tables) -> Iterator[Case]:
    look = look_at(STORY, tables)
    top = of_case(look(answers_prices.widest), FIRST)["goods"]
    every = of_case(look(answers_prices.gaps), FIRST)["goods"]
    yield from _each_alone(tables, "goods", sorted(set(every) - set(top)))
    yield from counted_by(tables, "doubtful", DOUBTFUL, "source")
    yield from without_each(tables, "rare_earth_prices")


BOOK.headline(
    CHAPTER,
    "wide_first",
    "The gap of 2011",
    sentence="The gap between the two prices was wider in the first case than in any later one",
    unit="times",
    figure="prices",
    condition=above(0, "wider than in any later case", share=1),
    digits=1,
    cases=_other_gaps,
)(asks("world_after.wide_first", against="world_after.wide_later"))

BOOK.headline(
    CHAPTER,
    "level",
    "Germanium’s two prices",
    sentence="After the stop of germanium the price outside stayed below one and a half times that inside",
    unit="times",
    figure="prices",
    condition=below(1.5, "less than one and a half times"),
    digits=2,
    cases=lambda tables: counted_by(tables, "doubtful", DOUBTFUL, "source"),
)(asks("world_after.level"))
