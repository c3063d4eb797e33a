"""Charts of measures in time: when they came, how long they took, and the path of one act."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.ids import names_id
from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import By, Dot, Rule, Tick, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.listing import Listing
from chokepoint.figures.theme import ACTORS
from chokepoint.i18n import Translator
from chokepoint.stories.derisking.words import instrument_name, step_name


def side_of(jurisdictions: pd.Series, code: str) -> pd.Series:
    """Sort rows into China's, those of the chosen jurisdiction, and the others'."""
    side = pd.Series("others", jurisdictions.index)
    side = side.mask(names_id(jurisdictions, code), "chosen")
    return side.mask(names_id(jurisdictions, "CHN"), "China")


def write_names(jurisdictions: pd.Series, names: pd.Series, t: Translator) -> list[str]:
    """Write the jurisdictions of each row, joined by ``;`` in the table, as a list of names."""
    return [t.listing([str(names.get(one, one)) for one in text.split(";")]) for text in jurisdictions]


def measures_timeline(
    measures: pd.DataFrame,
    title: str,
    names: pd.Series,
    t: Translator,
) -> Listing:
    """List every measure with its day, its step and its instrument.

    Args:
        measures: as ``policy.measures.place_measures`` gives them, followed by those of ``undated``.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _timeline_rows(measures, names, t)
    return Listing(
        id="measures-timeline",
        title=title,
        subtitle=t("Laws, lists, controls and money by the day of their adoption; those without a date last"),
        frame=frame,
        columns=_timeline_columns(t),
    )


def _timeline_rows(measures: pd.DataFrame, names: pd.Series, t: Translator) -> pd.DataFrame:
    return measures.assign(
        who=write_names(measures["jurisdiction"], names, t),
        kind=[instrument_name(kind, t) for kind in measures["instrument"]],
        what=[step_name(step, t) for step in measures["step"].fillna("")],
        when=measures["date"].where(measures["day"].notna(), t("no date found")),
    )


def _timeline_columns(t: Translator) -> dict[str, str]:
    return {
        "when": t("date"),
        "what": t("step"),
        "who": t("by"),
        "kind": t("instrument"),
        "short_name": t("measure"),
    }


def act_path(path: pd.DataFrame, article: pd.Timestamp, title: str, t: Translator) -> Listing:
    """List the steps of one act in order, each with its days before or after the article.

    Args:
        path: as ``policy.measures.days_from`` gives it.
        article: the day of the article.
        title: the finding.
        t: the reader's language.
    """
    frame = path.assign(
        label=[_step_name(row, t) for row in each_row(path)],
    )
    return Listing(
        id="act-path",
        title=title,
        subtitle=t(
            "Steps of the Critical Raw Materials Act, with days from the article of {day}",
            day=t.day(article),
        ),
        frame=frame,
        columns={"date": t("date"), "label": t("step"), "days": t("days from the article")},
    )


def _step_name(row: Row, t: Translator) -> str:
    return row.short_name.split(": ")[1] if ": " in row.short_name else step_name(row.step, t)


def step_waits(waited: pd.DataFrame, code: str, title: str, names: pd.Series, t: Translator) -> Figure:
    """Draw the days each measure took from its first dated step to its last.

    Args:
        waited: as ``policy.measures.waits`` gives them.
        code: the jurisdiction to colour.
        title: the finding.
        names: jurisdiction names by code, in the reader's language.
        t: the reader's language.
    """
    frame = _wait_rows(waited, code, names, t)
    return Figure(
        id="step-waits",
        title=title,
        subtitle=_waits_subtitle(str(names.get(code, code)), t),
        alt=t.clauses(t.pair(row.label, row.words) for row in each_row(frame)),
        draw=lambda width: _draw_waits(frame, width),
        frame=frame,
        columns=_wait_columns(t),
        notes=t(
            "Where only a month or year is printed, its first day counts (about). "
            "What was adopted and in force on the same day, without a dated proposal, is in the table only."
        ),
    )


def _wait_rows(waited: pd.DataFrame, code: str, names: pd.Series, t: Translator) -> pd.DataFrame:
    return waited.assign(
        order=range(len(waited)),
        who=write_names(waited["jurisdiction"], names, t),
        kind=[instrument_name(kind, t) for kind in waited["instrument"]],
        label=waited["short_name"],
        words=[_days(n, exact, t) for n, exact in zip(waited["days"], waited["exact"], strict=True)],
        side=side_of(waited["jurisdiction"], code),
    )


def _days(n: float, exact: bool, t: Translator) -> str:
    return t.number(n) if exact else t("about {n}", n=t.number(n))


def _waits_subtitle(name: str, t: Translator) -> str:
    return t(
        "Days from the first dated step (proposal or adoption) to the last (adoption or force); "
        "tick: adoption; purple: {name}, red: China, grey: others",
        name=name,
    )


def _wait_columns(t: Translator) -> dict[str, str]:
    return {
        "label": t("measure"),
        "who": t("by"),
        "kind": t("instrument"),
        "first": t("first step"),
        "adopted": t("adopted"),
        "last": t("last step"),
        "words": t("days"),
    }


def _draw_waits(frame: pd.DataFrame, width: int) -> alt.LayerChart | alt.Chart:
    shown = (frame["days"] > 0) | frame["proposed"].astype(bool)
    return draw_rows(numbered(frame)[shown], width, WAITS)


WAITS = Rows(
    (
        Rule(0, "days", thick=3, colour=By("side", ACTORS)),
        Tick("waited", thick=2, long=13),
        Dot("days", size=45, colour=By("side", ACTORS)),
        Words("words", "days", size=11.5),
    ),
    scale=Amounts(0, least=30),
    step=(20, 20),
    size=11.5,
)
