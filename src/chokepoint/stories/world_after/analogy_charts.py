"""Charts of what followed elsewhere, how long things took, and where the analogy holds."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.figure import Figure
from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import BERRY, INK, LINE, OCHRE, PAPER, TEAL, WASH, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator, msg
from chokepoint.stories.world_after.clock import ANNOUNCED, Clock

STATES = {
    "announced": WORLD_SOFT,
    "decided": OCHRE,
    "producing": TEAL,
    "running": WORLD,
    "stopped": BERRY,
}
SHAPES = {
    "announced": "circle",
    "decided": "square",
    "producing": "diamond",
    "running": "triangle-right",
    "stopped": "cross",
}
STATE_WORDS = {
    "announced": msg("announced"),
    "decided": msg("decided or permitted"),
    "producing": msg("first output or restart"),
    "running": msg("ran already"),
    "stopped": msg("stopped, sold or rejected"),
}


def capacity_after(steps: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw every dated step of supply outside China, a line a project, under its case.

    Args:
        steps: as ``policy.elsewhere.steps`` gives them, cut to the horizon.
        clock: the cases and their axis.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(
        steps,
        status=[t.say(STATE_WORDS[state]) for state in steps["state"]],
        whole=steps["months"].round(),
    )
    frame = frame.sort_values(
        "case", key=lambda c: c.map(list(clock.names).index), kind="stable", ignore_index=True
    )
    return Figure(
        id="capacity-after",
        title=title,
        subtitle=t(
            "Dated steps of supply outside China; circle: announced, square: decided, diamond: first output "
            "or restart, "
            "triangle: ran already, cross: stopped, sold or rejected"
        ),
        alt=_capacity_alt(frame, t),
        draw=lambda width: _draw_capacity(frame, clock, width),
        frame=frame,
        columns=_capacity_columns(t),
        notes=t(
            "A step dated to a month stands at its last day. A project that names two metals stands under "
            "both."
        ),
    )


def _capacity_columns(t: Translator) -> dict[str, str]:
    return {
        "name": t("case"),
        "who": t("project or company"),
        "date": t("date"),
        "whole": t("months"),
        "status": t("state"),
        "what": t("as reported"),
    }


def _capacity_alt(frame: pd.DataFrame, t: Translator) -> str:
    after = frame[frame["months"] > 0]
    parts = [
        t(
            "{name}: {n} steps, first at month {first}",
            name=name,
            n=len(own),
            first=t.number(own["months"].min()),
        )
        for name, own in after.groupby("name", sort=False)
    ]
    if not parts:
        return t("{n} steps, none of them after an announcement.", n=len(frame))
    return t("{n} steps in all. {parts}", n=len(frame), parts=t.clauses(parts))


def _draw_capacity(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart | alt.Chart:
    how = Rows(
        (Dot("months", size=75, colour=By("state", STATES), shape=By("state", SHAPES)),),
        label="who",
        key="who",
        group="case",
        heading="name",
        scale=clock.scale(),
        guides=(ANNOUNCED,),
        step=(21, 21),
        grid=True,
        room=(0.46, 0.56),
        air=3,
    )
    rows = numbered(frame).sort_values("months", kind="stable")
    order = list(clock.names)
    rows = rows.sort_values("case", key=lambda cases: cases.map(order.index), kind="stable")
    return draw_rows(rows, width, how).properties(title=clock.below())


STEPS = {
    "exports below half": msg("Exports below half of before"),
    "exports back": msg("Exports back at the level of before"),
    "price outside doubled": msg("Price outside twice that of before"),
    "two prices": msg("Price outside one and a half times that inside"),
    "capacity decided": msg("Capacity elsewhere decided"),
    "first output elsewhere": msg("First output or restart elsewhere"),
    "restriction lifted": msg("The restriction itself lifted"),
}


def waits(
    found: pd.DataFrame,
    until: dict[str, float],
    clock: Clock,
    title: str,
) -> Figure:
    """Draw how many months it took until each of seven things was first seen, a line a case.

    Args:
        found: as ``policy.analogy.waits`` gives them.
        until: months looked at, by case.
        clock: the cases by name, and the reader's language.
        title: the finding.
    """
    t = clock.t
    looked = found["case"].map(until).astype(float)
    frame = clock.label(
        found,
        heading=[t.say(STEPS[step]) for step in found["step"]],
        seen=found["months"].round(),
        end=found["months"].where(found["state"] == "seen", looked),
        answer=[_wait_words(row, until, t) for row in each_row(found)],
    )
    return Figure(
        id="waits",
        title=title,
        subtitle=t(
            "Months from the announcement until it was first seen in the evidence; thin: looked for, not seen"
        ),
        alt=_waits_alt(frame, t),
        draw=lambda width: _draw_waits(frame, clock, width),
        frame=frame,
        columns={"heading": t("what"), "name": t("case"), "answer": t("months")},
        notes=t(
            "Where months are missing, the true month may be earlier. A case without figures for a question "
            "has no line."
        ),
    )


def _wait_words(row: Row, until: dict[str, float], t: Translator) -> str:
    if row.state == "seen":
        return t.number(row.months)
    if row.state == "not seen":
        return t("not by {n}", n=t.number(until[row.case]))
    return t("no figures")


def _waits_alt(frame: pd.DataFrame, t: Translator) -> str:
    parts = [
        t.pair(heading, t.commas(t("{name} {n}", name=row.name, n=row.answer) for row in each_row(own)))
        for heading, own in frame[frame["state"] == "seen"].groupby("heading", sort=False)
    ]
    if not parts:
        return t("{n} answers; nothing was seen.", n=len(frame))
    return t("Months until first seen, of {n} answers. {parts}", n=len(frame), parts=t.clauses(parts))


def _draw_waits(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart | alt.Chart:
    rows = numbered(frame).assign(
        one=frame["step"].map(list(STEPS).index),
        two=frame["case"].map(list(clock.names).index),
        word=frame["name"] + " · " + frame["answer"],
        nothing="",
    )
    how = Rows(
        (
            Bar("end", thick=7, colour=WORLD, when="datum.state === 'seen'"),
            Bar("end", thick=2, colour=WORLD_SOFT, when="datum.state === 'not seen'"),
            Words("word", "end", gap=5, size=11.5),
        ),
        label="nothing",
        group="step",
        heading="heading",
        scale=Amounts(0, format="d", ticks=6),
        step=(17, 17),
    )
    shown = rows[rows["state"] != "no figures"]
    return draw_rows(shown.sort_values(["one", "two"], kind="stable"), width, how)


TRAITS = {
    "instrument": msg("Instrument"),
    "notice": msg("Days between announcement and effect"),
    "by-product": msg("Mined as a by-product, percent"),
    "stage": msg("Output is counted at"),
    "world output": msg("World output, year before"),
    "market value": msg("Its value, USD"),
    "share": msg("China’s share, year before, percent"),
    "producers": msg("Producing countries listed"),
    "refined in China": msg("Refined in China (IEA, 2024), percent"),
    "substitution": msg("EU substitution index, 1 = none"),
}


def likeness(compared: pd.DataFrame, clock: Clock, title: str) -> Figure:
    """Draw the traits of all cases as a table of cells, filled where a case is like the reference.

    Args:
        compared: as ``policy.analogy.compare`` gives them.
        clock: the cases by name, and the reader's language.
        title: the finding.
    """
    t = clock.t
    frame = clock.label(
        compared,
        heading=[t.say(TRAITS[trait]) for trait in compared["trait"]],
        value=[_cell(row, t) for row in each_row(compared)],
        verdict=[t.say(VERDICTS[kind]) for kind in compared["likeness"]],
    )
    order = list(TRAITS)
    frame = frame.sort_values("trait", key=lambda c: c.map(order.index), kind="stable", ignore_index=True)
    return Figure(
        id="likeness",
        title=title,
        subtitle=t(
            "Traits of each case; filled: like the case compared with, by a fixed rule; tinted: unlike; "
            "bare: that case itself, or nothing to compare with; no cell: no figure"
        ),
        alt=_likeness_alt(frame, t),
        draw=lambda width: _draw_likeness(frame, clock.names, width),
        frame=frame,
        columns={"heading": t("trait"), "name": t("case"), "value": t("value"), "verdict": t("likeness")},
        notes=_likeness_note(t),
    )


def _likeness_note(t: Translator) -> str:
    return t(
        "Like means: the same word, or ranges at most {days} days, {points} points (by-products {by}), "
        "{producers} producers or a factor of "
        "{factor} apart. A range spans publishers and editions that disagree.",
        days=14,
        points=10,
        by=20,
        producers=3,
        factor=10,
    )


VERDICTS = {
    "like": msg("like"),
    "unlike": msg("unlike"),
    "unknown": msg("cannot be compared"),
    "reference": msg("compared with"),
}


def _cell(row: Row, t: Translator) -> str:
    if row.word:
        return t.commas(t.code(word) for word in row.word.split(";"))
    if row.trait == "world output":
        return _tonnes(row.low, row.high, t)
    if row.trait == "market value":
        return _dollars(row.low, row.high, t)
    digits = 2 if row.trait == "substitution" else 0
    return t.interval(row.low, row.high, digits)


def _tonnes(low: float, high: float, t: Translator) -> str:
    if high >= 1e6:
        return t("{n} Mt", n=t.interval(low / 1e6, high / 1e6, 1))
    if high >= 1e4:
        return t("{n} kt", n=t.interval(low / 1e3, high / 1e3))
    return t("{n} t", n=t.interval(low, high))


def _dollars(low: float, high: float, t: Translator) -> str:
    """Write millions of dollars."""
    if high >= 1e3:
        return t("{n} bn", n=t.interval(low / 1e3, high / 1e3, 1))
    return t("{n} m", n=t.interval(low, high))


def _likeness_alt(frame: pd.DataFrame, t: Translator) -> str:
    settled = frame[frame["likeness"].isin(["like", "unlike"])]
    parts = [
        t("{name}: {like} of {n}", name=name, like=int((own["likeness"] == "like").sum()), n=len(own))
        for name, own in settled.groupby("name", sort=False)
    ]
    if not parts:
        return t("{n} values; nothing to compare them with.", n=len(frame))
    return t("{n} values. Traits alike: {parts}", n=len(frame), parts=t.clauses(parts))


def _draw_likeness(frame: pd.DataFrame, names: dict[str, str], width: int) -> alt.LayerChart | alt.Chart:
    present = set(frame["case"])
    how = Matrix(
        "trait",
        "heading",
        "case",
        {case: name for case, name in names.items() if case in present},
        By("likeness", FILLS),
        edge=LINE,
        marks=(Words("value", "across", side="middle", colour=If("alike", PAPER, INK)),),
        step=(38, 38),
        above="narrow",
        room=(0.28, 0.38),
    )
    return draw_matrix(frame.assign(alike=frame["likeness"] == "like"), width, how)


FILLS = {"like": TEAL, "unlike": WASH, "unknown": PAPER, "reference": PAPER}
