"""The chart of the time from the first word on a project to its output."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import Dot, If, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import LINE, TEAL, WORLD, WORLD_SOFT
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
        alt=t.clauses(t.pair(row.project, t.commas([row.words, row.state])) for row in each_row(rows)),
        draw=lambda width: _draw_lead_times(rows, width, t),
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


def _draw_lead_times(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    names = [t.aside(row.project, row.what) for row in each_row(frame)]
    return draw_rows(frame.assign(label=names, ahead=~frame["reached"].astype(bool)), width, LEAD_TIMES)


LEAD_TIMES = Rows(
    (
        Rule(0, "months", thick=3, colour=If("ahead", WORLD_SOFT, TEAL)),
        Dot("months", colour=If("ahead", WORLD, TEAL), hollow="ahead"),
        Words("words", "months", gap=9, size=11),
    ),
    scale=Amounts(0),
    guides=(Guide(0, colour=LINE, dash=None),),
    step=(30, 30),
)
