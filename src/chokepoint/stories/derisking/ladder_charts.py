"""The chart of the rungs of origin that a credit for electric cars asked for."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import (
    coloured_by,
    listed,
    sized,
)
from chokepoint.figures.figure import Figure
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
        alt=listed(f"{r.year} {r.what}: {t.number(r.threshold)} %, {r.state}" for r in each_row(frame)),
        draw=lambda width: _draw_ladder(frame, width),
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


def _draw_ladder(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    rows = frame[["metric", "threshold", "applied"]].assign(
        year=frame["year"].astype(float),
        stop=frame["year"].astype(float) + 1,
        words=[f"{value:g}" for value in frame["threshold"]],
    )
    # where both shares ask for as much in a year, the number is written once
    rows["words"] = rows["words"].mask(rows.duplicated(["year", "threshold"]), "")
    first, last = float(rows["year"].min()), float(rows["stop"].max())
    axis = alt.Axis(title=None, values=list(range(int(first), int(last) + 1)), format="d", grid=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[first, last], nice=False))
    y = alt.Y(
        "threshold:Q", axis=alt.Axis(title=None, tickCount=5), scale=alt.Scale(domain=[0, 110], nice=False)
    )
    base = alt.Chart(rows).encode(x=x, x2="stop:Q", y=y, color=coloured_by("metric", METRICS))
    steps = [mark for metric, down in METRIC_SHIFTS.items() for mark in _ladder_steps(base, metric, down)]
    words = alt.Chart(rows).mark_text(align="left", dy=-13, dx=3, fontSize=11, color=SOFT)
    layers = alt.layer(*steps, words.encode(x=x, y=y, text="words:N"))
    ended = frame["ended"].dropna()
    if len(ended):
        day = ended.iloc[0]
        end = pd.DataFrame({"x": [day.year + day.day_of_year / 366], "label": [f"{day:%Y-%m-%d}"]})
        mark = alt.Chart(end).encode(x=alt.X("x:Q"))
        label = mark.mark_text(align="left", dx=5, baseline="top", fontSize=11, color=SOFT)
        layers = (
            layers
            + mark.mark_rule(color=INK, strokeDash=[2, 3])
            + label.encode(y=alt.value(2), text="label:N")
        )
    return sized(layers, width, 260)


METRIC_SHIFTS = dict(zip(METRICS, (3, -3), strict=True))
"""Pixels by which the line of a share stands lower, so that it does not cover the other one."""


def _ladder_steps(base: alt.Chart, metric: str, down: int) -> list[alt.Chart]:
    """Draw the years of one share: full where it applied, dashed where it never did."""
    own = base.transform_filter(alt.datum.metric == metric)
    full = own.transform_filter("datum.applied").mark_rule(strokeWidth=5, yOffset=down)
    never = own.transform_filter("!datum.applied")
    return [full, never.mark_rule(strokeWidth=2.5, strokeDash=[3, 4], yOffset=down)]
