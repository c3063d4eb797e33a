"""The picture of all claims: each in a few words, with its verdict on the day of the article and now."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.answers.claims import VERDICTS
from chokepoint.answers.claims.compare import WORDS
from chokepoint.figures.claims import COLOURS
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.marks import By, Dot
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.i18n import Translator
from chokepoint.stories.claims.short import SHORT

THEN, NOW = "then", "now"
FIRST = ("contradicted", "outdated", "imprecise", "not_checkable", "supported_with_nuance", "supported")
"""The verdicts in the order of the picture: what a reader must not repeat comes first."""


def all_claims(
    both: pd.DataFrame, title: str, days: tuple[pd.Timestamp, pd.Timestamp], t: Translator
) -> Figure:
    """Draw a line a claim, under the verdict it has now, with a mark for either day.

    Args:
        both: as ``answers.claims.compare.then_and_now`` gives it.
        title: the finding.
        days: the day of the article, and the day looked from.
        t: the reader's language.
    """
    frame = _claim_rows(both, t)
    then, now = (t.short_month(day) for day in days)
    heads = {NOW: now} if days[0] == days[1] else {THEN: then, NOW: now}
    marks = _mark_rows(frame, list(heads))
    return Figure(
        id="all-claims",
        title=title,
        subtitle=_subtitle(days, t),
        alt=_alt(frame, t),
        draw=lambda width: _draw(marks, heads, width, t),
        frame=frame,
        columns={
            "short": t("claim in short"),
            "sentence": t("claim"),
            "word_then": t("verdict, {day}", day=then),
            "word": t("verdict now"),
        },
    )


def _claim_rows(both: pd.DataFrame, t: Translator) -> pd.DataFrame:
    ranked = both.assign(rank=both["verdict"].map(FIRST.index)).sort_values("rank", kind="stable")
    said = [
        t.say(SHORT[one]) if one in SHORT else t.cell(text)
        for one, text in zip(ranked["claim_id"], ranked["paraphrase_en"], strict=True)
    ]
    return ranked.assign(
        short=said,
        sentence=[t.cell(text) for text in ranked["paraphrase_en"]],
        word=[t.say(WORDS[verdict]) for verdict in ranked["verdict"]],
        word_then=[t.say(WORDS[verdict]) for verdict in ranked["verdict_then"]],
    ).reset_index(drop=True)


def _mark_rows(frame: pd.DataFrame, whens: list[str]) -> pd.DataFrame:
    """Give a row a mark: each claim on each day that has a column, the claims in their order."""
    placed = frame.assign(row=range(len(frame)), heading=frame["word"])
    verdicts = {THEN: placed["verdict_then"], NOW: placed["verdict"]}
    every = pd.concat([placed.assign(when=when, mark=verdicts[when]) for when in whens])
    return every.sort_values("row", kind="stable", ignore_index=True)


def _subtitle(days: tuple[pd.Timestamp, pd.Timestamp], t: Translator) -> str:
    if days[0] == days[1]:
        return t("All claims by verdict, as known on {now}", now=t.day(days[1]))
    return t(
        "All claims under the verdict they have now; marks: by what was known on {then}, and on {now}",
        then=t.day(days[0]),
        now=t.day(days[1]),
    )


def _alt(frame: pd.DataFrame, t: Translator) -> str:
    counts = frame["verdict"].value_counts()
    parts = (t.pair(t.say(WORDS[one]), int(counts[one])) for one in FIRST if one in counts)
    return t.clauses(parts)


def _draw(
    marks: pd.DataFrame, heads: dict[str, str], width: int, t: Translator
) -> alt.LayerChart | alt.Chart:
    words = {verdict: t.say(WORDS[verdict]) for verdict in VERDICTS}
    how = Matrix(
        "claim_id",
        "short",
        "when",
        heads,
        marks=(Dot("across", size=75, shape="square", colour=By("mark", COLOURS, words)),),
        group="verdict",
        heading="heading",
        step=(15.5, 15.5),
        size=11.5,
        room=(0.6, 0.74),
        air=1.5,
    )
    return draw_matrix(marks, width, how)
