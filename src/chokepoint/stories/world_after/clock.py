"""The clock that all charts of restrictions share: the cases by name, and months since each was announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE
from chokepoint.figures.theme import BERRY, GREEN, INK, OCHRE, PLUM, SOFT, TEAL
from chokepoint.i18n import Translator, capital

PALETTE = (INK, TEAL, PLUM, GREEN, OCHRE, BERRY)
"""The colours of the cases in their order; a seventh case begins anew."""
GUTTER = 66
"""Pixels kept for the labels of a panel's y axis."""


@dataclass(frozen=True)
class Clock:
    """What several charts of the same cases have in common.

    Args:
        begun: as ``policy.precedents.starts`` gives them.
        horizon: months after the announcement at which the axis ends.
        metals: commodity names by id, in the reader's language.
        t: the reader's language.
        cases: all cases there are, known yet or not, so that each keeps its colour.
    """

    begun: pd.DataFrame
    horizon: float
    metals: pd.Series
    t: Translator
    cases: tuple[str, ...]

    @property
    def colours(self) -> dict[str, str]:
        """Give the colour of each case."""
        return dict(zip(self.cases, cycle(PALETTE), strict=False))

    @cached_property
    def names(self) -> dict[str, str]:
        """Name each case by its id as ``Gallium 2023`` does."""
        pairs = zip(self.begun["case"], self.begun["day"], strict=True)
        return {
            case: self.t("{name} {year}", name=capital(self.metals.get(case, case)), year=day.year)
            for case, day in pairs
        }

    def label(self, rows: pd.DataFrame, **columns: Any) -> pd.DataFrame:
        """Add the name of each row's ``case`` as ``name``, and further columns."""
        return rows.assign(name=rows["case"].map(self.names), **columns)

    def x(self, field: str) -> alt.X:
        """Make the axis: months since the announcement, from two years before to the horizon."""
        scale = alt.Scale(domain=[-BEFORE, self.horizon], nice=False)
        step = 12 if self.horizon <= 72 else 24
        ticks = list(range(-BEFORE, int(self.horizon) + 1, step))
        axis = alt.Axis(title=None, values=ticks, format="d", grid=False, titleColor=SOFT, titleAnchor="end")
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    def below(self) -> alt.TitleParams:
        """Write what the axis counts under a chart."""
        words = self.t("months since the announcement")
        return alt.TitleParams(
            words, orient="bottom", anchor="end", fontSize=11.5, color=SOFT, fontWeight="normal", offset=6
        )

    @staticmethod
    def zero() -> alt.Chart:
        """Draw the line of the announcement."""
        line = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=INK, strokeWidth=1.2)
        return line.encode(x="zero:Q")


Panel = Callable[[pd.DataFrame, int], list[alt.Chart]]
"""Draws the layers of one case at a width."""


def stack(frame: pd.DataFrame, clock: Clock, draw: Panel, width: int) -> alt.VConcatChart:
    """Draw one panel a case, below each other, on one axis.

    Args:
        frame: rows with ``case``.
        clock: the cases and their axis.
        draw: what stands in a panel.
        width: of the whole drawing, in pixels.
    """
    panels = []
    for case in [case for case in clock.names if case in set(frame["case"])]:
        own = frame[frame["case"] == case]
        heading = alt.TitleParams(
            clock.names[case], fontSize=12.5, anchor="start", color=INK, fontWeight="bold"
        )
        panels.append(
            alt.layer(*draw(own, width), title=heading).properties(width=width - GUTTER, height=104)
        )
    return alt.vconcat(*panels, spacing=12, title=clock.below()).properties(padding=4)
