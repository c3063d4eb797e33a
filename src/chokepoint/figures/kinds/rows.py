"""Amounts by row: bars, points and ranges along one axis, a line of the chart each, with words beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import chart
from chokepoint.figures.charts import UTC_DAY, is_narrow, sized
from chokepoint.figures.kinds.layout import (
    LINE,
    PADDING,
    Guide,
    Labels,
    choose_sides,
    dataset,
    fit_ends,
    fit_words,
    label_rows,
    label_size,
    numbered,
    words_height,
)
from chokepoint.figures.kinds.marks import Dot, Mark
from chokepoint.figures.kinds.plane import Plane, draw_marks
from chokepoint.figures.kinds.scales import Amounts, Days, Years
from chokepoint.figures.measure import line_count, text_width
from chokepoint.figures.theme import INK, SOFT

ROOM = (0.46, 0.42)
"""Part of the width that labels may take, in a wide drawing and on a phone."""
BELOW = 9
"""Half of the room for marks under words that stand above them."""


@dataclass(frozen=True)
class Rows:
    """How a chart of rows is drawn.

    Args:
        marks: what is drawn of each row, from the back to the front.
        label: the column of the labels.
        key: rows that agree in this column, a code, share a line; without it each row has its own.
        group: rows stand under a heading for each value of this column, a code.
        heading: the column of the headings' words.
        bold: a column that is true where a label is bold.
        scale: the axis.
        guides: lines across all rows.
        step: the least height of a line in pixels, in a wide drawing and on a phone.
        size: of the labels.
        grid: whether a thin line runs through each row.
        lane: rows that differ in this column stand beside each other within a line.
        above: labels stand above their marks: ``never``, on a phone alone (``narrow``), or ``always``.
        room: part of the width that labels may take, in a wide drawing and on a phone.
        air: pixels between the labels of two lines.
    """

    marks: tuple[Mark, ...]
    label: str = "label"
    key: str = ""
    group: str = ""
    heading: str = ""
    bold: str = ""
    scale: Amounts | Days | Years = Amounts()  # noqa: RUF009  it is frozen
    guides: tuple[Guide, ...] = ()
    step: tuple[float, float] = (24, 24)
    size: float = 12
    grid: bool = False
    lane: str = ""
    above: str = "never"
    room: tuple[float, float] = ROOM
    air: float = 8


def draw_rows(frame: pd.DataFrame, width: int, how: Rows) -> alt.LayerChart | alt.Chart:
    """Draw amounts by row.

    Args:
        frame: a row a mark, in the order to draw; ``row`` is its place in the figure's table where the rows
            are not all of them in their order.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    layers, height = row_layers(frame, width, how)
    return sized(layers, width, height)


def row_layers(
    frame: pd.DataFrame, width: int, how: Rows, label_room: float | None = None
) -> tuple[list[alt.Chart], float]:
    """Give the layers of a chart of rows and the height of its plot, for charts made of several.

    Args:
        frame: as for :func:`draw_rows`.
        width: of the whole drawing.
        how: what is drawn and how.
        label_room: pixels kept for the labels, where several charts stand below each other.
    """
    narrow = is_narrow(width)
    above = how.above == "always" or (how.above == "narrow" and narrow)
    # the label of the first tick reaches left of the plot
    room = width - 2 * PADDING - 24 if above else (how.room[narrow] * width)
    labels = label_rows(
        numbered(frame), how.label, room, label_size(how.size, width),
        width=width - 2 * PADDING - 4, key=how.key, group=how.group, heading=how.heading, bold=how.bold,
    )  # fmt: skip
    wide = 0.0 if above else label_room or labels.width
    # a point at nil must not touch its label
    padding = 8 if any(isinstance(mark, Dot) for mark in how.marks) else 4
    plot = width - 2 * PADDING - wide - padding - 10
    rows, ends = _fitted(numbered(frame).assign(at=labels.at), how, plot)
    step = max(how.step[narrow], _highest(labels, rows, how, above=above))
    minimum: dict[str, Any] = {"minExtent": label_room} if label_room else {}
    minimum["labelPadding"] = padding
    y = labels.y(grid=how.grid, shown=not above, **minimum)
    base = _base(rows, y, how)
    marks = tuple(_lowered(mark, step / 2 - BELOW) for mark in how.marks) if above else how.marks
    scale = how.scale.encode(ends, plot)
    plane = Plane(base, "x", scale, how.scale.kind, int(plot), rows)
    if above:
        guides = _crossed(how, base, scale, step / 2 - BELOW)
    else:
        guides = draw_guides(how.guides, how.scale, scale, plot, ends)
    layers = [*guides, *draw_marks(marks, plane), *(_above(labels, rows, step, y) if above else [])]
    layers += labels.headings(y, wide + padding if wide else 0)
    return layers, step * len(labels.texts)


def _highest(labels: Labels, rows: pd.DataFrame, how: Rows, *, above: bool) -> float:
    """Give the room that the highest line takes, its label above its marks or beside them."""
    if above:
        return labels.height + 2 * BELOW + 8
    return max(labels.height, words_height(rows, how.marks)) + how.air


