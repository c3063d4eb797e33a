"""The chart of the rungs of origin that a credit for electric cars asked for."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import Stretch, Words
from chokepoint.figures.kinds.scales import Amounts, Years
from chokepoint.figures.theme import INK, SOFT, TEAL, WORLD
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import rung_name

METRICS = {"battery-component value share": WORLD, "critical-mineral value share": TEAL}


def origin_ladder(ladder: pd.DataFrame, day: pd.Timestamp, title: str, t: Translator) -> Figure:
    """Draw the yearly shares the US credit asked for, full where they applied, and the day it ended.

    Args:
        ladder: as ``policy.targets.origin_ladder`` gives it.
        day: the day looked from; years after it are ahead.
        title: the finding.
        t: the reader's language.
    """
    frame = ladder.assign(
        what=[rung_name(kind, t) for kind in ladder["kind"]],
        state=[_rung_state(row, day, t) for row in each_row(ladder)],
    )
    return Figure(
        id="origin-ladder",
        title=title,
        subtitle=_ladder_subtitle(frame, t),
        alt=t.clauses(
            t.pair(f"{r.year} {r.what}", t.commas([f"{t.number(r.threshold)} %", r.state]))
            for r in each_row(frame)
        ),
        draw=lambda width: _draw_ladder(frame, width, t),
        frame=frame,
        columns={"year": t("year"), "what": t("share"), "threshold": t("percent"), "state": t("state")},
    )


def _rung_state(row: Row, day: pd.Timestamp, t: Translator) -> str:
    if not row.applied:
        return t("never applied")
    return t("applied") if row.year <= day.year else t("in the law, still ahead")


def _ladder_subtitle(frame: pd.DataFrame, t: Translator) -> str:
    sentences = {
        (False, True): t(
            "Share of value that has to come from allowed origins, percent by year; teal: minerals"
        ),
        (True, True): t(
            "Share of value that has to come from allowed origins, percent by year; teal: minerals, "
            "grey: battery components"
        ),
        (False, False): t(
            "Share of value that has to come from allowed origins, percent by year; teal: minerals; "
            "dashed: never applied"
        ),
        (True, False): t(
            "Share of value that has to come from allowed origins, percent by year; teal: minerals, "
            "grey: battery components; dashed: never applied"
        ),
    }
    return sentences[frame["metric"].nunique() > 1, bool(frame["applied"].all())]


def _draw_ladder(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    years = frame["year"].astype(int)
    first, last = int(years.min()), int(years.max())
    # where both shares ask for as much in a year, the number is written once
    words = pd.Series([f"{value:g}" for value in frame["threshold"]], index=frame.index)
    rows = frame.assign(
        year=years,
        begin=years - 0.5,
        stop=years + 0.5,
        words=words.mask(frame.duplicated(["year", "threshold"]), ""),
    )
    day = frame["ended"].dropna().head(1)
    ends = tuple(Guide(day.year + day.day_of_year / 366 - 0.5, t.day(day), INK) for day in day)
    how = Lines(
        (
            *(step for metric, lower in METRIC_SHIFTS.items() for step in _steps(metric, lower)),
            Words("words", "threshold", side="over", size=11, colour=SOFT),
        ),
        across=Years(first, last, before=0.5, after=0.5),
        scale=Amounts(0, 110),
        guides=ends,
    )
    return draw_lines(rows, width, how)


METRIC_SHIFTS = dict(zip(METRICS, (3, -3), strict=True))
"""Pixels by which the line of a share stands lower, so that it does not cover the other one."""


def _steps(metric: str, lower: int) -> tuple[Stretch, Stretch]:
    """Draw the years of one share: full where it applied, dashed where it never did."""
    own, colour = f"datum.metric === '{metric}'", METRICS[metric]
    full = Stretch("threshold", "begin", "stop", thick=5, colour=colour, lower=lower)
    never = replace(full, thick=2.5, dash=(3, 4), when=f"{own} && !datum.applied")
    return replace(full, when=f"{own} && datum.applied"), never
