"""Things against things: a cell where a row and a column meet, coloured, marked or with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import chart
from chokepoint.figures.charts import is_narrow, row_axis, sized
from chokepoint.figures.kinds.layout import LINE, PADDING, Labels, dataset, label_rows, label_size, numbered
from chokepoint.figures.kinds.marks import Look, Mark, Words
from chokepoint.figures.kinds.plane import Plane, draw_marks, paint
from chokepoint.figures.kinds.rows import ROOM
from chokepoint.figures.measure import line_count, text_width, wrap
from chokepoint.figures.theme import PAPER, SOFT

FLUSH = 6
"""Pixels between the left edge of a cell and the middle of the first mark of a list."""
MOST_LINES = 3
"""So many lines a heading of a column may have before it is turned."""


@dataclass(frozen=True)
class Matrix:
    """How a matrix is drawn.

    Args:
        row: the column, a code, that has one value a row of the matrix.
        label: the column of the rows' labels.
        column: the column, a code, that has one value a column of the matrix.
        heads: what each column is called, by its code, in order.
        fill: the colour of a cell; none: cells are not drawn.
        edge: the colour around a cell.
        marks: what is drawn in each cell, at column ``across``.
        bold: a column that is true where a row's label is bold.
        group: rows stand under a heading for each value of this column, a code.
        heading: the column of the headings' words.
        step: the least height of a row in pixels, in a wide drawing and on a phone.
        size: of the labels.
        grid: whether a thin line runs through each row.
        flush: whether marks and headings stand at the left of a cell, for lists.
        every: so many columns are labelled, where the codes are years; none: all.
        above: labels stand above their rows: ``never``, or on a phone alone (``narrow``).
        room: part of the width that labels may take, in a wide drawing and on a phone.
        air: pixels between the labels of two rows.
    """

    row: str
    label: str
    column: str
    heads: dict[Any, str]
    fill: Look = ""
    edge: str = PAPER
    marks: tuple[Mark, ...] = ()
    bold: str = ""
    group: str = ""
    heading: str = ""
    step: tuple[float, float] = (26, 26)
    size: float = 12
    grid: bool = False
    flush: bool = False
    every: tuple[int, int] = (1, 1)
    above: str = "never"
    room: tuple[float, float] = ROOM
    air: float = 6


def draw_matrix(frame: pd.DataFrame, width: int, how: Matrix) -> alt.LayerChart | alt.Chart:
    """Draw a matrix.

    Args:
        frame: a row a cell, in the order of the matrix's rows; ``row`` is its place in the figure's table
            where the rows are not all of them in their order.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    layers, height = matrix_layers(frame, width, how)
    return sized(layers, width, height)


def matrix_layers(
    frame: pd.DataFrame, width: int, how: Matrix, label_room: float | None = None
) -> tuple[list[alt.Chart], float]:
    """Give the layers of a matrix and the height of its plot, for charts made of several."""
    narrow = is_narrow(width)
    rows = numbered(frame)
    above = narrow and how.above == "narrow"
    room = width - 2 * PADDING - 24 if above else how.room[narrow] * width
    labels = label_rows(
        rows, how.label, room, label_size(how.size, width),
        width=width - 2 * PADDING - 4, key=how.row, bold=how.bold, group=how.group, heading=how.heading,
    )  # fmt: skip
    codes = list(how.heads)
    wide = 0 if above else label_room or labels.width
    plot = width - 2 * PADDING - wide - 8
    cell = plot / max(len(codes), 1)
    rows = rows.assign(at=labels.at, across=[codes.index(code) for code in rows[how.column]])
    rows, marks = _fit_cells(rows, how.marks, cell - 2 * FLUSH - 8 if how.flush else cell)
    if how.flush:
        marks = tuple(replace(mark, aside=mark.aside + FLUSH - cell / 2) for mark in marks)
    step = max(how.step[narrow], _highest(rows, marks) + how.air + 2, 0 if above else labels.height + how.air)
    gap = 0.0
    if above:
        step, gap = step + labels.height + 6, (labels.height + 6) / (step + labels.height + 6)
    minimum: dict[str, Any] = {"minExtent": label_room} if label_room else {}
    drawn = dataset(rows, [*marks, how.fill], "at", "across")
    x = {"scale": alt.Scale(domain=list(range(len(codes)))), "axis": _heads(how, cell, narrow=narrow)}
    y = labels.y(grid=how.grid, shown=not above, gap=round(gap, 3), **minimum)
    base = chart(drawn).encode(y=y, description=alt.Description("row:N"))
    plane = Plane(base, "x", x, "O", int(plot), rows)
    layers = []
    if how.fill:
        cells = base.mark_rect(stroke=how.edge, strokeWidth=1)
        layers.append(cells.encode(**plane.amount("across"), fill=paint(alt.Fill, how.fill, plane)))
    headings = labels.headings(y, wide + 4)
    if above:
        headings.append(_labels_above(labels, y, step * (1 - gap)))
    return [*layers, *draw_marks(marks, plane), *headings], step * (len(labels.texts) + gap)


