"""Headlines of the chapter on who produces what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from chokepoint.analysis.production import (
    capacity,
    concentration,
    editions,
    leaders,
    ranking,
    reserves,
    restated,
    uses,
)
from chokepoint.analysis.production import turning_points as story
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import EDITION, Case, Narrowed, by_edition, each_edition
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import edition_cases, measured, single
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import Translator

CHAPTER = "concentration"
MOST = 50
"""Tables a publisher's edition must have to be counted, as the chapter asks; the British one has fewer."""

_rare = edition_cases("production", commodity_id="rare_earths", stage="mine")


def _newest(tables: Tables, publisher: str) -> pd.DataFrame:
    rows = tables["production"]
    table = concentration.measure(rows[rows["commodity_id"] == "rare_earths"])
    return editions.newest_table(table, "rare_earths", "mine", publisher)


@BOOK.headline(
    CHAPTER,
    "leader_share",
    "China’s share of rare earths",
    sentence="China makes more than half of the world’s mine output of rare earths",
    unit="percent",
    figure="shares of output",
    condition=above(50, "more than 50 percent"),
    cases=_rare,
)
def rare_earth_share(tables: Tables, publisher: str = "USGS") -> Measure | None:
    """Divide China's newest figure by its total."""
    chosen = _newest(tables, publisher)
    return single(chosen.assign(percent=100 * chosen["share"]), "percent")


def _counted_editions(tables: Tables) -> Iterator[Case]:
    """Give each edition with enough tables, by name alone: measuring all of them once is enough."""
    counts = ranking.newest_counts(ranking.count_first(ranking.rankable(measured(tables))))
    return by_edition(counts[counts["tables"] >= MOST], tables)


@BOOK.headline(
    CHAPTER,
    "first_printed",
    "First places of China",
    sentence="China is the largest producer of more commodities than any two other countries together",
    unit="tables",
    figure="shares of output",
    condition=above(0, "more than the next two countries together", share=1),
    cases=_counted_editions,
    home="first_printed",
)
def first_places(tables: Tables, edition: tuple[str, str] = ("USGS", "")) -> Measure | None:
    """Count the tables China leads, and those the next two countries lead together."""
    publisher, vintage = edition
    bounded = ranking.rankable(measured(tables))
    ours = bounded[bounded["publisher"] == publisher]
    ours = ours[ours["vintage"] == (vintage or ours["vintage"].max())]
    newest = editions.newest_tables(ours, publisher)
    counts = ranking.newest_counts(ranking.count_first(ours))
    led = leaders.count_leaders(newest.assign(label=newest["commodity_id"]))
    return single(counts, "printed", led.loc[led["leader"] != "CHN", "n"].head(2).sum())


def _history(tables: Tables) -> pd.DataFrame:
    rows = tables["production"]
    mine = rows[(rows["commodity_id"] == "rare_earths") & (rows["stage"] == "mine")]
    ours = concentration.concentrate(mine).assign(country_iso3="CHN")
    older = restated.restated_shares(tables["production_history"], "rare_earths")
    return pd.concat([ours, older[older["publisher"] == "USGS"]], ignore_index=True)


def _by_publisher(tables: Tables) -> Iterator[Case]:
    for publisher in sorted(set(_history(tables)["publisher"])):
        yield Case("source", "{publisher}", tables, {"publisher": publisher}, {"publisher": publisher})


def _of(history: pd.DataFrame, publisher: str) -> pd.DataFrame:
    return history[history["publisher"] == publisher] if publisher else history


@BOOK.headline(
    CHAPTER,
    "ree_peak",
    "Rare earths: the height",
    sentence="At its height China’s share of rare earths was more than nine tenths",
    unit="percent",
    figure="shares of output",
    condition=above(90, "more than 90 percent"),
    cases=_by_publisher,
    home="peak",
)
def peak(tables: Tables, publisher: str = "") -> Measure | None:
    """Find the highest share; a publisher that begins after the height cannot tell."""
    history = _of(_history(tables), publisher)
    return single(story.peak(history), "percent") if history["year"].min() < 2012 else None


def _tables_of_low_year(tables: Tables) -> Iterator[Case]:
    printed = _history(tables)
    low = _low(printed)
    year = int(low["year"].max()) if len(low) else 0
    return by_edition(printed[printed["year"] == year], tables, year=year)


def _low(history: pd.DataFrame) -> pd.DataFrame:
    return story.trough(history, int(story.peak(history)["year"].max())) if len(history) else history


@BOOK.headline(
    CHAPTER,
    "ree_low",
    "Rare earths: the low",
    sentence="China’s share of rare earths fell below sixty percent",
    unit="percent",
    figure="shares of output",
    condition=below(60, "less than 60 percent"),
    cases=_tables_of_low_year,
    home="low",
)
def trough(tables: Tables, edition: tuple[str, str] | None = None, year: int = 0) -> Measure | None:
    """Find the lowest share after the height, or the share one table gives that year."""
    history = _history(tables)
    if edition is None:
        low = _low(history)
        return single(low, "percent") if len(low) else None
    in_edition = (history["publisher"] == edition[0]) & (history["vintage"] == edition[1])
    own = history[in_edition & (history["year"] == year)]
    return single(own.assign(percent=100 * own["share"]), "percent")


@BOOK.headline(
    CHAPTER,
    "ree_newest",
    "Rare earths: the return",
    sentence="The fall did not last: the share has risen again by more than five points",
    unit="percent",
    figure="shares of output",
    condition=above(5, "five points above the lowest", share=1),
    cases=_by_publisher,
    home="last",
)
def recovered(tables: Tables, publisher: str = "") -> Measure | None:
    """Set the newest share against the lowest one since the height, or since the publisher begins."""
    history = _of(_history(tables), publisher)
    low = _low(history)
    return single(story.newest(history), "percent", low["percent"].min()) if len(low) else None


