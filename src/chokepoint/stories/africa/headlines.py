"""Headlines of the chapter on Africa."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chokepoint.analysis.africa import creditors
from chokepoint.analysis.africa.moves import WEST
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, counted_by, each_edition, each_named
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import asks, left_out_cases
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.africa.answers_debt import AFRICA, SOUTH
from chokepoint.stories.africa.minerals import EARTHS, LEADING
from chokepoint.stories.africa.story import STORY

CHAPTER = STORY.name
Compute = Callable[..., Measure | None]


def in_year(key: str) -> Compute:
    """Measure a headline by an answer that is the name of a year."""

    def compute(tables: Tables, **options: object) -> Measure | None:
        found = look_at(STORY, tables, **options).ask(key)
        return Measure(float(str(found.value)), found.row_ids, fact=str(found.value)) if found.known else None

    return compute


def _editions(tables: Tables) -> Iterator[Case]:
    yield from each_edition(tables, "production", commodity_id=LEADING, stage="mine")


BOOK.headline(
    CHAPTER,
    "leading_minerals",
    "What Africa mines most of",
    sentence="Africa mines most of the world’s tantalum, platinum, cobalt and manganese",
    unit="percent",
    figure="shares of output",
    condition=above(50, "more than half of each of the four"),
    cases=_editions,
)(asks("africa.lowest_leading", told="leading_minerals"))


def _rare_editions(tables: Tables) -> Iterator[Case]:
    yield from each_edition(tables, "production", commodity_id=EARTHS, stage="mine")


BOOK.headline(
    CHAPTER,
    "ree_share",
    "Africa’s rare earths",
    sentence="Africa mines less than two percent of the world’s rare earths",
    unit="percent",
    figure="shares of output",
    condition=below(2, "less than 2 percent"),
    digits=1,
    cases=_rare_editions,
)(asks("africa.ree_share"))


NAMES = {
    ("bilateral", AFRICA): msg("bilateral lenders, Africa"),
    ("bilateral", SOUTH): msg("bilateral lenders, south of the Sahara"),
    ("single", AFRICA): msg("single creditors, Africa"),
    ("single", SOUTH): msg("single creditors, south of the Sahara"),
    ("world_bank", AFRICA): msg("the World Bank as one, Africa"),
    ("world_bank", SOUTH): msg("the World Bank as one, south of the Sahara"),
    ("with_bondholders", AFRICA): msg("bondholders counted too, Africa"),
    ("with_bondholders", SOUTH): msg("bondholders counted too, south of the Sahara"),
}
"""The meanings of the word by area, as cases."""


def _other_meanings(own: str, *definitions: str) -> Callable[[Tables], Iterator[Case]]:
    """Give every meaning of the word and both areas but the one the chapter uses."""

    def cases(tables: Tables) -> Iterator[Case]:
        for definition in definitions:
            for area in (AFRICA, SOUTH):
                if (definition, area) != (own, AFRICA):
                    options = {"area": area, "definition": definition}
                    yield Case("count", NAMES[definition, area], tables, options)

    return cases


BOOK.headline(
    CHAPTER,
    "bilateral_since",
    "Since when China led",
    sentence="China became the largest lender only after the first decade of the century",
    unit="year",
    figure="debt and money",
    condition=above(2009, "no year before 2010"),
    cases=_other_meanings("bilateral", *creditors.DEFINITIONS),
)(in_year("bilateral_since"))


BOOK.headline(
    CHAPTER,
    "single_last",
    "Largest single creditor until",
    sentence="At the end of 2022 China was no longer the largest single creditor",
    unit="year",
    figure="debt and money",
    condition=below(2022, "no year after 2021"),
    cases=_other_meanings("single", *creditors.DEFINITIONS),
)(in_year("single_last"))


BOOK.headline(
    CHAPTER,
    "wb_years",
    "China ahead of the World Bank",
    sentence="If the World Bank counts as one, China never was the largest creditor",
    unit="years",
    figure="debt and money",
    condition=below(1, "no year"),
    cases=_other_meanings("world_bank", "world_bank", "with_bondholders"),
)(asks("africa.led_bank", told="wb_years"))


BOOK.headline(
    CHAPTER,
    "china_2022",
    "China and IDA, end of 2022",
    sentence="At the end of 2022 China stood below the largest other creditor",
    unit="billion USD",
    figure="debt and money",
    condition=below(0, "less than the largest other", share=1),
    digits=1,
    cases=_other_meanings("single", *creditors.DEFINITIONS),
)(asks("africa.china_2022", against="africa.ida_2022"))


def _other_readings(tables: Tables) -> list[Case]:
    return counted_by(tables, "other", {msg("the other reading of Chinese flows"): True}, "source")


BOOK.headline(
    CHAPTER,
    "us_last_ahead",
    "American investment ahead",
    sentence="American investment in Africa was larger than Chinese into the second decade",
    unit="year",
    figure="debt and money",
    condition=above(2009, "a year after 2009"),
    cases=_other_readings,
)(in_year("us_last_ahead"))


def _databases(tables: Tables) -> list[Case]:
    return each_named(tables, "database", msg("{name}"), ("AidData", "CODF"), "source")


BOOK.headline(
    CHAPTER,
    "last_loans",
    "Chinese loans after the peak",
    sentence="Chinese lending fell to less than a quarter of its peak",
    unit="billion USD",
    figure="debt and money",
    condition=below(0, "less than a quarter of the peak", share=0.25),
    digits=1,
    cases=_databases,
)(asks("africa.last_loans", against="africa.peak_loans"))


BOOK.headline(
    CHAPTER,
    "first_share",
    "The largest borrower",
    sentence="One country alone holds more than a quarter of the sum lent",
    unit="percent",
    figure="debt and money",
    condition=above(25, "more than a quarter"),
    cases=_databases,
)(asks("africa.first_share"))


BOOK.headline(
    CHAPTER,
    "ree_running",
    "African rare-earth mines",
    sentence="None of the rare-earth projects operates",
    unit="projects",
    figure="counts",
    condition=below(1, "none"),
    cases=left_out_cases("mining_projects", ("commodities", EARTHS)),
)(asks("africa.ree_running_n", told="ree_running"))


ALONE = {
    msg("the United States alone"): ("United States",),
    msg("the European Union alone"): ("European Union",),
}
"""The sides of the West, one at a time."""


def _other_sides(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "sides", ALONE)
    yield from left_out_cases("counter_moves", side=WEST)(tables)


BOOK.headline(
    CHAPTER,
    "west_months",
    "Western moves before the notice",
    sentence="The moves of the United States and Europe begin before the notice",
    unit="months",
    figure="counts",
    condition=above(0, "before the notice"),
    cases=_other_sides,
)(asks("africa.west_months"))
