"""The list of what the model said before each restriction, and what was printed after it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.risk.backtest import EXPORTS
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Translator


def backtest(rows: pd.DataFrame, title: str, metals: pd.Series, t: Translator) -> Listing:
    """List every restriction, exports and prices apart.

    Args:
        rows: as ``answers_backtest.summed`` gives them.
        title: the finding.
        metals: names by commodity id, in the reader's language.
        t: the reader's language.
    """
    words = {EXPORTS: t("exports"), "price": t("price outside")}
    frame = rows.assign(
        name=[t.capital(metals[case]) for case in rows["case"]],
        what=[words[kind] for kind in rows["kind"]],
        known=[t.day(day) for day in rows["day"]],
        market=[_market(row, metals, t) for row in each_row(rows)],
        score=[_score(row, t) for row in each_row(rows)],
        band=[_span(row.low, row.high, t) for row in each_row(rows)],
        was=[_span(row.seen_low, row.seen_high, t) for row in each_row(rows)],
    )
    return Listing(
        id="backtest",
        title=title,
        subtitle=t(
            "Figures of the first 24 months after each restriction, over those before it (1 = as before); "
            "band: lowest and highest end of the bands of these months"
        ),
        frame=frame,
        columns=_columns(t),
        notes=t(
            "The model knew the tables printed by the day named, except where they were restated later. How "
            "much would be withheld and for how long is drawn from the ranges assumed. These ranges were "
            "written in November 2026 by people who knew what had happened."
        ),
    )


def _columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("restriction on"),
        "what": t("judged by"),
        "known": t("as known on"),
        "market": t("table of the market"),
        "score": t("inside the band"),
        "above": t("above it"),
        "below": t("below it"),
        "band": t("band"),
        "was": t("printed"),
    }


def _market(row: Row, metals: pd.Series, t: Translator) -> str:
    if not row.of:
        return t("none")
    state = t.code(row.state)
    return state if row.of == row.case else t.commas([metals[row.of], state])


def _score(row: Row, t: Translator) -> str:
    if row.n == 0:
        return t("no figure found")
    return t("{inside} of {n}", inside=t.number(row.inside), n=t.number(row.n))


def _span(low: float, high: float, t: Translator) -> str:
    return "" if pd.isna(low) else t.interval(low, high, 2)
