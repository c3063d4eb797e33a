"""Charts of what followed elsewhere, how long things took, and where the analogy holds."""

from __future__ import annotations

import altair as alt
import pandas as pd

from chokepoint.analysis.rows import Row, each_row
from chokepoint.figures.charts import coloured_by, is_narrow, listed, row_axis, sized, wrap
from chokepoint.figures.figure import Figure
from chokepoint.figures.theme import BERRY, INK, LINE, OCHRE, PAPER, SOFT, TEAL, WASH, WORLD, WORLD_SOFT
from chokepoint.i18n import Translator
from chokepoint.stories.world_after.clock import Clock

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
    "announced": "announced",
    "decided": "decided or permitted",
    "producing": "first output or restart",
    "running": "ran already",
    "stopped": "stopped, sold or rejected",
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
        status=[t(STATE_WORDS[state]) for state in steps["state"]],
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
    return t("{n} steps in all. {parts}", n=len(frame), parts=listed(parts))


def _draw_capacity(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart:
    labels, places = _project_rows(frame, 26 if is_narrow(width) else 46)
    heads = [n for n, label in enumerate(labels) if label in set(frame["name"])]
    rows = frame[["months", "state"]].assign(row=places)
    y = alt.Y(
        "row:O",
        scale=alt.Scale(domain=list(range(len(labels)))),
        axis=row_axis(labels, bold=heads, grid=True, labelFontSize=9.5 if is_narrow(width) else 12),
    )
    shape = alt.Shape(
        "state:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None
    )
    base = alt.Chart(rows).encode(x=clock.x("months"), y=y)
    dots = base.mark_point(opacity=1, size=75).encode(color=coloured_by("state", STATES), shape=shape)
    chart = alt.layer(clock.zero(), dots, title=clock.below())
    return sized(chart, width, (28 if is_narrow(width) else 21) * len(labels))


def _project_rows(frame: pd.DataFrame, characters: int) -> tuple[list[str], list[int]]:
    """Give the labels of all rows, a heading a case and its projects below, and each step's row."""
    labels: list[str] = []
    at: dict[tuple[str, str], int] = {}
    for name, own in frame.groupby("name", sort=False):
        labels.append(str(name))
        for who in own.sort_values("months")["who"].drop_duplicates():
            at[(str(name), str(who))] = len(labels)
            labels.append(wrap(str(who), characters))
    return labels, [at[key] for key in zip(frame["name"], frame["who"], strict=True)]


STEPS = {
    "exports below half": "Exports below half of before",
    "exports back": "Exports back at the level of before",
    "price outside doubled": "Price outside twice that of before",
    "two prices": "Price outside one and a half times that inside",
    "capacity decided": "Capacity elsewhere decided",
    "first output elsewhere": "First output or restart elsewhere",
    "restriction lifted": "The restriction itself lifted",
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
        heading=[t(STEPS[step]) for step in found["step"]],
        seen=found["months"].round(),
        end=found["months"].where(found["state"] == "seen", looked),
        answer=[_wait_words(row, until, t) for row in each_row(found)],
    )
    return Figure(
        id="waits",
        title=title,
        subtitle=t(
            "Months from the announcement until it was first seen in the evidence; pale: looked for, not seen"
        ),
        alt=_waits_alt(frame, t),
        draw=lambda width: _draw_waits(frame[frame["state"] != "no figures"], clock, width),
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
        f"{heading}: "
        + ", ".join(
            t("{name} {n}", name=row.name, n=row.answer)
            for row in own.itertuples(index=False, name="R")
            if row.state == "seen"
        )
        for heading, own in frame[frame["state"] == "seen"].groupby("heading", sort=False)
    ]
    if not parts:
        return t("{n} answers; nothing was seen.", n=len(frame))
    return t("Months until first seen, of {n} answers. {parts}", n=len(frame), parts=listed(parts))


def _draw_waits(frame: pd.DataFrame, clock: Clock, width: int) -> alt.LayerChart:
    ordered = frame.assign(
        one=frame["step"].map(list(STEPS).index), two=frame["case"].map(list(clock.names).index)
    ).sort_values(["one", "two"])
    labels: list[str] = []
    places = []
    for heading, own in ordered.groupby("heading", sort=False):
        labels.append(str(heading))
        places += list(range(len(labels), len(labels) + len(own)))
        labels += [""] * len(own)
    narrow = is_narrow(width)
    rows = ordered[["end", "state", "case"]].assign(
        row=places, word=ordered["name"] + " · " + ordered["answer"]
    )
    heads = pd.DataFrame(
        {"row": [n for n, label in enumerate(labels) if label], "word": [x for x in labels if x]}
    )
    top = 1.0 + float(rows["end"].max())
    axis = alt.Axis(title=None, tickCount=6, format="d", grid=True)
    x = alt.X("end:Q", scale=alt.Scale(domain=[0, top * (1.75 if narrow else 1.35)], nice=False), axis=axis)
    y = alt.Y("row:O", scale=alt.Scale(domain=list(range(len(labels)))), axis=None)
    base = alt.Chart(rows).encode(y=y)
    seen, not_seen = (base.transform_filter(f"datum.state === '{s}'") for s in ("seen", "not seen"))
    bars = seen.mark_bar(height=7).encode(x=x, color=coloured_by("case", clock.colours))
    pale = not_seen.mark_bar(height=2, color=WORLD_SOFT).encode(x=x)
    text = base.mark_text(align="left", dx=5, fontSize=11).encode(x=x, text="word:N")
    titles = (
        alt.Chart(heads)
        .mark_text(align="left", fontWeight="bold", fontSize=12)
        .encode(x=alt.value(0), y=y, text="word:N")
    )
    return sized(bars + pale + text + titles, width, 17 * len(labels))


TRAITS = {
    "instrument": "Instrument",
    "notice": "Days between announcement and effect",
    "by-product": "Mined as a by-product, percent",
    "stage": "Output is counted at",
    "world output": "World output, year before",
    "market value": "Its value, USD",
    "share": "China’s share, year before, percent",
    "producers": "Producing countries listed",
    "refined in China": "Refined in China (IEA, 2024), percent",
    "substitution": "EU substitution index, 1 = none",
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
        heading=[t(TRAITS[trait]) for trait in compared["trait"]],
        value=[_cell(row, t) for row in each_row(compared)],
        verdict=[t(VERDICTS[kind]) for kind in compared["likeness"]],
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


VERDICTS = {"like": "like", "unlike": "unlike", "unknown": "cannot be compared", "reference": "compared with"}


def _cell(row: Row, t: Translator) -> str:
    if row.word:
        return t(row.word)
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
    return t("{n} values. Traits alike: {parts}", n=len(frame), parts=listed(parts))


def _draw_likeness(frame: pd.DataFrame, names: dict[str, str], width: int) -> alt.LayerChart:
    narrow = is_narrow(width)
    shown = [case for case in names if case in set(frame["case"])]
    order = frame["heading"].drop_duplicates().tolist()
    rows = frame[["value", "likeness"]].assign(
        column=frame["case"].map(shown.index),
        # the first row of the drawing holds the names of the cases
        row=frame["heading"].map(order.index) + 1,
        value=[wrap(text, 11) if narrow else text for text in frame["value"]],
    )
    left = None if narrow else row_axis(["", *(wrap(text, 26) for text in order)])
    x = alt.X("column:O", scale=alt.Scale(domain=list(range(len(shown))), paddingInner=0.06), axis=None)
    gap = alt.Scale(domain=list(range(len(order) + 1)), paddingInner=0.45 if narrow else 0.1)
    y = alt.Y("row:O", scale=gap, axis=left)
    layers = [
        *_cells(alt.Chart(rows).encode(x=x, y=y), narrow=narrow),
        _case_heads([names[c] for c in shown], narrow=narrow).encode(x=x, y=y),
    ]
    if narrow:
        layers.append(_headings_above(order, y))
    return sized(alt.layer(*layers), width, (64 if narrow else 40) * (len(order) + 1))


def _case_heads(names: list[str], *, narrow: bool) -> alt.Chart:
    words = [wrap(name, 11) for name in names]
    rows = pd.DataFrame({"column": range(len(names)), "row": 0, "word": words})
    look = {"fontSize": 9} if narrow else {"fontSize": 12, "fontWeight": "bold"}
    return alt.Chart(rows).mark_text(lineBreak="\n", **look).encode(text="word:N")


def _cells(base: alt.Chart, *, narrow: bool) -> list[alt.Chart]:
    scale = alt.Scale(domain=list(FILLS), range=list(FILLS.values()))
    cells = base.mark_rect(stroke=LINE).encode(color=alt.Color("likeness:N", scale=scale, legend=None))
    ink = alt.condition("datum.likeness === 'like'", alt.value(PAPER), alt.value(INK))
    text = base.mark_text(fontSize=9 if narrow else 11.5, lineBreak="\n")
    return [cells, text.encode(text="value:N", color=ink)]


def _headings_above(order: list[str], y: alt.Y) -> alt.Chart:
    rows = pd.DataFrame({"row": range(1, len(order) + 1), "word": order})
    text = alt.Chart(rows).mark_text(align="left", fontSize=10.5, color=SOFT, baseline="bottom", yOffset=-20)
    return text.encode(x=alt.value(0), y=y, text="word:N")


FILLS = {"like": TEAL, "unlike": WASH, "unknown": PAPER, "reference": PAPER}
