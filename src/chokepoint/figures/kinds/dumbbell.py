"""Two values of one thing, joined by a line: before and after, here and there, asked for and reached."""

from __future__ import annotations

from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import Dot, Look, Rule, Words
from chokepoint.figures.kinds.rows import ROOM, Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts, Days
from chokepoint.figures.theme import LINE, WORLD


@dataclass(frozen=True)
class Dumbbell:
    """How pairs of values are drawn.

    Args:
        first: the column of one value.
        second: the column of the other.
        colours: of both points.
        line: the colour of what joins them.
        hollow: which of the two is hollow: ``first``, ``second`` or neither.
        words: a column of words beside the larger value.
        label: the column of the labels.
        scale: the axis.
        guides: lines across all rows.
        step: the least height of a line in pixels, in a wide drawing and on a phone.
        size: of the labels.
        thick: of the joining line.
        room: part of the width that labels may take, in a wide drawing and on a phone.
    """

    first: str
    second: str
    colours: tuple[Look, Look] = (WORLD, WORLD)
    line: Look = LINE
    hollow: str = ""
    words: str = ""
    label: str = "label"
    scale: Amounts | Days = Amounts()  # noqa: RUF009  it is frozen
    guides: tuple[Guide, ...] = ()
    step: tuple[float, float] = (26, 26)
    size: float = 12
    thick: float = 2
    room: tuple[float, float] = ROOM


def draw_dumbbell(frame: pd.DataFrame, width: int, how: Dumbbell) -> alt.LayerChart | alt.Chart:
    """Draw pairs of values; of a pair that lacks one, the other alone.

    Args:
        frame: a row a pair, in the order to draw.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    ends = frame[[how.first, how.second]]
    both = ends.notna().all(axis=1)
    frame = frame.assign(far=ends.max(axis=1), joined=both)
    dots = {
        "first": Dot(how.first, colour=how.colours[0], hollow=how.hollow == "first"),
        "second": Dot(how.second, colour=how.colours[1], hollow=how.hollow == "second"),
    }
    # a hollow point must not hide a full one at the same value
    order = sorted(dots, key=lambda name: name != how.hollow)
    join = Rule(how.first, how.second, thick=how.thick, colour=how.line, when="datum.joined")
    marks = (join, *(dots[name] for name in order))
    if how.words:
        marks = (*marks, Words(how.words, "far", gap=9))
    if both.all():
        marks = (replace(join, when=""), *marks[1:])
    rows = Rows(
        marks,
        label=how.label,
        scale=how.scale,
        guides=how.guides,
        step=how.step,
        size=how.size,
        room=how.room,
    )
    return draw_rows(frame, width, rows)
