"""The clock that all charts of restrictions share: the cases by name, and months since each was announced."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.analysis.policy.precedents import BEFORE
from chokepoint.figures.theme import INK, SOFT
from chokepoint.i18n import Translator, capital


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
