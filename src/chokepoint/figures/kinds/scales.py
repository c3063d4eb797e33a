"""The axes of amounts and of time: their ends, their ticks, and where on them a value stands in pixels."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.measure import text_width

Ends = tuple[float, float]


@dataclass(frozen=True)
class Amounts:
    """An axis of numbers.

    Args:
        bottom: where it begins; none: at nil, or below the lowest amount.
        top: where it ends; none: as far as marks and words need.
        values: the ticks; without them about ``ticks`` round ones.
        ticks: how many.
        format: how ticks are written, in the notation of d3.
        log: whether equal steps are equal ratios.
        on_top: whether the axis stands above a chart of rows.
        words: what stands at ticks instead of numbers.
        shown: whether there is an axis at all.
        least: the least that the axis must reach.
        grid: whether lines run from the ticks through the chart.
        per: ticks are written in units of so much.
    """

    bottom: float | None = None
    top: float | None = None
    values: Sequence[float] | None = None
    ticks: int = 5
    format: str = ""
    log: bool = False
    on_top: bool = False
    words: Mapping[float, str] | None = None
    shown: bool = True
    least: float | None = None
    grid: bool = True
    per: float = 1

    def place(self, value: float, ends: Ends) -> float:
        """Give the place of a value as a part of the axis."""
        if self.log:
            value, ends = math.log10(value), (math.log10(ends[0]), math.log10(ends[1]))
        return (value - ends[0]) / ((ends[1] - ends[0]) or 1.0)

    def encode(self, ends: Ends, pixels: float, side: str = "x") -> dict[str, Any]:
        """Give the scale and the axis for an encoding."""
        kind: dict[str, Any] = {"type": "log"} if self.log else {}
        scale = alt.Scale(domain=list(ends), nice=False, zero=False, **kind)
        if not self.shown:
            return {"scale": scale, "axis": None}
        look: dict[str, Any] = {"title": None, "labelOverlap": True, "labelSeparation": 5}
        if self.log and self.values is None:
            look["values"] = _round_values(ends)
        elif self.values is not None or self.words:
            known = list(self.values if self.values is not None else self.words or ())
            look["values"] = [value for value in known if ends[0] <= value <= ends[1]]
        else:
            look["tickCount"] = min(self.ticks, max(2, int(pixels // 45)))
        look |= {"format": self.format} if self.format else {}
        look |= {"orient": "top"} if self.on_top else {}
        look |= {} if self.grid else {"grid": False}
        if self.words:
            named = {f"{value:g}": word for value, word in self.words.items()}
            look["labelExpr"] = f"{json.dumps(named, ensure_ascii=False)}[datum.value]"
        elif self.format.startswith("+"):
            look["labelExpr"] = f"datum.value == 0 ? '0' : format(datum.value, '{self.format}')"
        elif self.per != 1:
            look["labelExpr"] = f"format(datum.value / {self.per:g}, '{self.format}')"
        if side == "y":
            look["minExtent"] = 0
        return {"scale": scale, "axis": alt.Axis(**look)}

    @property
    def kind(self) -> str:
        """How amounts are told to Vega-Lite."""
        return "Q"


def _round_values(ends: Ends) -> list[float]:
    """List the ones, twos and fives of the powers of ten between two ends, or of many powers the ones."""
    powers = range(math.floor(math.log10(ends[0])), math.ceil(math.log10(ends[1])) + 1)
    digits = (1, 2, 5) if len(powers) <= 4 else (1,)
    values = (float(f"{digit}e{power}") for power in powers for digit in digits)
    return [value for value in values if ends[0] <= value <= ends[1]]


@dataclass(frozen=True)
class Days:
    """An axis of time in UTC, labelled by year.

    Args:
        first: where it begins.
        last: where it ends.
        grid: whether lines run from the years through the chart.
    """

    first: pd.Timestamp
    last: pd.Timestamp
    grid: bool = False
    shown: bool = True

    def place(self, value: Any, ends: Any = None) -> float:
        """Give the place of a day as a part of the axis."""
        return (pd.Timestamp(value) - self.first) / (self.last - self.first)

    def encode(self, ends: Any, pixels: float, side: str = "x") -> dict[str, Any]:
        """Give the scale and the axis for an encoding."""
        span = [f"{day:%Y-%m-%dT00:00:00Z}" for day in (self.first, self.last)]
        scale = alt.Scale(type="utc", domain=span, nice=False)
        if not self.shown:
            return {"scale": scale, "axis": None}
        step = year_step(self.last.year - self.first.year + 1, pixels)
        ticks: Any = "year" if step == 1 else {"interval": "year", "step": step}
        look = {"labelOverlap": True, "labelFlush": False, "tickCount": ticks, "grid": self.grid}
        return {"scale": scale, "axis": alt.Axis(format="%Y", title=None, **look)}

    @property
    def kind(self) -> str:
        """How days are told to Vega-Lite."""
        return "T"


YEAR_WIDTH = text_width("2000") + 14
"""Pixels that the label of a year takes with the gap to the next."""


def year_step(years: float, pixels: float) -> int:
    """Choose every which year is labelled, so that the labels do not meet."""
    fit = max(1.0, pixels / YEAR_WIDTH)
    return next((step for step in (1, 2, 4, 5, 8, 10, 20, 25) if years / step <= fit), 50)


def year_ticks(first: int, last: int, pixels: float) -> list[int]:
    """List the labelled years of an axis: multiples of the step, or all of few."""
    step = year_step(last - first + 1, pixels)
    return [year for year in range(first, last + 1) if step == 1 or year % step == 0]


@dataclass(frozen=True)
class Years:
    """An axis of whole years.

    Args:
        first: the first year.
        last: the last year.
        before: parts of a year kept free before the first.
        after: parts of a year kept free after the last.
    """

    first: int
    last: int
    before: float = 0.6
    after: float = 0.8
    shown: bool = True

    @property
    def kind(self) -> str:
        """How years are told to Vega-Lite."""
        return "Q"

    @property
    def ends(self) -> Ends:
        """Where the axis begins and ends."""
        return self.first - self.before, self.last + self.after

    def place(self, value: float, ends: Any = None) -> float:
        """Give the place of a year as a part of the axis."""
        low, high = self.ends
        return (float(value) - low) / (high - low)

    def encode(self, ends: Any, pixels: float, side: str = "x") -> dict[str, Any]:
        """Give the scale and the axis for an encoding."""
        scale = alt.Scale(domain=list(self.ends), nice=False, zero=False)
        if not self.shown:
            return {"scale": scale, "axis": None}
        part = (self.last - self.first + 1) / (self.ends[1] - self.ends[0])
        values = year_ticks(self.first, self.last, pixels * part)
        return {"scale": scale, "axis": alt.Axis(title=None, values=values, format="d", grid=False)}
