"""Scores of supply risk: the measures of one commodity, and the EU’s scores as printed beside ours."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.risk.eu_again import AGREES, GOVERNANCE, NO_INPUTS, REPEATED, UNEXPLAINED
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Dot, Rule
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, WORLD_SOFT
from chokepoint.i18n import Message, Translator, msg

MEASURES: dict[str, Message] = {
    "hhi-wgi-t": msg("concentration weighed by governance"),
    "n-minus-1": msg("part of the output left without the largest producer"),
    "removal-hhi": msg("concentration among the producers that would be left"),
    "eu-sr-old": msg("supply risk by the formula of 2011 and 2014"),
    "eu-sr": msg("supply risk by the formula since 2017"),
    "days-of-supply": msg("days of US consumption in stock"),
    "nir": msg("US net import reliance"),
    "gpr-score": msg("GeoPolRisk score of the United States"),
}
SCALES: dict[str, Message] = {
    "0-10": msg("0 to 10"),
    "0-1": msg("0 to 1"),
    "percent": msg("percent"),
    "days": msg("days"),
}
REASONS: dict[str, Message] = {
    AGREES: msg("agrees within rounding"),
    GOVERNANCE: msg("governance estimates of another year could explain it"),
    REPEATED: msg("the printed sourcing of the EU repeats the shares of the world"),
    UNEXPLAINED: msg("what is printed does not explain it"),
    NO_INPUTS: msg("inputs not in print"),
}
DIGITS = {"0-10": 1, "0-1": 2, "percent": 0, "days": 0}


def supply_risk(measures: pd.DataFrame, title: str, what: str, t: Translator) -> Listing:
    """List the measures of supply risk of one commodity with their bounds.

    Args:
        measures: as ``answers.risk.risk_measures`` gives them.
        title: the finding.
        what: the commodity, in the reader's language.
        t: the reader's language.
    """
    rows = list(each_row(measures))
    frame = measures.assign(
        name=[t.say(MEASURES[row.measure]) for row in rows],
        whose=[_whose(row.base, t) for row in rows],
        span=[t.interval(row.low, row.high, DIGITS[row.unit]) for row in rows],
        middle=[t.number(row.best, DIGITS[row.unit]) for row in rows],
        scale=[t.say(SCALES[row.unit]) for row in rows],
    )
    return Listing(
        id="supply-risk",
        title=title,
        subtitle=t("Measures of supply risk for {what}, each by every table that allows it", what=what),
        frame=frame,
        columns={
            "name": t("measure"),
            "whose": t("by"),
            "year": t("year"),
            "middle": t("value"),
            "span": t("bounds"),
            "scale": t("scale or unit"),
        },
        notes=t(
            "Bounds are those of rounding, of withheld figures and of output that no country is named for. "
            "A measure without its inputs is not listed."
        ),
    )


def _whose(base: str, t: Translator) -> str:
    """Name whose figures a measure is of; parts of its name are codes of publishers, stages and kinds."""
    return t.commas([t.code(part) for part in base.split(", ")])


def eu_scores(scores: pd.DataFrame, title: str, metals: pd.Series, t: Translator) -> Figure:
    """Draw the EU's score of each list as printed, over the bounds of ours where its inputs are in print.

    Args:
        scores: as ``risk.eu_again.over_the_lists`` gives them.
        title: the finding.
        metals: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    rows = list(each_row(scores))
    frame = _told(scores, metals, t).assign(
        label=[str(row.assessment_year) for row in rows],
        key=[f"{row.commodity_id} {row.assessment_year}" for row in rows],
        known=scores["best"].notna(),
    )
    return Figure(
        id="eu-scores",
        title=title,
        subtitle=t("Supply risk on the EU’s lists, 0 to 10; dot: as printed; broad line: as computed here"),
        alt=t.clauses(_alt(row, t) for row in each_row(frame)),
        draw=lambda width: _draw(frame, width),
        frame=frame,
        columns={"metal": t("metal"), "assessment_year": t("list of"), **_columns(t)},
        notes=t(
            "The lists of 2011 and 2014 follow another formula than those since, so the five scores are not "
            "one series. Inputs are in print for 2017 and 2023."
        ),
    )


def eu_differences(scores: pd.DataFrame, title: str, metals: pd.Series, t: Translator) -> Listing:
    """List the scores of 2023 that do not come out as printed, each with what may be the reason.

    Args:
        scores: rows of ``risk.eu_again.study_scores``.
        title: the finding.
        metals: commodity names by id, in the reader's language.
        t: the reader's language.
    """
    return Listing(
        id="eu-differences",
        title=title,
        subtitle=t(
            "Scores of the EU’s study of 2023 that differ from those computed from its printed inputs"
        ),
        frame=_told(scores, metals, t),
        columns={"metal": t("metal"), **_columns(t)},
        notes=t(
            "Governance: ours are the newest estimates of the World Bank; which the study took is not "
            "printed. They count as a possible reason where a tenth more or less would make both meet."
        ),
    )


def _told(scores: pd.DataFrame, metals: pd.Series, t: Translator) -> pd.DataFrame:
    rows = list(each_row(scores))
    return scores.assign(
        metal=[t.capital(metals.get(row.commodity_id, row.commodity_id)) for row in rows],
        stage_name=[t.code(row.stage) for row in rows],
        printed_words=[t.number(row.printed, 1) for row in rows],
        ours=[t.interval(row.low, row.high, 2) if pd.notna(row.best) else "" for row in rows],
        reason_words=[t.say(REASONS[row.reason]) for row in rows],
    )


def _columns(t: Translator) -> dict[str, str]:
    return {
        "stage_name": t("stage"),
        "printed_words": t("as printed"),
        "ours": t("computed"),
        "reason_words": t("difference"),
    }


def _alt(row: Row, t: Translator) -> str:
    words = {"metal": row.metal, "year": row.assessment_year, "printed": row.printed_words}
    if row.known:
        return t("{metal} {year}: printed {printed}, computed {ours}", **words, ours=row.ours)
    return t("{metal} {year}: printed {printed}", **words)


def _draw(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    how = Rows(
        (
            Rule("low", "high", thick=9, colour=WORLD_SOFT, when="datum.known"),
            Dot("printed", colour=CHINA),
        ),
        key="key",
        group="commodity_id",
        heading="metal",
        scale=Amounts(0, ticks=6),
        step=(20, 20),
    )
    return draw_rows(frame, width, how)
