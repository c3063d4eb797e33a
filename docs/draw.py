"""Draw the picture of the README from the executed front page: ``python docs/draw.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import vl_convert

from chokepoint.figures import theme
from chokepoint.figures.figure import VEGALITE_MIME

DOCS = Path(__file__).parent
CHAPTER, FIGURE = DOCS.parent / "chapters" / "index.ipynb", "capacity-outside"


def find_figure() -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the specification of the figure and its words, as the front page holds them."""
    cells = nbformat.read(CHAPTER, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    shown = [output for output in outputs if "chokepoint_figure" in output.get("metadata", {})]
    (found,) = [output for output in shown if output.metadata["chokepoint_figure"]["id"] == FIGURE]
    return found.data[VEGALITE_MIME], found.metadata["chokepoint_figure"]


def draw() -> str:
    """Draw it with its title on a ground of its own, since nothing around it knows the book's colours."""
    spec, words = find_figure()
    title = {
        "text": words["title"],
        "subtitle": words["subtitle"],
        "anchor": "start",
        "offset": 14,
        "color": theme.INK,
        "subtitleColor": theme.SOFT,
        "fontSize": 15,
        "subtitleFontSize": 12,
    }
    framed = spec | {"title": title, "padding": 14, "config": spec["config"] | {"background": theme.PAPER}}
    svg = vl_convert.vegalite_to_svg(framed, vl_version="6.4", allowed_base_urls=[])
    return svg.replace(theme.FONT, "DejaVu Sans, Verdana, sans-serif") + "\n"


if __name__ == "__main__":
    (DOCS / f"{FIGURE}.svg").write_text(draw(), encoding="utf-8")
