"""The list of sealed forecasts, with how each has done so far."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.risk.forecast import EXPORTS, EXTENDED, LAPSED, PRICE, WITHDRAWN
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.listing import Listing
from chokepoint.i18n import Message, Translator, msg

SCENARIOS: dict[str, Message] = {
    EXTENDED: msg("extended: licences stand, no ban"),
    LAPSED: msg("lapsed: the ban for one country is back"),
    WITHDRAWN: msg("withdrawn: no licence is needed"),
}
MEASURES: dict[str, Message] = {
    EXPORTS: msg("exports in a month, tonnes"),
    PRICE: msg("price outside China, USD/kg"),
}


def forecasts(rows: pd.DataFrame, title: str, metals: pd.Series, t: Translator) -> Listing:
    """List every range with the figures it was made of, the chance stated, and its score.

    Args:
        rows: as ``answers_forecast.scored`` gives them.
        title: the finding.
        metals: names by commodity id, in the reader's language.
        t: the reader's language.
    """
    frame = rows.assign(
        metal=[t.capital(metals[name]) for name in rows["commodity_id"]],
        what=[t.say(MEASURES[name]) for name in rows["measure"]],
        if_=[t.say(SCENARIOS[name]) for name in rows["scenario"]],
        **{f"{end}_words": [_amount(getattr(row, end), row.measure, t) for row in each_row(rows)]
           for end in ("low", "mid", "high")},
        odds=[_odds(row, t) for row in each_row(rows)],
        so_far=[_score(row, t) for row in each_row(rows)],
    )  # fmt: skip
    return Listing(
        id="forecasts",
        title=title,
        subtitle=t("Ranges for each month from January to June 2027"),
        frame=frame.sort_values(["commodity_id", "measure"], kind="stable"),
        columns=_columns(t),
        notes=t(
            "Exports: the least, the middle and the most of the months printed under the rules of each case. "
            "The chance holds if a month to come is like those. Prices: the newest firm price outside China "
            "times the yearly changes printed from 2021 to 2025, with no fall if the ban is back and no rise "
            "if no licence is needed; no chance is stated for them."
        ),
    )


def _columns(t: Translator) -> dict[str, str]:
    return {
        "metal": t("metal"),
        "what": t("what"),
        "if_": t("if the suspension is"),
        "low_words": t("low"),
        "mid_words": t("middle"),
        "high_words": t("high"),
        "points": t("figures behind it"),
        "odds": t("chance that a month lies inside, percent"),
        "so_far": t("so far"),
    }


def _amount(value: float, measure: str, t: Translator) -> str:
    if measure == EXPORTS:
        tonnes = value / 1000
        return t.number(tonnes, 0 if tonnes >= 100 else 1)
    return t.number(value)


def _odds(row: Row, t: Translator) -> str:
    return "" if pd.isna(row.chance) else t.number(row.chance)


def _score(row: Row, t: Translator) -> str:
    if row.months == 0:
        return t("not yet scored")
    return t("{inside} of {months} inside", inside=t.number(row.inside), months=t.number(row.months))
