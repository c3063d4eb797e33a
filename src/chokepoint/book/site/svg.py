"""Charts as inline SVG: drawn without a browser, the same bytes on every machine, safe to put into a page.

vl-convert draws with the widths of the bundled metrics fonts only. What comes out is then reduced to what a
reader's page needs: no scripts, links, pictures, styles, fonts or roles; ids of its own; colours as CSS
variables, so that one drawing serves light and dark. A mark keeps the number of its row in the figure's table
(``chokepoint.figures.figure`` says how it comes there) as ``data-r``, several as ``3;7``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import vl_convert
from lxml import etree

from chokepoint.book.site.drawings import FONTS, kept
from chokepoint.book.site.svg_compact import compact
from chokepoint.errors import FigureError
from chokepoint.figures import theme

VEGALITE_VERSION = "6.4"
FONT = "Chokepoint Metrics"
MARGIN = 4
"""CSS pixels added on every side of a drawing, for readers whose font is wider than the measured one."""

VARIABLES = {
    theme.INK: "ink", theme.SOFT: "soft", theme.LINE: "line", theme.WASH: "wash", theme.PAPER: "paper",
    theme.CHINA: "china", theme.CHINA_SOFT: "china-soft", theme.WORLD: "world",
    theme.WORLD_SOFT: "world-soft",
    theme.TEAL: "a", theme.OCHRE: "b", theme.PLUM: "c", theme.GREEN: "d", theme.BERRY: "e",
    # what Vega draws with when a chart says nothing: it must not vanish on a dark page either
    "#000": "ink", "black": "ink", "#888": "soft", "#ddd": "line",
}  # fmt: skip
ELEMENTS = frozenset({
    "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "tspan",
    "defs", "clipPath", "linearGradient", "radialGradient", "stop", "mask",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "viewBox", "id", "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry",
    "fx", "fy", "width", "height", "points", "offset", "transform", "gradientUnits",
    "gradientTransform", "clip-path", "mask", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "opacity", "stop-color", "stop-opacity", "text-anchor", "dominant-baseline",
    "font-size", "font-weight", "font-style", "xml:space",
})  # fmt: skip
DEFAULTS = {("opacity", "1"), ("transform", "translate(0,0)"), ("stroke-miterlimit", "10")}

_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
_ROWS = re.compile(r"\d+(;\d+)*")


@dataclass(frozen=True)
class FigureSvg:
    """The two drawings of one figure, as SVG elements ready to stand in a page."""

    wide: str
    narrow: str


def render_figure(output_data: dict[str, Any], metadata: dict[str, Any]) -> FigureSvg:
    """Draw both sizes of a figure.

    Args:
        output_data: the complete wide Vega-Lite specification.
        metadata: the ``chokepoint_figure`` metadata: ``id``, ``alt`` and the ``narrow`` specification, which
            draws from the datasets of the wide one.

    Returns:
        Two ``svg`` elements of class ``wide`` and ``narrow``, each an image named by the alternative text.

    Raises:
        FigureError: if a specification cannot be drawn.
    """
    narrow = {**metadata["narrow"], "datasets": output_data.get("datasets", {})}
    prefix, label = f"fig-{metadata['id']}", metadata["alt"]
    return FigureSvg(
        wide=render(output_data, f"{prefix}-w", label=label, kind="wide"),
        narrow=render(narrow, f"{prefix}-n", label=label, kind="narrow"),
    )


def render(spec: dict[str, Any], prefix: str, *, label: str = "", kind: str = "") -> str:
    """Draw a Vega-Lite specification as one inline ``svg`` element.

    Args:
        spec: a complete specification, data included; nothing is ever fetched.
        prefix: begins every id of the drawing; must be unique on the page.
        label: the text alternative; with it the drawing is an image to assistive technology.
        kind: the class of the element.

    Raises:
        FigureError: if the specification cannot be drawn.
    """
    return _render(json.dumps(spec, sort_keys=True), prefix, label, kind)


@lru_cache(maxsize=256)
def _render(spec: str, prefix: str, label: str, kind: str) -> str:
    root = etree.fromstring(_draw(json.loads(spec), prefix).encode(), _parser())
    _reduce(root)
    _rename_ids(root, prefix)
    for element in root.iter():
        _tidy_attributes(element)
    compact(root)
    _finish(root, label, kind)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _draw(spec: dict[str, Any], prefix: str) -> str:
    _register_fonts()
    measured = _use_metrics_font(spec)
    measured["config"] = {**measured.get("config", {}), "font": FONT}
    text = json.dumps([VEGALITE_VERSION, measured], sort_keys=True)
    return kept("svg", text, lambda: _draw_measured(measured, prefix).encode()).decode()


def _draw_measured(measured: dict[str, Any], prefix: str) -> str:
    try:
        return vl_convert.vegalite_to_svg(measured, vl_version=VEGALITE_VERSION, allowed_base_urls=[])
    except ValueError as error:
        first = " ".join(str(error).split("\n")[:2])
        raise FigureError(
            f"cannot be drawn: {first}", where=prefix, hint="open the chart in JupyterLab"
        ) from error


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def _use_metrics_font(node: Any) -> Any:
    """Copy a specification with every font replaced, so that no font of this machine is ever measured."""
    if isinstance(node, list):
        return [_use_metrics_font(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: FONT
        if key.lower().endswith("font") and isinstance(value, str)
        else (value if key in ("datasets", "data") else _use_metrics_font(value))
        for key, value in node.items()
    }


def _reduce(root: etree._Element) -> None:
    """Keep only drawing elements; drop what draws nothing."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _remove(element)
            continue
        element.tag = etree.QName(element).localname
        if element.tag == "a":
            element.tag = "g"
        elif element.tag not in ELEMENTS or _is_blank(element):
            _remove(element)
    for group in reversed(list(root.iter("g", "defs"))):
        if len(group) == 0:
            _remove(group)


