"""The chart of who owns what: one strip of printed shares, ordered by what they are shares of."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.charts import is_narrow, linear_x, listed, row_axis, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, LINE, PAPER
from chokepoint.i18n import Translator

SCOPES = {
    "continent": "all African mines",
    "country": "mines or output of a country",
    "world metal": "a metal mined worldwide",
    "refining": "refining worldwide",
    "mine": "a single mine or project",
}


def ownership(ordered: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw printed shares in Chinese hands, from the continent down to the single mine.

    Args:
        ordered: as ``africa.ownership.order_shares`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = ordered.assign(
        of=ordered["scope"].map(SCOPES).map(t),
        hedge=ordered["qualifier"].map(t),
        label=[
            f"{subject} ({year})" for subject, year in zip(ordered["subject"], ordered["year"], strict=True)
        ],
    )
    return Figure(
        id="ownership",
        title=title,
        subtitle=t("Share in Chinese hands, percent, each from a single text; rings: bounds"),
        alt=_ownership_alt(frame, t),
        draw=lambda width: _draw_ownership(frame, width),
        frame=frame,
        columns={
            "of": t("share of"),
            "subject": t("as printed"),
            "year_as_printed": t("year"),
            "hedge": t("qualifier"),
            "percent": t("percent"),
        },
        notes=t(
            "Values, tonnes and numbers of mines are different things: rows must not be added or averaged."
        ),
    )


def _ownership_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby("of", sort=False)["percent"]
    return listed(t("{of}: {span} percent", of=of, span=t.interval(g.min(), g.max())) for of, g in groups)


def _draw_ownership(frame: pd.DataFrame, width: int) -> alt.VConcatChart:
    panels = [_panel(rows, width) for _, rows in frame.groupby("of", sort=False)]
    return alt.vconcat(*panels, spacing=10).properties(padding=4)


def _panel(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    labels = [wrap(text, 24 if narrow else 52) for text in frame["label"]]
    rows = frame[["percent", "side"]].assign(row=range(len(frame)), word=_words(frame), zero=0)
    room = 178 if narrow else 365
    base = alt.Chart(rows).encode(y=alt.Y("row:O", axis=row_axis(labels, minExtent=room, labelFontSize=11)))
    x = linear_x("percent", 112, values=[0, 25, 50, 75, 100], labels=False, ticks=False)
    guide = base.mark_rule(color=LINE).encode(x=alt.X("zero:Q"), x2="percent:Q")
    fill = alt.condition(alt.datum.side == 0, alt.value(CHINA), alt.value(PAPER))
    dots = base.mark_point(size=60, stroke=CHINA, opacity=1).encode(x=x, fill=fill)
    words = base.mark_text(align="left", dx=8, fontSize=11.5).encode(x=x, text="word:N")
    head = alt.Chart(pd.DataFrame({"head": [frame["of"].iloc[0]]})).mark_text(
        align="right", baseline="bottom", fontWeight="bold"
    )
    named = head.encode(x=alt.value(-6), y=alt.value(-3), text="head:N")
    lines = max(label.count("\n") + 1 for label in labels)
    size = {"width": width - (190 if narrow else 380), "height": max(24, 14 * lines + 8) * len(frame)}
    return alt.layer(guide, dots, words, named).properties(**size)


def _words(frame: pd.DataFrame) -> list[str]:
    signs = frame["side"].map({-1: "<", 0: "", 1: "≥"})
    return [f"{sign}{percent:g}" for sign, percent in zip(signs, frame["percent"].round(1), strict=True)]