def _highest(rows: pd.DataFrame, marks: Sequence[Mark]) -> float:
    """Give the height of the highest words of a cell, in pixels."""
    words = [mark for mark in marks if isinstance(mark, Words)]
    return max((LINE * mark.size * line_count(text) for mark in words for text in rows[mark.text]), default=0)


def _labels_above(labels: Labels, y: alt.Y, band: float) -> alt.Chart:
    rows = pd.DataFrame({"at": range(len(labels.texts)), "said": labels.texts})
    look = {"align": "left", "baseline": "bottom", "fontSize": labels.size, "color": SOFT}
    words = chart(rows).mark_text(yOffset=-band / 2 - 3, lineBreak="\n", **look)
    return words.encode(x=alt.XValue(0), y=y, text=alt.Text("said:N"))


def _fit_cells(
    rows: pd.DataFrame, marks: tuple[Mark, ...], cell: float
) -> tuple[pd.DataFrame, tuple[Mark, ...]]:
    """Break words that are wider than a cell, in a smaller type where a single word is too wide."""
    fitted = []
    for mark in marks:
        if isinstance(mark, Words):
            texts = [str(text) for text in rows[mark.text]]
            longest = max(
                (text_width(word, mark.size, bold=mark.bold) for text in texts for word in text.split()),
                default=0.0,
            )
            size = mark.size if longest <= cell - 4 else max(9.0, mark.size * (cell - 4) / longest)
            mark = replace(mark, size=round(size, 1))
            rows = rows.assign(**{mark.text: [wrap(text, max(cell - 4, 12), mark.size) for text in texts]})
        fitted.append(mark)
    return rows, tuple(fitted)


def _heads(how: Matrix, cell: float, *, narrow: bool) -> alt.Axis:
    """Write the names of the columns above them: level where they fit, else turned."""
    texts, every = list(how.heads.values()), how.every[narrow]
    shown = [n for n, code in enumerate(how.heads) if every == 1 or int(code) % every == 0]
    room = cell * every - 4
    broken = [wrap(text, max(room, 20), how.size) for text in texts]
    longest = max((text_width(word, how.size) for n in shown for word in texts[n].split()), default=0.0)
    level = longest <= room + 2 and all(line_count(broken[n]) <= MOST_LINES for n in shown)
    look: dict[str, Any] = {"orient": "top", "values": shown, "labelOverlap": False, "ticks": False}
    look |= {"domain": False, "labelFontSize": how.size}
    if level:
        lines = max((line_count(broken[n]) for n in shown), default=1)
        lift = 4 + (lines - 1) * round(LINE * how.size, 1)
        look |= {"labelAngle": 0, "labelPadding": lift, "labelLineHeight": round(LINE * how.size, 1)}
        if how.flush:
            look |= {"labelAlign": "left", "labelOffset": -cell / 2, "labelFontWeight": "bold"}
        return row_axis(broken, **look)
    return row_axis(texts, labelAngle=-90 if narrow else -50, labelAlign="left", **look)
