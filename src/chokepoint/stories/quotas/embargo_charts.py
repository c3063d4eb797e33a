"""Charts of the stop of shipments to Japan in 2010: the evidence weighed, and imports by month."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.figures.charts import is_narrow, linear_x, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import CHINA, OCHRE, PAPER, SOFT, TEAL
from chokepoint.i18n import Translator

CLAIM_WORDS = {
    "obstructed": "Shipments were obstructed at Chinese customs",
    "complete": "Everything stopped",
    "ordered": "The stop was ordered to punish Japan",
    "other_cause": "The quota cut explains part of it",
}
GRADE_WORDS = {4: "strong", 3: "moderate to strong", 2: "moderate", 1: "weak", 0: "not graded"}


def evidence_balance(weighed: pd.DataFrame, title: str, t: Translator) -> Figure:
    """Draw each item of evidence as a bar for or against a claim, as long as it is strong.

    Args:
        weighed: as ``trade.embargo.weigh`` gives it.
        title: the finding.
        t: the reader's language.
    """
    frame = weighed.assign(
        claim_name=[t(CLAIM_WORDS[claim]) for claim in weighed["claim"]],
        stand=weighed["side"].map({1: t("for"), -1: t("against")}),
        strength=[t(GRADE_WORDS[weight]) for weight in weighed["weight"]],
    )
    return Figure(
        id="japan-evidence",
        title=title,
        subtitle=_evidence_subtitle(t),
        alt=listed(_claim_words(claim, rows, t) for claim, rows in frame.groupby("claim_name", sort=False)),
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


def _draw_evidence(frame: pd.DataFrame, width: int, t: Translator) -> alt.LayerChart:
    narrow = is_narrow(width)
    lines = _with_claims(frame)
    names = [wrap(name, 23 if narrow else 50) for name in lines["line"]]
    heads = lines.index[lines["head"]].tolist()
    rows = lines[["signed", "weight", "side"]].assign(order=range(len(lines)))
    scale = alt.Scale(domain=list(range(len(lines))))
    y = alt.Y("order:O", scale=scale, axis=row_axis(names, heads, labelFontSize=10.5 if narrow else 11))
    base = alt.Chart(rows.dropna()).encode(y=y)
    height = (46 if narrow else 28) * len(lines)
    return sized(_evidence_marks(base, t), width, height)


def _evidence_marks(base: alt.Chart, t: Translator) -> alt.LayerChart:
    words = "{'-4': '" + t("against") + "', '0': '', '4': '" + t("for") + "'}[datum.value]"
    axis = alt.Axis(title=None, orient="top", values=[-4, 0, 4], labelExpr=words, domain=False, grid=True)
    x = alt.X("signed:Q", axis=axis, scale=alt.Scale(domain=[-4.4, 4.4], nice=False))
    colour = alt.condition("datum.side > 0", alt.value(TEAL), alt.value(OCHRE))
    bars = base.mark_bar(height=3).encode(x=x, color=colour)
    dots = base.mark_point(size=70, opacity=1).encode(x=x, color=colour)
    return alt.layer(bars, dots, _hollow(base, x))


def _hollow(base: alt.Chart, x: alt.X) -> alt.Chart:
    ungraded = base.transform_filter("datum.weight == 0")
    return ungraded.mark_point(size=70, opacity=1, fill=PAPER, stroke=SOFT, strokeWidth=1.8).encode(x=x)


def _with_claims(frame: pd.DataFrame) -> pd.DataFrame:
    """Put a line with only the claim before the items that bear on it."""
    parts = []
    for claim, group in frame.groupby("claim_name", sort=False):
        lines = [f"{row.who.split(' (')[0]}, {row.date}" for row in each_row(group)]
        parts += [pd.DataFrame({"line": [claim], "head": [True]}), group.assign(line=lines, head=False)]
    joined = pd.concat(parts, ignore_index=True)
    return joined.assign(head=joined["head"].astype(bool))


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
        alt=listed(f"{row.when}: {row.label} t" for row in each_row(frame)),
        draw=lambda width: _draw_imports(frame[["when", "high", "label", "derived"]], width),
        frame=frame,
        columns={"when": t("month"), "low": t("tonnes, low"), "high": t("tonnes, high"), "kind": t("status")},
        notes=t("Months of arrival: what came in September had mostly left before the collision at sea."),
    )


def _imports_subtitle(t: Translator) -> str:
    return t(
        "Japanese imports of rare earths from China, tonnes a month; "
        "hollow: worked out from a printed percentage; months not shown were not seen"
    )


def _draw_imports(frame: pd.DataFrame, width: int) -> alt.LayerChart:
    names = [wrap(name, 10 if is_narrow(width) else 30) for name in frame["when"]]
    rows = frame.drop(columns="when").assign(order=range(len(frame)))
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=row_axis(names)))
    fill = alt.condition("datum.derived", alt.value(PAPER), alt.value(CHINA))
    bars = base.mark_bar(height=18, stroke=CHINA, strokeWidth=1)
    room = 1.45 if is_narrow(width) else 1.18
    x = linear_x("high", room * float(rows["high"].max()), tickCount=4, format=",.0f")
    bars = bars.encode(x=x, color=fill)
    words = base.mark_text(align="left", dx=6).encode(x=alt.X("high:Q"), text="label:N")
    return sized(bars + words, width, 32 * len(rows))
