"""The one look of every chart: colours with a meaning, type sizes, quiet axes.

Hex colours stand here because a chart must also draw in JupyterLab and in a PNG; the site maps each of
them to a CSS variable so that one SVG serves light and dark pages.
"""

from __future__ import annotations

from typing import Any

from chokepoint.i18n import msg

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
ACTORS = {"China": CHINA, "chosen": PLUM, "others": WORLD}
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

MEANINGS = {
    "CHINA": (CHINA, msg("China: what it makes, sells, limits, lends and owns, and prices inside it")),
    "CHINA_SOFT": (CHINA_SOFT, msg("China in part: suspended, less sure, a part of a year or of a count")),
    "WORLD": (WORLD, msg("another country, everybody else, prices outside China")),
    "WORLD_SOFT": (WORLD_SOFT, msg("several others together, and what lies idle or is only announced")),
    "PLUM": (PLUM, msg("whom or what a page follows, where that is not China")),
    "TEAL": (TEAL, msg("reached, made or true")),
    "GREEN": (GREEN, msg("true as written")),
    "OCHRE": (OCHRE, msg("short of that: missed, only decided, imprecise, or due with no word on it")),
    "BERRY": (BERRY, msg("stopped, false or contradicted")),
    "INK": (INK, msg("text, the line of the present, and a further one that needs a mark of its own")),
    "SOFT": (SOFT, msg("axes, and what was stated in a text and not computed")),
    "LINE": (LINE, msg("guides, and what stands for nothing new")),
    "WASH": (WASH, msg("the ground of a stretch, and what differs")),
    "PAPER": (PAPER, msg("the page, and what is empty, hollow or unknown")),
}
"""The colours by name, and what each means on every page."""
CODES = {
    CHINA: "china China CHN inside domestic customs yes high USGS 'in force'",
    CHINA_SOFT: "wrought offtake middle WMD suspended 'extended by a statement'",
    WORLD: "country outside foreign_invested Europe USA no open running outdated others BGS customs_to_2010 "
    "customs_from_2011 'World Bank, IDA alone' 'World Bank' France '20 to 50' 3",
    WORLD_SOFT: "idle other others announced Other exports_under_quota reserves '5 to 20' 2",
    PLUM: "chosen compound BGS USGS WMD",
    TEAL: "met 'made metal' producing holds right like supported_with_nuance 'nearer than that'",
    GREEN: "supported",
    OCHRE: "missed decided imprecise 'no nearer' 'was due to end, no text found'",
    BERRY: "stopped flips left contradicted",
    INK: "now trade_press 'United States' Bondholders 'over 50' 4",
    SOFT: "element not_checkable oxide_equivalent 'African Development Bank'",
    LINE: "low 'the year before once more' 'up to 5 percent' 1",
    WASH: "unlike 'not split'",
    PAPER: "nobody closed none reference unknown unchanged 0",
}
"""The codes that each colour may stand for in a drawing, divided by spaces, quoted where they hold one."""

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
