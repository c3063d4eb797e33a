"""Small multiples: the same chart once a group, below or beside each other, each under its heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from chokepoint.figures.canvas import layered, stacked
from chokepoint.figures.charts import is_narrow
from chokepoint.figures.kinds.layout import PADDING, numbered
from chokepoint.figures.measure import wrap
from chokepoint.figures.theme import FONT, INK

Panel = Callable[[pd.DataFrame, int], tuple[Sequence[alt.Chart], float]]
"""Gives the layers of a panel of so many pixels in all, and the height of its plot."""


@dataclass(frozen=True)
class Multiples:
    """How panels are put together.

    Args:
        by: the column, a code, that has one value a panel; panels stand in the order of the rows.
        heading: the column of the headings' words.
        left: pixels kept in each panel for the labels of its axis.
        abreast: so many panels stand beside each other in a wide drawing.
        spacing: pixels between panels.
        bold: whether headings are bold.
        below: words under all panels.
    """

    by: str
    heading: str
    left: float = 52
    abreast: int = 1
    spacing: float = 14
    bold: bool = True
    below: Any = None


def draw_multiples(frame: pd.DataFrame, width: int, how: Multiples, panel: Panel) -> alt.TopLevelMixin:
    """Draw a panel a group.

    Args:
        frame: the rows of all panels; each panel is given its own, numbered as in the figure's table.
        width: of the whole drawing.
        how: how the panels are put together.
        panel: draws one of them.
    """
    abreast = 1 if is_narrow(width) else how.abreast
    wide = int((width - 2 * PADDING - how.spacing * (abreast - 1)) / abreast)
    panels = []
    for _, rows in numbered(frame).groupby(how.by, sort=False):
        layers, height = panel(rows, wide)
        title = heading(str(rows[how.heading].iloc[0]), wide - how.left, bold=how.bold)
        panels.append(layered(layers, title=title, width=wide - how.left - 12, height=height))
    below = {"title": how.below} if how.below is not None else {}
    return stacked(panels, abreast=abreast > 1, spacing=how.spacing, padding=PADDING, **below)


def heading(text: str, pixels: float, *, bold: bool = True) -> alt.TitleParams:
    """Write the heading of a panel, broken to its width."""
    lines = wrap(text, pixels, 12, bold=bold).split("\n")
    weight = "bold" if bold else "normal"
    return alt.TitleParams(
        lines, fontSize=12, anchor="start", color=INK, fontWeight=weight, font=FONT, offset=4
    )