def _lowest(tables: Tables, metal: str, quote: str) -> Measure | None:
    rows = tables["production"]
    newest = concentration.newest_years(concentration.concentrate(rows[rows["commodity_id"] == metal]))
    quoted = uses.quoted_shares(tables["uses"], metal)
    article = quoted[quoted["source_id"] == quote]
    span = concentration.summarise(newest)
    if article.empty or span.empty:
        return None
    words = Translator().interval(span["low"].max(), span["high"].max())
    return single(span, "low", article["best"].max(), words)


QUOTE = "reuters_2023_07_factbox"


@BOOK.headline(
    CHAPTER,
    "gallium_span",
    "China’s share of gallium",
    slug="gallium_low",
    sentence="China’s share of gallium is larger than the quoted one in the newest year of every table",
    unit="percent",
    figure="shares of output",
    condition=above(0, "more than the share quoted in July 2023", share=1),
    cases=edition_cases("production", commodity_id="gallium"),
)
def gallium(tables: Tables, publisher: str = "") -> Measure | None:
    """Give the lowest share over the newest years of all editions, and the quoted one."""
    return _lowest(tables, "gallium", QUOTE)


@BOOK.headline(
    CHAPTER,
    "germanium_span",
    "China’s share of germanium",
    slug="germanium_low",
    sentence="China’s share of germanium is larger than the quoted one in the newest year of every table",
    unit="percent",
    figure="shares of output",
    condition=above(0, "more than the share quoted in July 2023", share=1),
    cases=edition_cases("production", commodity_id="germanium"),
)
def germanium(tables: Tables, publisher: str = "") -> Measure | None:
    """Give the lowest share over the newest years of all editions, and the quoted one."""
    return _lowest(tables, "germanium", QUOTE)


_reserve_editions = edition_cases("reserves", commodity_id="rare_earths")


def _held(tables: Tables) -> pd.DataFrame:
    return reserves.country_by_edition(reserves.reserve_shares(tables["reserves"]), "rare_earths")


def _restated_reserves(tables: Tables) -> pd.DataFrame:
    older = restated.restated_shares(tables["reserves_history"], "rare_earths")
    return older.assign(best=100 * older["share"])


def _every_edition(tables: Tables) -> Iterator[Case]:
    """Give each edition there is, and each older one that other texts restate."""
    nothing = tables["reserves_history"].head(0)
    for case in each_edition(tables, "reserves", commodity_id="rare_earths"):
        yield replace(case, tables=Narrowed(case.tables, reserves_history=nothing), options={})
    yield from by_edition(_restated_reserves(tables), tables, f"{EDITION}, as restated")


def _reserve_share(tables: Tables, edition: tuple[str, str] | None, pick: str) -> Measure | None:
    if edition is None:
        held = _held(tables)
        every = pd.concat([held, _restated_reserves(tables)], ignore_index=True)
        return single(held.tail(1) if pick == "newest" else every.nlargest(1, "best"), "best")
    older = _restated_reserves(tables)
    own = older[(older["publisher"] == edition[0]) & (older["vintage"] == edition[1])]
    return single(own.nlargest(1, "best"), "best")


@BOOK.headline(
    CHAPTER,
    "reserves_top",
    "The saying of 1992 on reserves",
    sentence="No table of reserves comes near the eighty percent of the saying",
    unit="percent",
    figure="reserves and capacity",
    condition=below(70, "more than ten points below 80 percent"),
    cases=_every_edition,
)
def reserves_top(
    tables: Tables, edition: tuple[str, str] | None = None, publisher: str = ""
) -> Measure | None:
    """Give China's highest share of reserves over all editions."""
    return _reserve_share(tables, edition, "top")


@BOOK.headline(
    CHAPTER,
    "reserves_newest",
    "China’s share of reserves",
    sentence="About half of the world’s known rare-earth reserves lie in China",
    unit="percent",
    figure="reserves and capacity",
    condition=above(45, "more than 45 percent"),
    cases=_every_edition,
)
def reserves_newest(
    tables: Tables, edition: tuple[str, str] | None = None, publisher: str = ""
) -> Measure | None:
    """Give China's share of reserves in the newest edition."""
    return _reserve_share(tables, edition, "newest")


@BOOK.headline(
    CHAPTER,
    "reserves_leader_share",
    "Reserves against output",
    sentence="China holds a smaller share of the reserves than it makes of the output",
    unit="percent",
    figure="reserves and capacity",
    condition=below(0, "less than its share of output", share=1),
    cases=_reserve_editions,
)
def reserves_against_output(tables: Tables, publisher: str = "USGS") -> Measure | None:
    """Set China's share of reserves against its share of output in the newest table."""
    made = _newest(tables, "USGS")
    return single(_held(tables).tail(1), "best", 100 * made["share"].max()) if len(made) else None


@BOOK.headline(
    CHAPTER,
    "use_least",
    "Gallium capacity used outside China",
    sentence="Of the gallium capacity listed outside China less than a quarter was used",
    unit="percent",
    figure="reserves and capacity",
    condition=below(25, "less than 25 percent"),
    digits=1,
    cases=edition_cases("capacity", commodity_id="gallium"),
)
def least_used(tables: Tables, publisher: str = "USGS") -> Measure | None:
    """Set output against listed capacity outside China, newest sheet."""
    used = capacity.used_outside(tables["capacity"], tables["production"])
    return single(used[used["commodity_id"] == "gallium"], "used_outside")