def _is_blank(element: etree._Element) -> bool:
    if element.get("opacity") == "0":  # a label that would lie on another
        return True
    if element.tag != "path":
        return False
    hidden = element.get("display") == "none" or not element.get("d")
    unpainted = element.get("class") == "background" and not (element.get("fill") or element.get("stroke"))
    return hidden or unpainted


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _rename_ids(root: etree._Element, prefix: str) -> None:
    """Number ids by their place in the drawing: vl-convert's own counter runs on through a process."""
    named = [element for element in root.iter() if element.get("id")]
    names = {element.get("id"): f"{prefix}-{n}" for n, element in enumerate(named)}
    for element in named:
        element.set("id", names[element.get("id")])
    for element in root.iter():
        for key, value in element.items():
            if "url(" in value:
                element.set(key, _REFERENCE.sub(lambda m: f"url(#{names.get(m[1], prefix)})", value))


def _tidy_attributes(element: etree._Element) -> None:
    kept = dict(sorted(_keep_attributes(element)))
    element.attrib.clear()
    element.attrib.update(kept)


def _keep_attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.items():
        if key == "aria-label" and _ROWS.fullmatch(value):
            yield "data-r", value
        if key in ATTRIBUTES and (key, value) not in DEFAULTS:
            colour = VARIABLES.get(value.lower())
            yield key, f"var(--{colour})" if colour else _round_numbers(key, value)


def _round_numbers(key: str, value: str) -> str:
    if key in ("id", "clip-path", "mask", "fill", "stroke", "stop-color"):
        return value
    return _NUMBER.sub(lambda found: _round(float(found[0])), value)


def _round(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _finish(root: etree._Element, label: str, kind: str) -> None:
    left, top, width, height = (float(part) for part in root.get("viewBox").split())
    box = (left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN)
    root.set("viewBox", " ".join(_round(number) for number in box))
    # the width keeps labels at the size they were drawn for; the height follows from the proportions
    root.set("width", _round(box[2]))
    root.attrib.pop("height", None)
    if kind:
        root.set("class", kind)
    if label:
        root.set("role", "img")
        root.set("aria-label", label)
