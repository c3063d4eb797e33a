"""The marks that charts are composed of: bars, rules, dots, ticks, words, lines and stretches.

Each names the columns it is drawn from, and looks the same in a chart of rows and in one over time.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from chokepoint.figures.theme import INK

Amount = str | float
"""A column, or one value for all rows."""


@dataclass(frozen=True)
class By:
    """A look chosen by the value of a column, a code: colours or shapes, in the order of a legend.

    Args:
        field: the column.
        looks: a colour or shape by code.
        words: the codes in the reader's language; with them a legend names the looks that occur.
        symbol: the shape of the legend's symbols.
    """

    field: str
    looks: Mapping[Any, str]
    words: Mapping[Any, str] | None = None
    symbol: str = ""


@dataclass(frozen=True)
class If:
    """One look where a column is true and another where it is not."""

    field: str
    yes: str
    no: str


Look = str | By | If


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all marks have: a colour, a condition under which they are drawn, pixels of shift."""

    colour: Look = INK
    when: str = ""
    lower: float = 0
    aside: float = 0


@dataclass(frozen=True)
class Bar(Mark):
    """A bar from nil, or from ``start``, to ``end``."""

    end: str
    start: str = ""
    thick: float = 16
    outline: Look = ""


@dataclass(frozen=True)
class Rule(Mark):
    """A line from one amount to another."""

    start: Amount
    end: str
    thick: float = 1.5
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Dot(Mark):
    """A point: full, or hollow where ``hollow`` says so (a column, or true for all)."""

    at: str
    hollow: str | bool = False
    size: float | str = 70
    shape: Look = "circle"
    rim: str = ""
    largest: tuple[float, float] = (320, 0)
    """Area of the largest point and the amount that has it, where ``size`` is a column."""


@dataclass(frozen=True)
class Tick(Mark):
    """A short stroke across the direction of the amount."""

    at: str
    thick: float = 3
    long: float = 16


@dataclass(frozen=True)
class Words(Mark):
    """Words at an amount.

    Args:
        text: the column of the words.
        at: where they stand.
        side: ``end`` (right of it), ``start`` (left), ``over``, ``middle`` (on it), ``away`` (on the side
            that leads away from nil), ``fit`` (right where there is room, else left), ``before`` (left where
            there is room, else right), ``beside`` (where they cover neither a point nor other words, or
            nowhere).
        size: of the type.
        bold: whether they are bold.
        gap: pixels between the amount and the words.
        within: the colour of words that ``before`` had to put right, on a bar.
    """

    text: str
    at: str
    side: Literal["end", "start", "over", "middle", "away", "fit", "before", "beside"] = "end"
    size: float = 11.5
    bold: bool = False
    gap: float = 8
    within: Look = ""


@dataclass(frozen=True)
class Line(Mark):
    """A line through the amounts of each series."""

    at: str
    series: str = ""
    thick: float = 2
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Stretch(Mark):
    """A line at one amount for as long as it holds, in a chart over time."""

    at: str
    first: str
    last: str
    thick: float = 3
    dash: tuple[float, float] | None = None


SIDE = "side_of_{text}"
"""The column that says on which side words stand, where that was worked out."""


def constant_name(value: float) -> str:
    """Name the column that holds the same amount in all rows."""
    return re.sub(r"\W", "_", f"always_{value:g}")


def constants(marks: Iterable[Any]) -> dict[str, float]:
    """Give the columns of amounts that are the same in all rows."""
    starts = [mark.start for mark in marks if isinstance(mark, Rule) and not isinstance(mark.start, str)]
    return {constant_name(value): value for value in starts}


def columns_of(marks: Iterable[Any], frame: pd.DataFrame) -> list[str]:
    """List the columns of a frame that marks are drawn from, in the order of the frame."""
    named = {name for mark in marks for name in _names(mark)}
    return [name for name in frame.columns if name in named]


def _names(thing: Any) -> Iterable[str]:
    if isinstance(thing, str):
        yield thing
        yield from re.findall(r"datum\.(\w+)", thing)
    elif dataclasses.is_dataclass(thing):
        for part in dataclasses.fields(thing):
            yield from _names(getattr(thing, part.name))
    if isinstance(thing, Words):
        yield SIDE.format(text=thing.text)
