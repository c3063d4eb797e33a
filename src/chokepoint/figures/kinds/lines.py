"""Amounts over time, or over another amount: lines, points, bars and ranges, named where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import chart, layered
from chokepoint.figures.charts import place_labels, sized
from chokepoint.figures.kinds.layout import LINE, PADDING, Guide, dataset, fit_ends, numbered
from chokepoint.figures.kinds.marks import SIDE, Bar, Look, Mark, Words
from chokepoint.figures.kinds.plane import Plane, draw_marks, paint
from chokepoint.figures.kinds.rows import draw_guides
from chokepoint.figures.kinds.scales import Amounts, Days, Years
from chokepoint.figures.measure import line_count, text_width, wrap
from chokepoint.figures.theme import INK, SOFT

Across = Days | Years | Amounts
DIGIT = text_width("0")
NAME_ROOM = 0.3
"""Part of a plot that names at the ends of lines may take."""


@dataclass(frozen=True)
class Names:
    """Names of series, each beside its own marks in their colour.

    Args:
        series: the column, a code.
        label: the column of its words.
        at: the column of the amount beside whose last, or highest, value it stands.
        colour: of the words.
        where: beside the ``last`` mark of the series or over its ``highest``.
        size: of the type.
    """

    series: str
    label: str
    at: str
    colour: Look = INK
    where: Literal["last", "highest"] = "last"
    size: float = 11.5


@dataclass(frozen=True)
class Lines:
    """How amounts over time are drawn.

    Args:
        marks: what is drawn of each row, from the back to the front.
        x: the column along the axis of time.
        across: that axis; none: the years of the rows.
        scale: the axis of the amounts.
        height: of the plot in pixels.
        names: names of the series.
        guides: upright lines.
        levels: level lines at amounts.
        left: pixels kept for the labels of the amounts, where charts stand below each other.
    """

    marks: tuple[Mark, ...]
    x: str = "year"
    across: Across | None = None
    scale: Amounts = Amounts()  # noqa: RUF009  it is frozen
    height: float = 260
    names: Names | None = None
    guides: tuple[Guide, ...] = ()
    levels: tuple[Guide, ...] = ()
    left: float = 0


def draw_lines(frame: pd.DataFrame, width: int, how: Lines) -> alt.LayerChart | alt.Chart:
    """Draw amounts over time.

    Args:
        frame: a row a mark; ``row`` is its place in the figure's table where the rows are not all of them in
            their order.
        width: of the whole drawing.
        how: what is drawn and how.
    """
    return sized(line_layers(frame, width, how), width, how.height)


def line_layers(frame: pd.DataFrame, width: int, how: Lines) -> list[alt.Chart]:
    """Give the layers of a chart over time, for charts made of several."""
    rows = numbered(frame)
    ends = fit_ends(rows, how.marks, how.scale, how.height, down=True)
    left = how.left or _axis_width(ends, how.scale)
    plot = width - 2 * PADDING - left - 8
    across = _with_room(how.across or _years(rows, how.x), how, rows, plot)
    rows = _chosen_sides(rows, how, across, ends, plot)
    marks = tuple(_wide_enough(mark, across, plot) for mark in how.marks)
    along = across.encode(_ends(across, rows, how.x), plot)
    x = alt.X(f"{how.x}:{across.kind}", **along)
    drawn = dataset(rows, [*marks, how.x])
    base = chart(drawn).encode(x=x, description=alt.Description("row:N"))
    scale = how.scale.encode(ends, how.height, "y")
    if how.left:
        scale["axis"].minExtent = how.left - 4
    plane = Plane(base, "y", scale, "Q", int(plot), rows, along, across.kind)
    layers = draw_guides(how.guides, across, along, plot, _ends(across, rows, how.x))
    layers += [layer for level in how.levels for layer in _level(level, scale)]
    layers += draw_marks(marks, plane)
    if how.names:
        layers.append(_named(rows, how.names, how, (across, ends), plot, width))
    return layers


def _years(rows: pd.DataFrame, x: str) -> Years:
    return Years(int(rows[x].min()), int(rows[x].max()))


def _ends(across: Across, rows: pd.DataFrame, x: str) -> Any:
    if isinstance(across, Amounts):
        top = across.top if across.top is not None else 1.06 * float(rows[x].max())
        return (across.bottom or 0.0, top)
    return getattr(across, "ends", None)


def _axis_width(ends: tuple[float, float], scale: Amounts) -> float:
    """Guess what the labels of the amounts take: the longer of the two ends, in round numbers."""
    if not scale.shown:
        return 0.0
    return max(text_width(f"{end:,.0f}") for end in ends) + 8


def _with_room(across: Across, how: Lines, rows: pd.DataFrame, plot: float) -> Across:
    """Keep room behind the last year for the names of lines."""
    if how.names is None or how.names.where != "last" or not isinstance(across, Years):
        return across
    texts = [
        wrap(str(text), NAME_ROOM * plot, how.names.size, bold=True) for text in set(rows[how.names.label])
    ]
    room = (max(text_width(text, how.names.size, bold=True) for text in texts) + 14) / plot
    span = across.last - across.first + across.before
    return replace(across, after=max(across.after, span * room / (1 - room)))


def _wide_enough(mark: Mark, across: Across, plot: float) -> Mark:
    """Give bars without a width of their own most of the room of a year."""
    if isinstance(mark, Bar) and mark.thick == 0 and isinstance(across, Years):
        return replace(mark, thick=round(0.72 * plot / (across.ends[1] - across.ends[0]), 1))
    return mark


def _chosen_sides(rows: pd.DataFrame, how: Lines, across: Across, ends: Any, plot: float) -> pd.DataFrame:
    """Choose for words beside points the sides on which they cover nothing; the highest choose first."""
    for mark in how.marks:
        if isinstance(mark, Words) and mark.side == "beside":
            known = rows[rows[mark.at].notna()].sort_values(mark.at, ascending=False, kind="stable")
            points = list(_pixels(known, how, mark, across, ends, plot))
            sides = pd.Series(place_labels(points, plot, mark.size), index=known.index)
            names = sides.map({"right": "end", "left": "start", "": ""}).reindex(rows.index).fillna("")
            rows = rows.assign(**{SIDE.format(text=mark.text): names})
        elif isinstance(mark, Words) and mark.side == "over":
            known = rows[rows[mark.at].notna()]
            points = list(_pixels(known, how, mark, across, ends, plot))
            box = (plot, how.height)
            over = pd.Series([_over(point, points, mark, box) for point in points], index=known.index)
            rows = rows.assign(**{SIDE.format(text=mark.text): over.reindex(rows.index).fillna("")})
    return rows


def _over(
    point: tuple[float, float, str],
    points: list[tuple[float, float, str]],
    mark: Words,
    box: tuple[float, float],
) -> str:
    """Write words over a point, within the plot, and under it where others are in the way."""
    x, y, text = point
    if not text:
        return ""
    wide = text_width(text, mark.size, bold=mark.bold)
    if x - wide / 2 < 0:
        return "over_start"
    if x + wide / 2 > box[0]:
        return "over_end"
    top = y - mark.gap - LINE * mark.size
    blocked = [
        1 for a, b, _ in points if a != x and abs(a - x) < wide / 2 + 4 and top - 4 < b < y - mark.gap + 4
    ]
    room = y + mark.gap + LINE * mark.size <= box[1]
    return "under" if blocked and room else "over"


def _pixels(
    rows: pd.DataFrame, how: Lines, mark: Words, across: Across, ends: Any, plot: float
) -> Iterator[tuple[float, float, str]]:
    x_ends = _ends(across, rows, how.x)
    for value, amount, text in zip(rows[how.x], rows[mark.at], rows[mark.text], strict=True):
        yield (
            across.place(value, x_ends) * plot,
            how.height * (1 - how.scale.place(float(amount), ends)),
            str(text),
        )


def _level(level: Guide, scale: dict[str, Any]) -> list[alt.Chart]:
    base = chart([{"level": float(level.at), "said": level.label}])
    dash = {"strokeDash": list(level.dash)} if level.dash else {}
    y = alt.Y("level:Q", **scale)
    rule = base.mark_rule(color=level.colour, strokeWidth=level.thick, **dash).encode(y=y)
    if not level.label:
        return [rule]
    words = base.mark_text(align="right", dx=-2, dy=-7, color=SOFT, fontSize=11.5)
    return [rule, words.encode(x=alt.XValue({"expr": "width"}), y=y, text=alt.Text("said:N"))]


def _named(
    rows: pd.DataFrame, names: Names, how: Lines, axes: tuple[Across, Any], plot: float, width: int
) -> alt.Chart:
    """Write the name of each series beside its own mark; names that would meet move apart."""
    across, _ = axes
    span = _ends(across, rows, how.x)
    drawn = _place_names(_series_ends(rows, names, how), names, how, axes, (span, plot))
    kept = dict.fromkeys([how.x, names.label, names.series, "pixel", "right_of", "row"])
    base = chart(dataset(drawn[list(kept)], list(kept)))
    x = alt.X(f"{how.x}:{across.kind}", **across.encode(span, plot))
    colour = paint(alt.Color, names.colour, Plane(base, "y", {}, "Q", width, rows))
    y = alt.Y("pixel:Q", scale=None, axis=None)
    layers = []
    for right in sorted(set(drawn["right_of"])):
        look = {"align": "left", "dx": 8} if right else {"align": "right", "dx": -8}
        text = base.transform_filter(f"datum.right_of === {str(bool(right)).lower()}").mark_text(
            fontWeight="bold", fontSize=names.size, lineBreak="\n", **look
        )
        layers.append(
            text.encode(
                x=x,
                y=y,
                text=alt.Text(f"{names.label}:N"),
                color=colour,
                description=alt.Description("row:N"),
            )
        )
    return layered(layers)


def _series_ends(rows: pd.DataFrame, names: Names, how: Lines) -> pd.DataFrame:
    """Find the mark of each series beside which its name stands."""
    known = rows[rows[names.at].notna()].sort_values(how.x, kind="stable")
    if names.where == "last":
        return known.drop_duplicates(names.series, keep="last")
    return known.loc[known.groupby(names.series, sort=False)[names.at].idxmax()]


def _place_names(
    ends_of: pd.DataFrame, names: Names, how: Lines, axes: tuple[Across, Any], room: tuple[Any, float]
) -> pd.DataFrame:
    """Break the names, move them apart, and say on which side of its mark each stands."""
    (across, ends), (span, plot) = axes, room
    texts = [wrap(str(text), NAME_ROOM * plot, names.size, bold=True) for text in ends_of[names.label]]
    heights = [LINE * names.size * line_count(text) for text in texts]
    lift = 12 if names.where == "highest" else 0
    wanted = [how.height * (1 - how.scale.place(float(v), ends)) - lift for v in ends_of[names.at]]
    placed = move_apart(wanted, heights, how.height)
    wide = [text_width(text, names.size, bold=True) for text in texts]
    at = [across.place(value, span) * plot for value in ends_of[how.x]]
    right = [names.where == "last" or x + 8 + w <= plot for x, w in zip(at, wide, strict=True)]
    # of several lines the first hangs on the place
    pixel = [y + (LINE * names.size - high) / 2 for y, high in zip(placed, heights, strict=True)]
    new: dict[str, Any] = {names.label: texts, "pixel": pixel, "right_of": right}
    return ends_of.assign(**new)


def move_apart(wanted: list[float], heights: list[float], bottom: float) -> list[float]:
    """Move what would overlap on a line apart, in order, no farther than needed.

    Args:
        wanted: where the middle of each would stand.
        heights: of each.
        bottom: the end of the line; its beginning is nil.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = dict.fromkeys(order, 0.0)
    edge = float("-inf")
    for n in order:
        placed[n] = max(wanted[n], edge + heights[n] / 2)
        edge = placed[n] + heights[n] / 2
    # what was pushed out below is pushed back up
    edge = max(bottom + heights[order[-1]] / 2, wanted[order[-1]] + heights[order[-1]] / 2) if order else 0.0
    for n in reversed(order):
        placed[n] = min(placed[n], edge - heights[n] / 2)
        edge = placed[n] - heights[n] / 2
    return [placed[n] for n in range(len(wanted))]
