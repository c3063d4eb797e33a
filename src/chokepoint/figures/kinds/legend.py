"""The one rule for legends: above the chart, no title, words by code, as many abreast as there is room."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from chokepoint.figures.measure import text_width, wrap
from chokepoint.figures.theme import INK, SOFT

SYMBOL = 30
"""Pixels an entry takes beside its words."""
SIZE = 12.0


def legend_of(
    words: Mapping[str, str], width: int, symbol: str = "", *, coloured: bool = False
) -> alt.Legend:
    """Make a legend above a chart.

    Args:
        words: what each code is called, in the reader's language, in order.
        width: of the drawing, in pixels.
        symbol: the shape of all symbols; without it they are drawn in their own shapes.
        coloured: whether the symbols have colours of their own; without them they are quiet.
    """
    broken = {code: wrap(word, width - SYMBOL - 10, SIZE) for code, word in words.items()}
    lines = {code: text.split("\n") for code, text in broken.items()}
    look: dict[str, Any] = {"symbolType": symbol} if symbol else {}
    if not coloured:
        look |= {"symbolFillColor": SOFT, "symbolStrokeColor": SOFT}
    return alt.Legend(
        title=None,
        orient="top",
        labelColor=INK,
        labelLimit=0,
        columns=columns_of(list(broken.values()), width),
        labelExpr=f"{json.dumps(lines, ensure_ascii=False)}[datum.value]",
        **look,
    )


def columns_of(words: Sequence[str], width: float) -> int:
    """Choose how many entries stand abreast: as many as fit, and no row shorter than it must be."""
    wide = [text_width(word, SIZE) + SYMBOL for word in words]
    for columns in range(len(wide), 1, -1):
        if sum(max(wide[n::columns]) for n in range(columns)) <= width:
            return columns
    return 1
