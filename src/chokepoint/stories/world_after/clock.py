"""The clock that all charts of restrictions share: the cases by name, and months since each was announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import INK, SOFT
from chokepoint.i18n import Translator

GUTTER = 56
"""Pixels kept for the labels of a panel's y axis."""


@dataclass(frozen=True)
class Clock:
    """What several charts of the same cases have in common.

    Args:
        begun: as ``policy.precedents.starts`` gives them.
        horizon: months after the announcement at which the axis ends.
        metals: commodity names by id, in the reader's language.
        t: the reader's language.
    """

    begun: pd.DataFrame
    horizon: float
    metals: pd.Series
    t: Translator

    @cached_property
    def names(self) -> dict[str, str]:
        """Name each case by its id as ``Gallium 2023`` does."""
        pairs = zip(self.begun["case"], self.begun["day"], strict=True)
        return {
            case: self.t("{name} {year}", name=self.t.capital(self.metals.get(case, case)), year=day.year)
            for case, day in pairs
        }

    @cached_property
    def told(self) -> dict[str, str]:
        """Name each case by its id as a sentence does: ``gallium in 2023``."""
        pairs = zip(self.begun["case"], self.begun["day"], strict=True)
        return {
            case: self.t("{name} in {year}", name=self.metals.get(case, case), year=day.year)
            for case, day in pairs
        }

    def label(self, rows: pd.DataFrame, **columns: Any) -> pd.DataFrame:
        """Add the name of each row's ``case`` as ``name``, and further columns."""
        return rows.assign(name=rows["case"].map(self.names), **columns)

    def of(self, *cases: str) -> Clock:
        """Give the clock of some of the cases."""
        return replace(self, begun=self.begun[self.begun["case"].isin(cases)])

    def scale(self) -> Amounts:
        """Give the axis: months since the announcement, from two years before to the horizon."""
        step = 12 if self.horizon <= 72 else 24
        ticks = range(-BEFORE, int(self.horizon) + 1, step)
        return Amounts(-BEFORE, self.horizon, values=ticks, format="d", grid=False)

    def below(self) -> alt.TitleParams:
        """Write what the axis counts under a chart."""
        words = self.t("months since the announcement")
        return alt.TitleParams(
            words, orient="bottom", anchor="end", fontSize=11.5, color=SOFT, fontWeight="normal", offset=6
        )


ANNOUNCED = Guide(0, colour=INK, dash=None, thick=1.2)
"""The line of the announcement."""


def stack(
    frame: pd.DataFrame, clock: Clock, how: Callable[[pd.DataFrame], Lines], width: int
) -> alt.TopLevelMixin:
    """Draw one panel a case, below each other, on one axis.

    Args:
        frame: rows with ``case`` and ``name``, all or some of the figure's.
        clock: the cases and their axis.
        how: what a panel of the given rows is drawn as.
        width: of the whole drawing, in pixels.
    """
    order = list(clock.names)
    rows = numbered(frame).sort_values("case", key=lambda cases: cases.map(order.index), kind="stable")
    panels = Multiples("case", "name", left=GUTTER, spacing=12, below=clock.below())

    def panel(own: pd.DataFrame, wide: int) -> tuple[list[alt.Chart], float]:
        lines = how(own)
        return line_layers(own, wide, lines), lines.height

    return draw_multiples(rows, width, panels, panel)
