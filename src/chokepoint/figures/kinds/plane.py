"""How marks are put on a plane of one amount and something else.

A chart of rows draws amounts along x, a chart over time along y; the marks are the same. A mark without a
value is not drawn.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from chokepoint.figures.kinds.legend import legend_of
from chokepoint.figures.kinds.marks import (
    SIDE,
    Amount,
    Bar,
    By,
    Dot,
    If,
    Line,
    Look,
    Mark,
    Rule,
    Stretch,
    Tick,
    Words,
    constant_name,
)
from chokepoint.figures.theme import PAPER


@dataclass(frozen=True)
class Plane:
    """Where marks are put.

    Args:
        base: the chart of the rows, with everything encoded that does not depend on the amount.
        along: the channel of the amounts.
        scale: the scale and axis of the amounts.
        kind: how amounts are told to Vega-Lite: ``Q`` numbers, ``T`` times.
        width: of the plot, for legends.
        frame: the rows.
        across: the scale and axis of time, in a chart over time.
        across_kind: how times are told to Vega-Lite.
        legends: the legend of each column that has one, the same for all marks.
    """

    base: alt.Chart
    along: Literal["x", "y"]
    scale: Mapping[str, Any]
    kind: str
    width: int
    frame: pd.DataFrame
    across: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    across_kind: str = "Q"
    legends: Mapping[str, alt.Legend] = dataclasses.field(default_factory=dict)

    def amount(self, field: Amount) -> dict[str, Any]:
        """Encode an amount."""
        channel = {"x": alt.X, "y": alt.Y}[self.along]
        name = field if isinstance(field, str) else constant_name(field)
        return {self.along: channel(f"{name}:{self.kind}", **self.scale)}

    def until(self, field: str) -> dict[str, Any]:
        """Encode the other end of a mark."""
        channel = {"x": alt.X2, "y": alt.Y2}[self.along]
        return {f"{self.along}2": channel(f"{field}:{self.kind}")} if field else {}


def draw_marks(marks: Sequence[Mark], plane: Plane) -> list[alt.Chart]:
    """Draw marks in order, one above the other."""
    plane = dataclasses.replace(plane, legends=_legends(marks, plane))
    return [layer for mark in marks for layer in _DRAW[type(mark)](mark, plane)]


def _chosen(mark: Mark, plane: Plane, *amounts: Amount) -> alt.Chart:
    """Keep the rows for which a mark is drawn: its condition holds and its amounts are known."""
    tests = [mark.when] if mark.when else []
    missing = [name for name in amounts if isinstance(name, str) and name and plane.frame[name].isna().any()]
    tests += [f"isValid(datum.{name})" for name in missing]
    return plane.base.transform_filter(" && ".join(tests)) if tests else plane.base


VALUES = {
    alt.Color: alt.ColorValue,
    alt.Fill: alt.FillValue,
    alt.Shape: alt.ShapeValue,
    alt.Stroke: alt.StrokeValue,
}
"""How altair calls a channel that shows one value throughout; given a bare value it would guess, slowly."""


def paint(channel: Any, look: Look, plane: Plane) -> Any:
    """Encode a look; only what occurs in the rows stands in a legend."""
    if isinstance(look, str):
        return VALUES[channel](look)
    if isinstance(look, If):
        condition = {"test": f"datum.{look.field}", "value": look.yes}
        return VALUES[channel](look.no, condition=condition)
    present = set(plane.frame[look.field])
    known = {code: value for code, value in look.looks.items() if code in present}
    scale = alt.Scale(domain=list(known), range=list(known.values()))
    return channel(f"{look.field}:N", scale=scale, legend=plane.legends.get(look.field))


def _legends(marks: Sequence[Mark], plane: Plane) -> dict[str, alt.Legend]:
    """Make the legends that marks ask for; a column has one, whichever marks show it by colour or shape."""
    found = {}
    shown = [
        part for mark in marks for part in (mark.colour, getattr(mark, "shape", "")) if isinstance(part, By)
    ]
    for look in shown:
        if look.words is not None:
            words = {code: look.words[code] for code in look.looks if code in set(plane.frame[look.field])}
            coloured = any(isinstance(m.colour, By) and m.colour.field == look.field for m in marks)
            found[look.field] = legend_of(words, plane.width, look.symbol, coloured=coloured)
    return found


def _shift(mark: Mark, plane: Plane) -> dict[str, float]:
    shifts = {"yOffset": mark.lower, "xOffset": mark.aside}
    return {name: pixels for name, pixels in shifts.items() if pixels}


def _dashed(mark: Rule | Line | Stretch) -> dict[str, Any]:
    return {"strokeDash": list(mark.dash)} if mark.dash else {}


def _bars(mark: Bar, plane: Plane) -> list[alt.Chart]:
    look: dict[str, Any] = {"height" if plane.along == "x" else "width": mark.thick}
    look |= {"strokeWidth": 0.8} if mark.outline else {}
    bars = _chosen(mark, plane, mark.end, mark.start).mark_bar(**look, **_shift(mark, plane))
    ends = plane.amount(mark.start or mark.end) | plane.until(mark.end if mark.start else "")
    if mark.outline:
        ends["stroke"] = paint(alt.Stroke, mark.outline, plane)
    return [bars.encode(color=paint(alt.Color, mark.colour, plane), **ends)]


def _rules(mark: Rule, plane: Plane) -> list[alt.Chart]:
    rules = _chosen(mark, plane, mark.start, mark.end).mark_rule(
        strokeWidth=mark.thick, **_dashed(mark), **_shift(mark, plane)
    )
    ends = plane.amount(mark.start) | plane.until(mark.end)
    return [rules.encode(color=paint(alt.Color, mark.colour, plane), **ends)]


def _stretches(mark: Stretch, plane: Plane) -> list[alt.Chart]:
    lines = _chosen(mark, plane, mark.at, mark.first, mark.last).mark_rule(
        strokeWidth=mark.thick, clip=True, **_dashed(mark), **_shift(mark, plane)
    )
    span = {"x": alt.X(f"{mark.first}:{plane.across_kind}", **plane.across)}
    span["x2"] = alt.X2(f"{mark.last}:{plane.across_kind}")
    return [lines.encode(color=paint(alt.Color, mark.colour, plane), **span, **plane.amount(mark.at))]


def _dots(mark: Dot, plane: Plane) -> list[alt.Chart]:
    looks: dict[str, Any] = plane.amount(mark.at)
    look: dict[str, Any] = {"opacity": 1, "filled": True, **_shift(mark, plane)}
    if isinstance(mark.size, str):
        scale = alt.Scale(type="sqrt", range=[25, mark.largest[0]], domain=[0, mark.largest[1]])
        looks["size"] = alt.Size(f"{mark.size}:Q", scale=scale, legend=None)
    else:
        look["size"] = mark.size
    if isinstance(mark.shape, str):
        look["shape"] = mark.shape
    else:
        looks["shape"] = paint(alt.Shape, mark.shape, plane)
    layers = []
    if mark.hollow is not True:
        full = dataclasses.replace(
            mark, when=_both(mark.when, f"!datum.{mark.hollow}" if mark.hollow else "")
        )
        rim = {"stroke": mark.rim, "strokeWidth": 0.8} if mark.rim else {}
        channel, name = (alt.Fill, "fill") if mark.rim else (alt.Color, "color")
        dots = _chosen(full, plane, mark.at).mark_point(**look, **rim)
        layers.append(dots.encode(**looks, **{name: paint(channel, mark.colour, plane)}))
    if mark.hollow:
        test = "" if mark.hollow is True else f"datum.{mark.hollow}"
        hollow = dataclasses.replace(mark, when=_both(mark.when, test))
        rings = _chosen(hollow, plane, mark.at).mark_point(**look, strokeWidth=1.6, fill=PAPER)
        layers.append(rings.encode(**looks, stroke=paint(alt.Stroke, mark.colour, plane)))
    return layers


def _both(*tests: str) -> str:
    return " && ".join(test for test in tests if test)


def _ticks(mark: Tick, plane: Plane) -> list[alt.Chart]:
    look: dict[str, Any] = {
        "thickness": mark.thick,
        "opacity": 1,
        "width" if plane.along == "y" else "height": mark.long,
    }
    look |= {"orient": "horizontal" if plane.along == "y" else "vertical", **_shift(mark, plane)}
    ticks = _chosen(mark, plane, mark.at).mark_tick(**look)
    return [ticks.encode(color=paint(alt.Color, mark.colour, plane), **plane.amount(mark.at))]


def _paths(mark: Line, plane: Plane) -> list[alt.Chart]:
    lines = _chosen(mark, plane, mark.at).mark_line(strokeWidth=mark.thick, **_dashed(mark))
    looks = plane.amount(mark.at) | {"color": paint(alt.Color, mark.colour, plane)}
    if mark.series:
        looks["detail"] = alt.Detail(f"{mark.series}:N")
    # a line stands for many rows; its points say which
    return [lines.encode(description=alt.DescriptionValue(""), **looks)]


_SIDES = {
    "end": ("left", 1, 0),
    "start": ("right", -1, 0),
    "over": ("center", 0, -1),
    "over_start": ("left", -0.6, -1),
    "over_end": ("right", 0.6, -1),
    "under": ("center", 0, 1),
    "middle": ("center", 0, 0),
}


def _lift(mark: Words, down: float) -> str:
    """Lift words of several lines, whose first line hangs on the place, by half of what they are higher."""
    line = round(mark.size + 2)
    share = line if down < 0 else line / 2 if down == 0 else 0
    return f"{down:g} - {share:g} * (length(split(datum.{mark.text}, '\\n')) - 1)"


def _words(mark: Words, plane: Plane) -> list[alt.Chart]:
    column = SIDE.format(text=mark.text)
    sides = sorted(set(plane.frame[column]) - {""}) if column in plane.frame else [mark.side]
    layers = []
    for side in sides:
        align, across, down = _SIDES[side]
        colour = mark.within if mark.within and side == "end" else mark.colour
        test = (
            f"datum.{column} === '{side}'" if len(sides) > 1 or "" in set(plane.frame.get(column, ())) else ""
        )
        when = _both(mark.when, test)
        look: dict[str, Any] = {"align": align, "fontSize": mark.size, "lineBreak": "\n"}
        look |= {"dx": round(across * mark.gap, 1)} if across else {}
        broken = plane.frame[mark.text].astype(str).str.contains("\n").any()
        if down or broken:
            look["dy"] = {"expr": _lift(mark, down * (mark.gap + 3))} if broken else down * (mark.gap + 3)
        look |= {"fontWeight": "bold"} if mark.bold else {}
        chosen = _chosen(dataclasses.replace(mark, when=when), plane, mark.at)
        words = chosen.mark_text(**look, **_shift(mark, plane)).encode(
            text=alt.Text(f"{mark.text}:N"), color=paint(alt.Color, colour, plane), **plane.amount(mark.at)
        )
        layers.append(words)
    return layers


_DRAW: dict[type, Any] = {
    Bar: _bars,
    Rule: _rules,
    Dot: _dots,
    Tick: _ticks,
    Words: _words,
    Line: _paths,
    Stretch: _stretches,
}
