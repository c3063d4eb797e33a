"""Dated steps on an axis of time, a line a thing, and steps told one below the other."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import chart
from chokepoint.figures.charts import is_narrow, sized
from chokepoint.figures.kinds.layout import LINE, PADDING, Guide, numbered
from chokepoint.figures.kinds.marks import Look, Mark
from chokepoint.figures.kinds.plane import Plane, paint
from chokepoint.figures.kinds.rows import ROOM, Rows, draw_rows
from chokepoint.figures.kinds.scales import Days
from chokepoint.figures.measure import line_count, wrap
from chokepoint.figures.theme import INK, SOFT, WORLD


@dataclass(frozen=True)
class Steps:
    """How dated steps are drawn.

    Args:
        marks: what is drawn of each row, at columns of days.
        days: the columns whose days the axis must hold.
        also: further days that it must hold, such as the day looked from.
        margin: days kept free before the first and after the last.
        label: the column of the labels.
        key: rows that agree in this column, a code, share a line; without it each has its own.
        group: rows stand under a heading for each value of this column, a code.
        heading: the column of the headings' words.
        guides: upright lines at days.
        step: the least height of a line in pixels, in a wide drawing and on a phone.
        size: of the labels.
        grid: whether a thin line runs through each row.
        above: labels stand above their marks: ``never``, on a phone alone (``narrow``), or ``always``.
        room: part of the width that labels may take, in a wide drawing and on a phone.
    """

    marks: tuple[Mark, ...]
    days: tuple[str, ...] = ("day",)
    also: tuple[pd.Timestamp, ...] = ()
    margin: tuple[int, int] = (30, 60)
    label: str = "label"
    key: str = ""
    group: str = ""
    heading: str = ""
    guides: tuple[Guide, ...] = ()
    step: tuple[float, float] = (24, 24)
    size: float = 12
    grid: bool = False
    above: str = "never"
    room: tuple[float, float] = ROOM


def draw_steps(frame: pd.DataFrame, width: int, how: Steps) -> alt.LayerChart | alt.Chart:
    """Draw dated steps.

    Args:
        frame: a row a step, in the order to draw; ``row`` is its place in the figure's table where the rows
            are not all of them in their order.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    days = pd.concat([*(frame[name] for name in how.days), pd.Series(list(how.also), dtype="datetime64[ns]")])
    before, after = (pd.Timedelta(days=count) for count in how.margin)
    same = {part.name for part in fields(Rows)} & {part.name for part in fields(Steps)}
    options = {name: getattr(how, name) for name in same}
    return draw_rows(frame, width, Rows(**options, scale=Days(days.min() - before, days.max() + after)))


@dataclass(frozen=True)
class Told:
    """How steps are told in words alone.

    Args:
        head: the column of the line above: when and who.
        text: the column of what happened.
        colour: of the mark before each step.
        size: of the words.
    """

    head: str
    text: str
    colour: Look = WORLD
    size: float = 12.5


INDENT = 18
SMALL = 11.5


def draw_told(frame: pd.DataFrame, width: int, how: Told) -> alt.LayerChart | alt.Chart:
    """Tell steps one below the other, each with a mark in its colour and a line that dates it.

    Args:
        frame: a row a step, in the order to draw.
        width: of the whole drawing.
        how: what is told and how.
    """
    size = SMALL if is_narrow(width) else how.size
    rows, step = _broken(frame, width - 2 * PADDING - INDENT, size, how)
    colour = paint(alt.Color, how.colour, Plane(chart([]), "x", {}, "Q", width, rows))
    kept = dict.fromkeys([how.head, how.text, getattr(how.colour, "field", "at"), "at", "row", "lines"])
    base = chart(rows[list(kept)]).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(domain=list(range(len(rows))))),
        description=alt.Description("row:N"),
    )
    top = 6 - step / 2
    dots = base.mark_point(opacity=1, yOffset=top + LINE * SMALL / 2).encode(x=alt.XValue(6), color=colour)
    look = {"align": "left", "baseline": "top", "lineBreak": "\n"}
    head = base.mark_text(fontSize=SMALL, yOffset=top, color=SOFT, **look).encode(
        text=alt.Text(f"{how.head}:N")
    )
    # a head of several lines pushes its text down
    bodies = [
        base.transform_filter(f"datum.lines === {count}")
        .mark_text(fontSize=size, yOffset=top + LINE * SMALL * count + 2, color=INK, **look)
        .encode(text=alt.Text(f"{how.text}:N"))
        for count in sorted(set(rows["lines"]))
    ]
    words = [mark.encode(x=alt.XValue(INDENT)) for mark in (head, *bodies)]
    return sized([dots, *words], width, step * len(rows))


def _broken(frame: pd.DataFrame, room: float, size: float, how: Told) -> tuple[pd.DataFrame, float]:
    """Break heads and texts into lines, and give the height that the highest step needs."""
    rows = numbered(frame)
    heads = [wrap(str(text), room, SMALL) for text in rows[how.head]]
    texts = [wrap(str(text), room, size) for text in rows[how.text]]
    lines = [line_count(text) for text in heads]
    told: dict[str, Any] = {how.head: heads, how.text: texts, "at": range(len(rows)), "lines": lines}
    high = [LINE * (SMALL * n + size * line_count(text)) for n, text in zip(lines, texts, strict=True)]
    return rows.assign(**told), max(high) + 12
