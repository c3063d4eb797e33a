"""The chart of the time from the first word on a project to its output."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import (
    is_narrow,
    linear_x,
    listed,
    row_axis,
    sized,
    wrap,
)
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import LINE, PAPER, TEAL, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator


def lead_times(frame: pd.DataFrame, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the months from the first dated word on a project to its output, reached or aimed at.

    Args:
        frame: as ``policy.measures.lead_times`` gives them.
        title: the finding.
        names: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    rows = frame.assign(
        order=range(len(frame)),
        what=[t.listing([str(names.get(c, c)) for c in ids.split(";")][:2]) for ids in frame["commodities"]],
        state=frame["reached"].map({True: t("output seen"), False: t("aimed at")}),
        words=[t("{n} months", n=t.number(n)) for n in frame["months"]],
    )
    return Figure(
        id="lead-times",
        title=title,
        subtitle=t(
            "Months from the first dated word on a project to its output; teal: output seen, hollow: "
            "only aimed at"
        ),
        alt=listed(f"{row.project}: {row.words}, {row.state}" for row in each_row(rows)),
        draw=lambda width: _draw_lead_times(rows, width),
        frame=rows,
        columns={
            "project": t("project"),
            "what": t("metal"),
            "start": t("first word"),
            "end": t("output"),
            "months": t("months"),
            "state": t("state"),
        },
        notes=t(
            "A pilot is not a plant, and an aim is a promise. Projects without a day for either end "
            "are left out."
        ),
    )


def _draw_lead_times(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    texts = [f"{row.project} ({row.what})" for row in each_row(frame)]
    labels = [wrap(text, 24 if narrow else 60) for text in texts]
    y = alt.Y("order:O", axis=row_axis(labels, labelFontSize=11 if narrow else 12))
    rows = frame[["order", "months", "reached", "words"]].assign(zero=0.0)
    top = (1.6 if narrow else 1.25) * float(frame["months"].max())
    base = alt.Chart(rows).encode(y=y)
    colour = alt.condition("datum.reached", alt.value(TEAL), alt.value(WORLD_SOFT))
    x = linear_x("months", top, tickCount=5)
    line = base.mark_rule(strokeWidth=3).encode(x=alt.X("zero:Q"), x2="months:Q", color=colour)
    fill = alt.condition("datum.reached", alt.value(TEAL), alt.value(PAPER))
    stroke = alt.condition("datum.reached", alt.value(TEAL), alt.value(WORLD))
    dots = base.mark_point(opacity=1, strokeWidth=1.6).encode(x=x, fill=fill, stroke=stroke)
    words = base.mark_text(align="left", dx=9, fontSize=11).encode(x=x, text="words:N")
    lines = max(label.count("\n") + 1 for label in labels)
    grid = alt.Chart(rows).mark_rule(color=LINE).encode(x=alt.X("zero:Q"))
    return sized(grid + line + dots + words, width, max(30, 15 * lines + 4) * len(frame))
