"""Charts as the page draws them, for tests: where words and marks lie, and which rows they stand for."""

import json
import re

import vl_convert
from lxml import etree

from chokepoint.book.site.svg import FONT, FONTS
from chokepoint.figures.measure import text_width
from chokepoint.figures.theme import config

WIDTHS = (720, 320)
NAMES = {
    "en": ["China", "Democratic Republic of the Congo", "United States of America", "Peru"],
    "zh": ["中国", "刚果民主共和国（金沙萨）的钴矿和铜矿", "美利坚合众国", "秘鲁"],
}


def render(chart):
    """Draw a chart to a tree of SVG elements, measured with the fonts of the page."""
    vl_convert.register_font_directory(str(FONTS))
    spec = chart.to_dict()
    spec["config"] = config()
    text = re.sub(r'("(?:labelF|titleF|f)ont": )"[^"]*"', rf'\1"{FONT}"', json.dumps(spec))
    return etree.fromstring(vl_convert.vegalite_to_svg(text, vl_version="6.4"))


def tag(element):
    return etree.QName(element).localname


def _shift(element):
    x = y = 0.0
    for one in [element, *element.iterancestors()]:
        moves = re.match(r"translate\(([-\d.e]+)[, ]([-\d.e]+)\)", one.get("transform") or "")
        if moves:
            x, y = x + float(moves[1]), y + float(moves[2])
    return x, y


def words(tree):
    """List the words of a drawing with the box that each takes: left, top, right, bottom."""
    found = []
    for text in tree.iter("{*}text"):
        if text.get("opacity") == "0" or "rotate" in (text.get("transform") or ""):
            continue
        lines = ["".join(span.itertext()) for span in text.iter("{*}tspan")] or ["".join(text.itertext())]
        size = float((text.get("font-size") or "12px").rstrip("px"))
        wide = max(text_width(line, size, bold=text.get("font-weight") == "bold") for line in lines)
        x, y = _shift(text)
        left = x - {"end": wide, "middle": wide / 2}.get(text.get("text-anchor"), 0.0)
        found.append(
            (
                " ".join(lines),
                (left, y - 0.8 * size, left + wide, y + 0.2 * size + 1.2 * size * (len(lines) - 1)),
            )
        )
    return found


def overlaps(tree):
    """List the pairs of words of a drawing that cover each other."""
    found = [(text, box) for text, box in words(tree) if text.strip()]
    return [
        (a, b)
        for n, (a, one) in enumerate(found)
        for b, other in found[:n]
        if one[0] + 1 < other[2] and other[0] + 1 < one[2] and one[1] + 2 < other[3] and other[1] + 2 < one[3]
    ]


def clipped(tree):
    """List the words of a drawing that leave it."""
    width, height = float(tree.get("width")), float(tree.get("height"))
    return [
        text
        for text, (left, top, right, bottom) in words(tree)
        if left < -1 or top < -1 or right > width + 1 or bottom > height + 1
    ]


def rows_of(tree, kind="path"):
    """List the rows that the marks of a drawing say they stand for."""
    labels = [element.get("aria-label") for element in tree.iter(f"{{*}}{kind}")]
    return [int(label) for label in labels if label and re.fullmatch(r"\d+", label)]


def boxes(tree, row):
    """Give the left and right ends of the bars of a row, in pixels."""
    found = []
    for path in tree.iter("{*}path"):
        corners = re.match(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v", path.get("d") or "")
        if path.get("aria-label") == str(row) and corners:
            left = float(corners[1]) + _shift(path)[0]
            found.append((left, left + float(corners[3])))
    return found


def all_good(chart):
    """Check what holds for every chart: no words cover each other or leave the drawing."""
    tree = render(chart)
    assert overlaps(tree) == []
    assert clipped(tree) == []
    return tree
