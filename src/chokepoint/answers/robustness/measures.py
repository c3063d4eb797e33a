"""What the headlines of several chapters ask of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.answers.look import Tables, look_at
from chokepoint.answers.robustness.cases import Case, Wanted, each_edition, without_each
from chokepoint.answers.robustness.headline import Measure
from chokepoint.answers.story import find_story

__all__ = [
    "Asking",
    "asks",
    "count",
    "edition_cases",
    "evidence_end",
    "in_words",
    "left_out_cases",
    "single",
]


def single(rows: pd.DataFrame, column: str, against: float = 0.0, fact: str | None = None) -> Measure | None:
    """Measure the one row there is; of several, the largest value, as the chapters' facts do."""
    values = rows[column].dropna()
    if values.empty:
        return None
    return Measure(float(values.max()), join_ids(rows["row_ids"]), float(against), fact)


def count(
    rows: pd.DataFrame, over: pd.DataFrame, against: float = 0.0, fact: str | None = None
) -> Measure | None:
    """Count rows among those looked through; None where there was nothing to look through."""
    if over.empty:
        return None
    seen = rows if len(rows) else over
    return Measure(
        float(len(rows)), join_ids(seen["row_ids" if "row_ids" in seen else "row_id"]), against, fact
    )


def asks(
    name: str, *, against: str = "", told: bool | str = False, **fixed: object
) -> Callable[..., Measure | None]:
    """Measure a headline by asking for an answer: the very one that its chapter states.

    Args:
        name: the answer, as ``story.key``.
        against: the answer it is compared with, if the condition compares.
        told: whether the chapter prints something else than the number, so that the fact is kept in words; or
            the answer it prints instead.
        fixed: parameters other than the story's defaults, in every case.

    Returns:
        The measure of the headline: a function of tables and of the options of a case, which become
        parameters of the recipe; None where the answer is not known.
    """

    def compute(tables: Tables, **options: object) -> Measure | None:
        look = look_at(find_story(name.partition(".")[0]), tables, **fixed, **options)
        found = look.ask(name)
        if not found.known:
            return None
        line = look.ask(against) if against else None
        if line is not None and not line.known:
            return None
        said = look.ask(told) if isinstance(told, str) else found
        words = str(said.value) if told and said.known else None
        return Measure(found.number, found.row_ids, 0.0 if line is None else line.number, words)

    return compute


def in_words(n: int) -> str:
    """Write a small count as the chapters do: ``none``, ``one``, else in figures."""
    return {0: "none", 1: "one"}.get(n, str(n))


Asking = Callable[[Tables], Iterable[Case]]
"""Finds the cases of a headline in given tables."""


def edition_cases(table: str, **wanted: Wanted) -> Asking:
    """Ask for each edition of a table with such rows."""
    return lambda tables: each_edition(tables, table, **wanted)


def left_out_cases(table: str, naming: tuple[str, str] | None = None, **wanted: Wanted) -> Asking:
    """Ask for a table without the texts of each publisher in turn."""
    return lambda tables: without_each(tables, table, naming, **wanted)


def evidence_end(tables: Tables) -> pd.Timestamp:
    """Give the day after which nothing is published in the evidence."""
    return tables["sources"]["published_last_day"].max()
