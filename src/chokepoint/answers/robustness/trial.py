"""Try every headline in every case, and sum up what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import to_frame
from chokepoint.answers.look import Look, Tables
from chokepoint.answers.robustness.cases import Case, Narrowed
from chokepoint.answers.robustness.headline import Book, Headline, Measure
from chokepoint.answers.story import Story
from chokepoint.i18n import Translator

HOLDS, FLIPS, ALONE, UNTRUE = "holds", "flips", "one source", "not true"
VERDICTS = (HOLDS, FLIPS, ALONE, UNTRUE)
"""True in every case; false in at least one; no other case in the evidence; false already by the value now,
as a sentence is by what was known on a day before it became true."""

NOW = "now"
READING = {
    "id": "str",
    "kind": "str",
    "source": "str",
    "value": "float64",
    "line": "float64",
    "margin": "float64",
    "holds": "bool",
    "fact": "str",
    "row_ids": "str",
}


def try_all(book: Book, tables: Tables, chapters: Sequence[str], t: Translator) -> pd.DataFrame:
    """Compute every headline now and in all its cases.

    Args:
        book: the headlines.
        tables: the data package as known on a day.
        chapters: the chapters whose headlines are tried, in this order.
        t: the reader's language, for the names of the cases.

    Returns:
        One row a reading, the value now (``kind`` is ``now``) first: the columns of ``READING``. ``margin``
        is how far the value lies on the right side of the line, in its unit; ``fact`` is what the chapter
        prints where that is a word or a year. Headlines without a value now
        are left out, and cases that do not allow the measure.
    """
    # one memory for all cases: what a case leaves as it is, is computed once
    kept = Look(_NO_STORY, Narrowed(tables), as_of=getattr(tables, "as_of", None))
    chosen = [headline for chapter in chapters for headline in book.of_chapter(chapter)]
    rows = [row for headline in chosen for row in _readings(headline, kept, t)]
    return to_frame(rows, READING)


_NO_STORY = Story("trial", listed=False)


def _readings(headline: Headline, look: Look, t: Translator) -> Iterator[list[object]]:
    now = headline.compute(look)
    if now is None:
        return
    yield _row(headline, NOW, t("now"), now)
    for case in headline.cases(look):
        found = compute_case(headline, look, case)
        if found is not None:
            yield _row(headline, case.kind, case.written(t), found)


def compute_case(headline: Headline, look: Look, case: Case) -> Measure | None:
    """Give what a headline comes to in a case; None where the case does not allow it."""
    return headline.compute(look.over(case.tables, getattr(case.tables, "as_of", None)), **case.options)


def _row(headline: Headline, kind: str, name: str, found: Measure) -> list[object]:
    condition = headline.condition
    ends = [found.value, condition.line(found), condition.margin(found), condition.holds(found)]
    return [headline.id, kind, name, *ends, found.fact or "", found.row_ids]


def add_distance(readings: pd.DataFrame) -> pd.DataFrame:
    """Measure every margin in units of the margin now, so that all headlines can stand in one picture.

    Returns:
        The readings with ``distance``: 1 where the value lies as far from its line as now, 0 on the line,
        negative where the sentence is false. If it lies on the line itself now, 1 is one unit of it.
    """
    now = readings[readings["kind"] == NOW].set_index("id")["margin"].abs()
    scale = readings["id"].map(now.where(now > 0, 1.0)).astype("float64")
    on_line = readings["id"].map(now.eq(0)).astype(bool)
    return readings.assign(distance=readings["margin"] / scale + on_line * 1.0)


def summarise(readings: pd.DataFrame) -> pd.DataFrame:
    """Sum up each headline in one row.

    Args:
        readings: as :func:`try_all` gives them.

    Returns:
        In the order of the readings: ``id``, ``value`` (now), ``low`` and ``high`` with ``low_source`` and
        ``high_source``, ``tried`` (cases besides now), ``held``, ``failing`` (the cases in which
        the sentence is false, joined by ``; ``), ``verdict`` (one of ``VERDICTS``) and ``row_ids``
        (of the value now).
    """
    rows = [_sum(name, group) for name, group in readings.groupby("id", sort=False)]
    return to_frame(rows, _SUMMARY)


_SUMMARY = {
    "id": "str",
    "value": "float64",
    "low": "float64",
    "low_source": "str",
    "high": "float64",
    "high_source": "str",
    "tried": "int64",
    "held": "int64",
    "failing": "str",
    "verdict": "str",
    "row_ids": "str",
}


def _sum(name: object, group: pd.DataFrame) -> list[object]:
    others = group[group["kind"] != NOW]
    low, high = group.nsmallest(1, "value").iloc[0], group.nlargest(1, "value").iloc[0]
    failing = others.loc[~others["holds"].astype(bool), "source"]
    verdict = _verdict(others["holds"].astype(bool), holds_now=bool(group["holds"].iloc[0]))
    ends = [low["value"], low["source"], high["value"], high["source"]]
    counts = [len(others), len(others) - len(failing)]
    return [
        name,
        group["value"].iloc[0],
        *ends,
        *counts,
        "; ".join(failing),
        verdict,
        group["row_ids"].iloc[0],
    ]


def _verdict(others: pd.Series, *, holds_now: bool) -> str:
    if not holds_now:
        return UNTRUE
    return ALONE if others.empty else HOLDS if others.all() else FLIPS


def by_figure(book: Book, summary: pd.DataFrame) -> pd.DataFrame:
    """Count the headlines by kind of figure and verdict.

    Args:
        book: the headlines.
        summary: as :func:`summarise` gives it.

    Returns:
        One row a kind and verdict, those that turn first: ``figure``, ``verdict``, ``n``, ``row_ids``, and
        ``start`` and ``end``, the place of the count in a row of all of its kind.
    """
    order = (FLIPS, HOLDS, ALONE, UNTRUE)
    kinds = summary.assign(
        figure=[book.headlines[name].figure for name in summary["id"]],
        rank=[order.index(verdict) for verdict in summary["verdict"]],
    )
    grouped = kinds.groupby(["figure", "rank", "verdict"], as_index=False)
    counted = grouped.agg(n=("id", "size"), row_ids=("row_ids", join_ids))
    end = counted.groupby("figure")["n"].cumsum()
    return counted.assign(start=end - counted["n"], end=end).drop(columns="rank")


def by_kind(readings: pd.DataFrame) -> pd.DataFrame:
    """Count the cases by what is changed.

    Args:
        readings: as :func:`try_all` gives them.

    Returns:
        One row a kind of case: ``kind``, ``tried``, ``failed``, ``percent`` (of those tried), ``headlines``
        (how many such a change makes false) and ``row_ids`` (of the cases that fail, if any does).
    """
    others = readings[readings["kind"] != NOW]
    failed = others.assign(failed=~others["holds"].astype(bool))
    grouped = failed.groupby("kind", as_index=False).agg(
        tried=("id", "size"), failed=("failed", "sum"), every=("row_ids", join_ids)
    )
    behind = failed[failed["failed"]].groupby("kind")["row_ids"].agg(join_ids)
    row_ids = grouped["kind"].map(behind).fillna(grouped.pop("every"))
    broken = failed[failed["failed"]].groupby("kind")["id"].nunique()
    headlines = grouped["kind"].map(broken).fillna(0).astype(int)
    percent = 100 * grouped["failed"] / grouped["tried"]
    return grouped.assign(percent=percent, headlines=headlines, row_ids=row_ids)
