"""The effect of each control on exports, drawn over the smallest effect that could have been seen."""

from __future__ import annotations

from math import isfinite

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import Dot, Rule
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, INK, LINE, WORLD
from chokepoint.i18n import Translator

LEAST, MOST = -100.0, 150.0
"""Ends of the axis, percent: nothing falls by more than all of it."""


def effects(rows: pd.DataFrame, title: str, metals: pd.Series, t: Translator) -> Figure:
    """Draw each comparison: the smallest detectable change, the change seen, and its interval.

    Args:
        rows: as ``answers_effects.compared`` gives them.
        title: the finding.
        metals: names by commodity id, in the reader's language.
        t: the reader's language.
    """
    frame = _rows(rows, metals, t)
    return Figure(
        id="effects",
        title=title,
        subtitle=t(
            "Exports of single months in the year after a control over those in the year before its notice, "
            "change in percent; broad: changes too small to be seen; dot: the change; line: its interval"
        ),
        alt=t.clauses(
            t("{label}: {change} percent, {word}", label=row.label, change=row.change, word=row.word)
            for row in each_row(frame)
        ),
        draw=lambda width: _draw(frame, width),
        frame=frame,
        columns=_columns(t),
        notes=t(
            "A broad line that reaches both ends means that no change of any size could be seen. Without two "
            "months before, there is nothing to say how much a month differs by itself."
        ),
    )


def _rows(rows: pd.DataFrame, metals: pd.Series, t: Translator) -> pd.DataFrame:
    labels = [
        t.commas([t.capital(metals[row.case]), t.code(row.scope)])
        for row in each_row(rows)
    ]  # fmt: skip
    seen = 100 * rows["detectable"]
    return rows.assign(
        label=labels,
        percent=100 * rows["effect"],
        pale_low=(-seen).clip(lower=LEAST),
        pale_high=seen.clip(upper=MOST),
        ends_low=(100 * rows["low"]).clip(lower=LEAST).fillna(100 * rows["effect"]),
        ends_high=(100 * rows["high"]).clip(upper=MOST).fillna(100 * rows["effect"]),
        change=[t.signed(100 * value) for value in rows["effect"]],
        least=[t.number(100 * value) if isfinite(value) else t("none") for value in rows["detectable"]],
        wanted=[_needed(row, t) for row in each_row(rows)],
        chance=[t.number(100 * value, 1) for value in rows["permuted"]],
        word=[t.code(value) for value in rows["answer"]],
    )


def _needed(row: Row, t: Translator) -> str:
    if pd.isna(row.needed):
        return ""
    return t.number(row.needed) if isfinite(row.needed) else t("more than five years")


def _columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("control on"),
        "before": t("months before"),
        "after": t("months after"),
        "least": t("smallest detectable change, percent"),
        "wanted": t("months before that would do"),
        "change": t("change, percent"),
        "chance": t("placebo dates as low, percent"),
        "word": t("did exports fall?"),
    }


def _draw(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    how = Rows(
        (
            Rule("pale_low", "pale_high", thick=9, colour=LINE),
            Rule("ends_low", "ends_high", colour=WORLD),
            Dot("percent", colour=CHINA),
        ),
        scale=Amounts(LEAST, MOST, values=(-100, -50, 0, 50, 100), format="+d"),
        guides=(Guide(0, colour=INK, dash=None),),
        step=(34, 40),
    )
    return draw_rows(frame, width, how)