def _fitted(rows: pd.DataFrame, how: Rows, plot: float) -> tuple[pd.DataFrame, tuple[float, float]]:
    """Break words that are too wide, find the ends of the axis, and choose the sides of words."""
    rows = fit_words(rows, how.marks, plot)
    ends = fit_ends(rows, how.marks, how.scale, plot)
    return choose_sides(rows, how.marks, how.scale, ends, plot), ends


def _base(rows: pd.DataFrame, y: alt.Y, how: Rows) -> alt.Chart:
    """Begin a chart with a line for each row, of several lanes where marks of a row stand side by side."""
    base = chart(dataset(rows, [*how.marks, how.lane], "at")).encode(
        y=y, description=alt.Description("row:N")
    )
    return base.encode(yOffset=alt.YOffset(f"{how.lane}:N")) if how.lane else base


def _lowered(mark: Mark, pixels: float) -> Mark:
    return type(mark)(**{**vars(mark), "lower": mark.lower + pixels})


def _above(labels: Labels, rows: pd.DataFrame, step: float, y: alt.Y) -> list[alt.Chart]:
    """Write the labels close above their marks: a layer for each number of lines."""
    first = rows.drop_duplicates("at")
    texts = [labels.texts[at] for at in first["at"]]
    told = pd.DataFrame({"at": first["at"], "said": texts, "row": first["row"]})
    counts = told["said"].map(line_count)
    return [
        chart(told[counts == lines])
        .mark_text(
            yOffset=step / 2 - 2 * BELOW - 1 - LINE * labels.size * lines,
            **ABOVE,
            fontSize=labels.size,
            lineHeight=round(LINE * labels.size, 1),
        )
        .encode(y=y, x=alt.XValue(0), text=alt.Text("said:N"), description=alt.Description("row:N"))
        for lines in sorted(set(counts))
    ]


ABOVE = {"align": "left", "baseline": "top", "lineBreak": "\n", "color": INK}


def draw_guides(
    guides: Sequence[Guide], axis: Amounts | Days | Years, scale: dict[str, Any], plot: float, ends: Any
) -> list[alt.Chart]:
    """Draw upright lines, their words on as many levels as they need."""
    levels: list[float] = []
    layers = []
    for guide in sorted(guides, key=lambda one: axis.place(one.at, ends)):
        left, right = _span(guide, axis, plot, ends)
        level = next((n for n, edge in enumerate(levels) if edge < left), len(levels))
        if guide.label:
            levels[level : level + 1] = [right]
        layers += guide_layers(guide, axis, scale, plot, ends, level)
    return layers


def _span(guide: Guide, axis: Amounts | Days | Years, plot: float, ends: Any) -> tuple[float, float]:
    """Give the ends of the words of a guide: right of its line where they fit, else left."""
    place, wide = axis.place(guide.at, ends) * plot, text_width(guide.label, 11.5) + 4
    return (place, place + wide) if place + wide <= plot else (place - wide, place)


def _crossed(how: Rows, base: alt.Chart, scale: dict[str, Any], lower: float) -> list[alt.Chart]:
    """Draw a guide as a stroke a row where a line would run through the labels above the marks."""
    layers = []
    for guide in how.guides:
        day = how.scale.kind == "T"
        at = f"toDate('{pd.Timestamp(guide.at):%Y-%m-%d}T00:00:00Z')" if day else f"{float(guide.at):g}"
        ticks = base.transform_calculate(guide=at).mark_tick(
            thickness=guide.thick, height=2 * BELOW + 4, color=guide.colour, opacity=1, yOffset=lower
        )
        layers.append(ticks.encode(x=alt.X(f"guide:{how.scale.kind}", **scale)))
    return layers


def guide_layers(
    guide: Guide,
    axis: Amounts | Days | Years,
    scale: dict[str, Any],
    plot: float,
    ends: Any,
    level: int = 0,
) -> list[alt.Chart]:
    """Draw an upright line, its words above it on the side where they fit."""
    day = axis.kind == "T"
    ends_of = {"guide": guide.at} | ({} if guide.until is None else {"until": guide.until})
    at = {name: f"{end:{UTC_DAY}}" if day else float(end) for name, end in ends_of.items()}
    base = chart([{**at, "said": guide.label}])
    x = alt.X(f"guide:{axis.kind}", **scale)
    if guide.until is not None:
        return [base.mark_rect(color=guide.colour).encode(x=x, x2=alt.X2(f"until:{axis.kind}"))]
    dash = {"strokeDash": list(guide.dash)} if guide.dash else {}
    rule = base.mark_rule(color=guide.colour, strokeWidth=guide.thick, **dash).encode(x=x)
    if not guide.label:
        return [rule]
    left, _ = _span(guide, axis, plot, ends)
    on_right = left >= axis.place(guide.at, ends) * plot
    side: dict[str, Any] = {"align": "left", "dx": 4} if on_right else {"align": "right", "dx": -4}
    words = base.mark_text(baseline="bottom", color=SOFT, fontSize=11.5, **side)
    return [rule, words.encode(x=x, y=alt.YValue(-3 - 14 * level), text=alt.Text("said:N"))]
