"""The chart of who owns what: one strip of printed shares, ordered by what they are shares of."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import folded
from chokepoint.figures.kinds.marks import Dot, Rule, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, LINE
from chokepoint.i18n import Translator, msg

SCOPES = {
    "continent": msg("all African mines"),
    "country": msg("mines or output of a country"),
    "world metal": msg("a metal mined worldwide"),
    "refining": msg("refining worldwide"),
    "mine": msg("a single mine or project"),
}


MOST = 14
"""So many shares are drawn on a phone."""


def ownership(ordered: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw printed shares in Chinese hands, from the continent down to the single mine.

    Args:
        ordered: as ``africa.ownership.order_shares`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = ordered.assign(
        of=ordered["scope"].map(SCOPES).map(t.say),
        hedge=ordered["qualifier"].map(t.code),
        label=[
            t.aside(subject, year) for subject, year in zip(ordered["subject"], ordered["year"], strict=True)
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
            "Values, tonnes and numbers of mines are different things: rows must not be added or averaged. "
            "On a phone the first {n} are drawn; the table lists all.",
            n=MOST,
        ),
    )


def _ownership_alt(frame: pd.DataFrame, t: Translator) -> str:
    groups = frame.groupby("of", sort=False)["percent"]
    return t.clauses(t("{of}: {span} percent", of=of, span=t.interval(g.min(), g.max())) for of, g in groups)


def _draw_ownership(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    rows = frame.assign(words=_words(frame), bound=frame["side"] != 0)
    return draw_rows(folded(rows, width, MOST), width, OWNERSHIP)


OWNERSHIP = Rows(
    (
        Rule(0, "percent", thick=1, colour=LINE),
        Dot("percent", size=60, colour=CHINA, hollow="bound"),
        Words("words", "percent"),
    ),
    group="scope",
    heading="of",
    scale=Amounts(0, values=(0, 25, 50, 75, 100)),
    size=11.5,
    above="narrow",
)


def _words(frame: pd.DataFrame) -> list[str]:
    signs = frame["side"].map({-1: "<", 0: "", 1: "≥"})
    return [f"{sign}{percent:g}" for sign, percent in zip(signs, frame["percent"].round(1), strict=True)]
