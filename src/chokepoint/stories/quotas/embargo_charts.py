"""Charts of the stop of shipments to Japan in 2010: the evidence weighed, and imports by month."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import Bar, Dot, If, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import CHINA, OCHRE, PAPER, SOFT, TEAL
from chokepoint.i18n import Translator, msg
from chokepoint.stories.quotas.words import grade_names

CLAIM_WORDS = {
    "obstructed": msg("Shipments were obstructed at Chinese customs"),
    "complete": msg("Everything stopped"),
    "ordered": msg("The stop was ordered to punish Japan"),
    "other_cause": msg("The quota cut explains part of it"),
}


def evidence_balance(weighed: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw each item of evidence as a bar for or against a claim, as long as it is strong.

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
    return Figure(
        id="japan-evidence",
        title=title,
        subtitle=_evidence_subtitle(t),
        alt=t.clauses(
            _claim_words(claim, rows, t) for claim, rows in frame.groupby("claim_name", sort=False)
        ),
        draw=lambda width: _draw_evidence(frame, width, t),
        frame=frame,
        columns=_evidence_columns(t),
        notes=t("Grades are ours; the table gives each statement and why it was graded so."),
    )


def _evidence_subtitle(t: Translator) -> str:
    return t(
        "Items of evidence on autumn 2010, graded from weak to strong; "
        "right: for the sentence above, left: against it, hollow: could not be graded"
    )


def _claim_words(claim: object, rows: pd.DataFrame, t: Translator) -> str:
    n, against = int((rows["side"] == 1).sum()), int((rows["side"] == -1).sum())
    return t.plural(
        "{claim}: one item for, {m} against", "{claim}: {n} items for, {m} against", n, claim=claim, m=against
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


def _draw_evidence(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart | alt.Chart:
    items = frame.assign(line=[t.commas([row.who.split(" (")[0], row.date]) for row in each_row(frame)])
    side, graded = If("for_it", TEAL, OCHRE), items["weight"] > 0
    how = Rows(
        (Bar("signed", thick=3, colour=side), Dot("signed", colour=side, when="datum.graded"), UNGRADED),
        label="line",
        group="claim",
        heading="claim_name",
        scale=Amounts(-4.4, 4.4, words={-4: t("against"), 0: "", 4: t("for")}, on_top=True),
        step=(28, 28),
        size=11,
        room=(0.46, 0.45),
    )
    return draw_rows(items.assign(for_it=items["side"] > 0, graded=graded), width, how)


UNGRADED = Dot("signed", colour=SOFT, hollow=True, when="!datum.graded")


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
