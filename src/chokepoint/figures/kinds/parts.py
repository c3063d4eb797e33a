"""Parts of a whole: bars divided into segments of different meaning, with their sums or counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import altair as alt
import pandas as pd

from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.marks import Bar, By, Look, Mark, Words
from chokepoint.figures.kinds.rows import ROOM, Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.measure import text_width
from chokepoint.figures.theme import PAPER


@dataclass(frozen=True)
class Parts:
    """How divided bars are drawn.

    Args:
        key: the column, a code, of the whole that a part belongs to; wholes stand in the order of the rows.
        part: the column, a code, of what a part is.
        amount: the column of its size.
        colours: a colour by part, in the order in which parts follow each other.
        words: the parts in the reader's language; with them there is a legend.
        label: the column of the labels.
        sums: a column of words behind the whole bar, the same in all its rows.
        counts: a column of words on each part that is wide enough.
        outline: the colour around each part.
        scale: the axis.
        step: the least height of a line in pixels, in a wide drawing and on a phone.
        thick: of the bars.
        room: part of the width that labels may take, in a wide drawing and on a phone.
        group: wholes stand under a heading for each value of this column.
        heading: the column of the headings' words.
    """

    key: str
    part: str
    amount: str
    colours: dict[str, str]
    words: dict[str, str] | None = None
    label: str = "label"
    sums: str = ""
    counts: str = ""
    outline: Look = PAPER
    scale: Amounts = Amounts()  # noqa: RUF009  it is frozen
    step: tuple[float, float] = (30, 30)
    thick: float = 17
    room: tuple[float, float] = ROOM
    group: str = ""
    heading: str = ""


def draw_parts(frame: pd.DataFrame, width: int, how: Parts) -> alt.LayerChart | alt.Chart:
    """Draw each whole as a bar of its parts.

    Args:
        frame: a row a part; ``row`` is its place in the figure's table where that has other rows.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    rows = place_parts(frame, how)
    look = By(how.part, how.colours, how.words, symbol="square" if how.words else "")
    marks: tuple[Mark, ...] = (Bar("to", "from", thick=how.thick, colour=look, outline=how.outline),)
    if how.sums:
        marks = (*marks, Words("total", "last", gap=6))
    if how.counts:
        rows = _leave_out_narrow(rows, how, width)
        marks = (*marks, Words("shown", "middle", side="middle", colour=PAPER, size=11.5, bold=True))
    drawn = Rows(
        marks, label=how.label, key=how.key, scale=how.scale, step=how.step, room=how.room,
        group=how.group, heading=how.heading,
    )  # fmt: skip
    return draw_rows(rows, width, drawn)


def place_parts(frame: pd.DataFrame, how: Parts) -> pd.DataFrame:
    """Lay the parts of each whole one behind the other: ``from``, ``to``, ``middle``; ``last`` at the end."""
    order = list(dict.fromkeys(frame[how.key]))
    rows = numbered(frame).assign(
        whole=frame[how.key].map(order.index), place=frame[how.part].map(list(how.colours).index)
    )
    rows = rows.sort_values(["whole", "place"], kind="stable", ignore_index=True)
    to = rows.groupby("whole")[how.amount].transform(lambda parts: list(accumulate(parts)))
    final = ~rows["whole"].duplicated(keep="last")
    placed = rows.assign(**{"from": to - rows[how.amount], "to": to, "middle": to - rows[how.amount] / 2})
    if how.sums:
        placed = placed.assign(total=placed[how.sums].where(final, ""), last=to.where(final))
    return placed


def _leave_out_narrow(rows: pd.DataFrame, how: Parts, width: int) -> pd.DataFrame:
    """Write no count on a part that is narrower than it."""
    pixels = rows[how.amount] / max(float(rows["to"].max()), 1e-9) * 0.5 * width
    texts = rows[how.counts].astype(str)
    fits = [text_width(text, 11, bold=True) + 2 <= room for text, room in zip(texts, pixels, strict=True)]
    return rows.assign(shown=texts.where(pd.Series(fits, rows.index), ""))
