"""The one look of every chart: colours with a meaning, type sizes, quiet axes.

Hex colours stand here because a chart must also draw in JupyterLab and in a PNG; the site maps each of
them to a CSS variable so that one SVG serves light and dark pages.
"""

from __future__ import annotations

from typing import Any

INK, SOFT, LINE, WASH, PAPER = "#1d1c1a", "#5d5a54", "#dedad2", "#f2efe8", "#fbfaf7"
CHINA, CHINA_SOFT = "#b3261e", "#d0776f"
WORLD, WORLD_SOFT = "#5f6b77", "#87919b"
TEAL, OCHRE, PLUM, GREEN, BERRY = "#1b6e7e", "#8a5a0a", "#6a4a86", "#456f2e", "#9c2c63"

WHO = {
    "china": CHINA,
    "country": WORLD,
    "others": WORLD_SOFT,
    "nobody": PAPER,
    "computed": CHINA,
    "measured": CHINA,
    "quoted": WORLD,
    "all": WORLD_SOFT,
}
"""China, another country, countries together, output of no named country; figures of tables and of texts."""
SIDES = {"inside": CHINA, "outside": WORLD}
"""Inside China and outside it."""
ACTORS = {"China": CHINA, "chosen": TEAL, "others": WORLD}
"""China, the one that a page follows, everybody else."""
REACHED = {"met": TEAL, "missed": OCHRE, "open": WORLD}
"""Whether a target was reached."""
BANDS = (PAPER, LINE, WORLD_SOFT, WORLD, INK)
"""Classes of an amount that has no side, from nothing to the most."""
PUBLISHER_SHAPES = {
    "BGS": "circle",
    "USGS": "diamond",
    "WMD": "square",
    "BGS minerals": "triangle-up",
    "reserves": "triangle-up",
}
"""The shape of a figure by the publisher of its table."""

WIDE, NARROW = 760, 350
"""Total drawing widths in CSS pixels, labels included."""

FONT = "DejaVu Sans, Chokepoint CJK Metrics"


def config() -> dict[str, Any]:
    """Give the Vega-Lite ``config`` every chart is drawn with."""
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelColor": SOFT,
        "titleColor": SOFT,
        "titleFontWeight": "normal",
        "domainColor": LINE,
        "tickColor": LINE,
        "gridColor": LINE,
        "gridOpacity": 0.7,
        "labelLimit": 400,
        "labelPadding": 4,
    }
    return {
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "axisY": {"domain": False, "ticks": False},
        "text": {"font": FONT, "fontSize": 12, "color": INK},
        "point": {"size": 70, "filled": True},
        "legend": {"labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "titleFontSize": 12},
    }
