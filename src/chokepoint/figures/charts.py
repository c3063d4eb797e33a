"""Pieces shared by the charts: sizes, days, labels of rows, labels that do not collide."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import layered
from chokepoint.figures.measure import text_width
from chokepoint.figures.theme import INK, NARROW
from chokepoint.i18n import Translator

LINE_HEIGHT = 1.17
"""Height of a line as a multiple of the size of its type."""
UTC_DAY = "%Y-%m-%dT00:00:00Z"
"""How a day is written so that every time zone draws it at the same place."""


def is_narrow(width: int) -> bool:
    """Tell whether a chart is drawn for a phone."""
    return width <= NARROW


def sized(charts: Sequence[alt.Chart], width: int, height: float) -> alt.LayerChart:
    """Put charts above each other, in a total width, labels included, and a plot height."""
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    return layered(charts, width=width, height=height, autosize=fit, padding=4)


def utc(days: pd.Series) -> pd.Series:
    """Write timestamps so that every time zone draws them at the same place."""
    texts = pd.to_datetime(days).dt.strftime(UTC_DAY)
    return texts if days.notna().all() else texts.astype(object).where(days.notna(), None)


def translated(frame: pd.DataFrame, columns: Iterable[str], t: Translator) -> pd.DataFrame:
    """Put columns that hold our own words, such as a status, into the reader's language, as words."""

    def say(word: object) -> object:
        return t.code(word) if isinstance(word, str) else word

    return frame.assign(**{name: frame[name].map(say) for name in columns})


def row_axis(labels: Sequence[str], bold: Sequence[int] = (), **options: Any) -> alt.Axis:
    """Label the rows of a chart whose y runs over 0, 1, 2 ...; lines break at newlines, some are bold."""
    lines = json.dumps([label.split("\n") for label in labels], ensure_ascii=False)
    weight = {
        "condition": {"test": f"indexof({list(bold)}, datum.value) >= 0", "value": "bold"},
        "value": "normal",
    }
    look: dict[str, Any] = {"labelColor": INK, "labelFontSize": 12, "title": None, "labelFontWeight": weight}
    look |= options
    if "orient" not in look and any("\n" in label for label in labels):
        look |= {"labelOffset": _centring(labels, look.get("labelLineHeight", look["labelFontSize"] + 2))}
    return alt.Axis(labelExpr=f"{lines}[datum.value]", **look)


def _centring(labels: Sequence[str], line_height: float) -> dict[str, str]:
    """Lift each label by half of what it is higher than a line: Vega hangs its first line on the tick."""
    lifts = json.dumps([(1 - len(label.split("\n"))) * line_height / 2 for label in labels])
    return {"expr": f"{lifts}[datum.value]"}


def place_labels(points: Iterable[tuple[float, float, str]], width: float, size: float = 12.0) -> list[str]:
    """Choose labels that can stand beside their points without covering another label or point.

    Args:
        points: ``(x, y, label)`` in pixels.
        width: width of the plot in pixels, which no label may leave.
        size: of the type, in pixels.

    Returns:
        For each point, in order, the side its label may be drawn on: ``right``, ``left`` or ``""``.
    """
    listed = list(points)
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in listed]
    answers = []
    for x, y, label in listed:
        side, box = (
            _free_side(x, y, text_width(label, size), LINE_HEIGHT * size, width, taken)
            if label
            else ("", None)
        )
        answers.append(side)
        taken += [box] if box else []
    return answers


def _free_side(
    x: float, y: float, length: float, height: float, width: float, taken: list[Box]
) -> tuple[str, Box | None]:
    for side, left in (("right", x + 7), ("left", x - 7 - length)):
        box = (left, y - height / 2, left + length, y + height / 2)
        if left >= 0 and left + length <= width and not any(_overlap(box, other) for other in taken):
            return side, box
    return "", None


def place_numbers(points: Iterable[tuple[float, float, str]], size: float = 11.0) -> list[Place]:
    """Choose for each number a side of its point and a shift, so that none covers another or a point.

    Args:
        points: ``(x, y, number)`` in pixels; those that come first choose first.
        size: of the type, in pixels; digits have nothing below their line, so lines lie close.

    Returns:
        For each point, in order, the side (``right`` or ``left``) and the pixels downwards; beside the point
        where nothing nearby is free.
    """
    listed = list(points)
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in listed]
    answers = []
    for x, y, number in listed:
        wide = text_width(number, size)
        boxes = {place: _beside(x, y, wide, size, place) for place in _places(size)}
        free = [p for p, box in boxes.items() if not any(_overlap(box, other) for other in taken)]
        answers.append((free or list(boxes))[0])
        taken.append(boxes[answers[-1]])
    return answers


def _places(height: float) -> list[Place]:
    """List the places beside a point, the nearest first."""
    return [(side, n * height) for n in (0, -1, 1, -2, 2, -3, 3) for side in ("right", "left")]


def _beside(x: float, y: float, length: float, height: float, place: Place) -> Box:
    left = x + 7 if place[0] == "right" else x - 7 - length
    return left, y + place[1] - height / 2, left + length, y + place[1] + height / 2


Box = tuple[float, float, float, float]
Place = tuple[str, float]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
