"""Headlines on shares of output: whether China's share gave way after each restriction."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, counted_by
from chokepoint.answers.robustness.headline import above, below
from chokepoint.answers.robustness.measures import Asking, asks
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.i18n import msg
from chokepoint.stories.world_after import answers_shares
from chokepoint.stories.world_after.answers import FIRST, days, of_case
from chokepoint.stories.world_after.story import STORY

CHAPTER = STORY.name


def _share_cases(case: str) -> Asking:
    """Ask for every other pair of printed tables, and for the steps within single editions."""

    def ask(tables: Tables) -> Iterator[Case]:
        look = look_at(STORY, tables)
        spans = of_case(look(answers_shares.shares), case)
        for row in each_row(of_case(look(answers_shares.share_moves), case)):
            own = spans[spans["publisher"] == row.publisher]
            yield from _pairs(tables, own, row.before_year, look(days)[case].year)
        if case == FIRST:
            yield from counted_by(tables, "retold", {msg("USGS, as restated"): True}, "source")
        else:
            yield from counted_by(tables, "stepwise", {msg("each step within one edition"): True})

    return ask


def _pairs(tables: Tables, own: pd.DataFrame, before_year: int, year: int) -> Iterator[Case]:
    name = msg("{publisher} {last} ({edition}), from {before} ({edition_before})")
    for before in each_row(own[own["year"] == before_year]):
        for last in each_row(own[own["year"] > year]):
            values = {"publisher": str(last.publisher), **_ends(before, last)}
            yield Case("edition", name, tables, {"pair": (before.row_ids, last.row_ids)}, values)


def _ends(before: Row, last: Row) -> dict[str, str]:
    years = {"before": str(before.year), "last": str(last.year)}
    return years | {"edition_before": str(before.vintage), "edition": str(last.vintage)}


BOOK.headline(
    CHAPTER,
    "re_share_last",
    "Rare earths, five years on",
    sentence="After the quota China’s share of rare-earth mining fell",
    unit="percent",
    figure="shares of output",
    condition=below(0, "less than in the year before", share=1),
    digits=1,
    cases=_share_cases(FIRST),
)(asks("world_after.re_share_last", against="world_after.re_share_before"))

BOOK.headline(
    CHAPTER,
    "ga_share_change",
    "Gallium, share since the licence",
    sentence="After the licence China’s share of gallium has not fallen",
    unit="points",
    figure="shares of output",
    condition=above(0, "no fall", inclusive=True),
    digits=1,
    cases=_share_cases("gallium"),
)(asks("world_after.ga_share_change"))

BOOK.headline(
    CHAPTER,
    "c_share_change",
    "Graphite, share since the licence",
    sentence="After the licence China’s share of graphite has not fallen",
    unit="points",
    figure="shares of output",
    condition=above(0, "no fall", inclusive=True),
    digits=1,
    cases=_share_cases("graphite"),
)(asks("world_after.c_share_change"))

BOOK.headline(
    CHAPTER,
    "sb_share_less",
    "Antimony, share since the licence",
    sentence="Year by year from the newest edition, China’s share of antimony fell by more than ten points",
    unit="points",
    figure="shares of output",
    condition=above(10, "more than ten points less"),
    digits=1,
    cases=_share_cases("antimony"),
)(asks("world_after.sb_share_less"))
