"""Headlines of the chapter on who produces what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, Narrowed, by_edition, each_edition
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import asks, edition_cases
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.concentration import answers_ranking, answers_rare_earths, answers_reserves
from chokepoint.stories.concentration.story import STORY

CHAPTER = STORY.name

BOOK.headline(
    CHAPTER,
    "leader_share",
    "China’s share of rare earths",
    sentence="China makes more than half of the world’s mine output of rare earths",
    unit="percent",
    figure="shares of output",
    condition=above(50, "more than 50 percent"),
    cases=edition_cases("production", commodity_id="rare_earths", stage="mine"),
)(asks("concentration.china_share"))


def _counted_editions(tables: Tables) -> Iterator[Case]:
    """Give each edition with enough tables, by name alone: measuring all of them once is enough."""
    return by_edition(look_at(STORY, tables)(answers_ranking.editions_counted), tables)


BOOK.headline(
    CHAPTER,
    "first_printed",
    "First places of China",
    sentence="China is the largest producer of more commodities than any two other countries together",
    unit="tables",
    figure="shares of output",
    condition=above(0, "more than the next two countries together", share=1),
    cases=_counted_editions,
)(asks("concentration.first_printed", against="concentration.next_two_n"))


def _by_publisher(tables: Tables) -> Iterator[Case]:
    history = look_at(STORY, tables)(answers_rare_earths.rare_earth_history)
    for publisher in sorted(set(history["publisher"])):
        yield Case("source", msg("{publisher}"), tables, {"by": publisher}, {"publisher": publisher})


BOOK.headline(
    CHAPTER,
    "ree_peak",
    "Rare earths: the height",
    sentence="At its height China’s share of rare earths was more than nine tenths",
    unit="percent",
    figure="shares of output",
    condition=above(90, "more than 90 percent"),
    cases=_by_publisher,
)(asks("concentration.ree_peak"))


def _tables_of_low_year(tables: Tables) -> Iterator[Case]:
    look = look_at(STORY, tables)
    printed, low = look(answers_rare_earths.rare_earth_history), look(answers_rare_earths.trough)
    year = int(low["year"].max()) if len(low) else 0
    return by_edition(printed[printed["year"] == year], tables, low_year=year)


BOOK.headline(
    CHAPTER,
    "ree_low",
    "Rare earths: the low",
    sentence="China’s share of rare earths fell below sixty percent",
    unit="percent",
    figure="shares of output",
    condition=below(60, "less than 60 percent"),
    cases=_tables_of_low_year,
)(asks("concentration.ree_low"))

BOOK.headline(
    CHAPTER,
    "ree_newest",
    "Rare earths: the return",
    sentence="Within the tables of one publisher the share has risen again by more than five points",
    unit="percent",
    figure="shares of output",
    condition=above(5, "five points above the lowest of the same publisher", share=1),
    cases=_by_publisher,
)(asks("concentration.ree_newest", against="concentration.ree_back_from"))


def _lowest(metal: str) -> Callable[..., Measure | None]:
    """Ask for the lowest share over the newest years of all editions; the chapter prints the whole range."""
    ask = asks(f"concentration.{metal}_low", against=f"concentration.{metal}_quoted")

    def compute(tables: Tables, **options: object) -> Measure | None:
        found = ask(tables, **options)
        span = look_at(STORY, tables, **options).ask(f"{metal}_span")
        return found and replace(found, fact=str(span.value))

    return compute


BOOK.headline(
    CHAPTER,
    "gallium_span",
    "China’s share of gallium",
    slug="gallium_low",
    sentence="China’s share of gallium is larger than the quoted one in the newest year of every table",
    unit="percent",
    figure="shares of output",
    condition=above(0, "more than the share quoted in July 2023", share=1),
    cases=edition_cases("production", commodity_id="gallium"),
)(_lowest("gallium"))

BOOK.headline(
    CHAPTER,
    "germanium_span",
    "China’s share of germanium",
    slug="germanium_low",
    sentence="China’s share of germanium is larger than the quoted one in the newest year of every table",
    unit="percent",
    figure="shares of output",
    condition=above(0, "more than the share quoted in July 2023", share=1),
    cases=edition_cases("production", commodity_id="germanium"),
)(_lowest("germanium"))


def _every_edition(tables: Tables) -> Iterator[Case]:
    """Give each edition there is, and each older one that other texts restate."""
    nothing = tables["reserves_history"].head(0)
    for case in each_edition(tables, "reserves", commodity_id="rare_earths"):
        yield replace(case, tables=Narrowed(case.tables, reserves_history=nothing), options={})
    older = look_at(STORY, tables)(answers_reserves.restated_reserves)
    yield from by_edition(older, tables, msg("{publisher} {edition}, as restated"))


BOOK.headline(
    CHAPTER,
    "reserves_top",
    "The saying of 1992 on reserves",
    sentence="Every table of reserves stays more than ten points below the eighty percent of the saying",
    unit="percent",
    figure="reserves and capacity",
    condition=below(70, "more than ten points below 80 percent"),
    cases=_every_edition,
)(asks("concentration.reserves_top"))

BOOK.headline(
    CHAPTER,
    "reserves_newest",
    "China’s share of reserves",
    sentence="More than half of the world’s known rare-earth reserves lie in China",
    unit="percent",
    figure="reserves and capacity",
    condition=above(50, "more than half"),
    cases=_every_edition,
)(asks("concentration.reserves_newest"))

BOOK.headline(
    CHAPTER,
    "reserves_leader_share",
    "Reserves against output",
    sentence="China holds a smaller share of the reserves than it makes of the output",
    unit="percent",
    figure="reserves and capacity",
    condition=below(0, "less than its share of output", share=1),
    cases=edition_cases("reserves", commodity_id="rare_earths"),
)(asks("concentration.reserves_newest", against="concentration.china_share"))

BOOK.headline(
    CHAPTER,
    "use_least",
    "Gallium capacity used outside China",
    sentence="Of the gallium capacity listed outside China less than a quarter was used",
    unit="percent",
    figure="reserves and capacity",
    condition=below(25, "less than 25 percent"),
    digits=1,
    cases=edition_cases("capacity", commodity_id="gallium"),
)(asks("concentration.own_use", commodity="gallium"))
