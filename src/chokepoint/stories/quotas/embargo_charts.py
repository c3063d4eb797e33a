"""Charts of the stop of shipments to Japan in 2010: the evidence weighed, and imports by month."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Bar, If, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import CHINA, PAPER
from chokepoint.i18n import Translator, msg
from chokepoint.stories.quotas.words import grade_names

CLAIM_WORDS = {
    "obstructed": msg("Shipments were obstructed at Chinese customs"),
    "complete": msg("Everything stopped"),
    "ordered": msg("The stop was ordered to punish Japan"),
    "other_cause": msg("The quota cut explains part of it"),
}


def evidence_balance(weighed: pd.DataFrame, title: str, t: Translator) -> Listing:
    """List each item of evidence for or against a claim, with its grade.

    Args:
        weighed: as ``trade.embargo.weigh`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = weighed.assign(
        claim_name=[t.say(CLAIM_WORDS[claim]) for claim in weighed["claim"]],
        stand=weighed["side"].map({1: t("for"), -1: t("against")}),
        strength=weighed["weight"].map(grade_names(t)),
    )
    return Listing(
        id="japan-evidence",
        title=title,
        subtitle=t("Items of evidence on autumn 2010, graded from weak to strong, for or against a sentence"),
        frame=frame,
        columns=_evidence_columns(t),
        notes=t("Grades are ours; an item without a grade could not be graded."),
    )


def _evidence_columns(t: Translator) -> dict[str, str]:
    return {
        "claim_name": t("sentence"),
        "stand": t("speaks"),
        "strength": t("grade"),
        "date": t("date"),
        "who": t("who"),
        "statement": t("statement"),
        "grade_reason": t("why graded so"),
    }


def monthly_imports(months: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw Japan's imports from China by month, worked-out months hollow.

    Args:
        months: as ``trade.embargo.monthly_imports`` gives them.
        title: the finding.
        t: the reader's language.
    """
    frame = months.assign(
        when=[t.month(month) for month in months["month"]],
        label=[t.interval(low, high) for low, high in zip(months["low"], months["high"], strict=True)],
        kind=months["derived"].map({True: t("worked out"), False: t("as printed")}),
    )
    return Figure(
        id="japan-imports",
        title=title,
        subtitle=_imports_subtitle(t),
        alt=t.clauses(t.pair(row.when, f"{row.label} t") for row in each_row(frame)),
        draw=lambda width: draw_rows(frame, width, IMPORTS),
        frame=frame,
        columns={"when": t("month"), "low": t("tonnes, low"), "high": t("tonnes, high"), "kind": t("status")},
        notes=t("Months of arrival: what came in September had mostly left before the collision at sea."),
    )


def _imports_subtitle(t: Translator) -> str:
    return t(
        "Japanese imports of rare earths from China, tonnes a month; "
        "hollow: worked out from a printed percentage; months not shown were not seen"
    )


IMPORTS = Rows(
    (
        Bar("high", thick=18, colour=If("derived", PAPER, CHINA), outline=CHINA),
        Words("label", "high", gap=6),
    ),
    label="when",
    scale=Amounts(format=",.0f", ticks=4),
    step=(32, 32),
)
