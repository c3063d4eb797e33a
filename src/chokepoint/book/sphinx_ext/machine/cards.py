"""The card other sites show for a page: its finding above its chart, as a picture of 1200 by 630 pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

from docutils import nodes
from lxml import etree
from markupsafe import escape
from sphinx.application import Sphinx

from chokepoint.book.sphinx_ext.figures.downloads import FONTS, paint
from chokepoint.book.sphinx_ext.pages.uses import page_uses
from chokepoint.figures import theme
from chokepoint.figures.measure import wrap

FOLDER = "_cards"
WIDTH, HEIGHT, EDGE = 1200, 630, 64
TITLE, FOOT = 44, 24
"""Type sizes in pixels."""

MOST_LINES = 3
FITTING = 1.25
"""A chart at least so much wider than high can be read on a card."""

SVG = "{http://www.w3.org/2000/svg}svg"


def draw_card(figure: str, title: str, brand: str) -> str:
    """Draw a card as SVG.

    Args:
        figure: the figure as an SVG file that stands alone; its chart is taken out of it.
        title: the finding.
        brand: the book's title.
    """
    lines = wrap(title, WIDTH - 2 * EDGE, TITLE, bold=True).split("\n")
    shown = (
        [*lines[:MOST_LINES]]
        if len(lines) <= MOST_LINES
        else [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + " …"]
    )
    texts = [
        _text(line, EDGE + TITLE * 1.2 * (n + 0.7), TITLE, theme.INK, 'font-weight="600"')
        for n, line in enumerate(shown)
    ]
    top = EDGE + TITLE * 1.2 * len(shown) + 24
    texts.append(_text(brand, HEIGHT - EDGE / 2, FOOT, theme.SOFT))
    texts.append(_place(figure, top, HEIGHT - EDGE - top - 10))
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONTS}">'
    )
    grounds = [_ground(WIDTH, theme.PAPER), _ground(12, theme.CHINA)]
    return "\n".join([frame, *grounds, *texts, "</svg>"])


def _ground(width: int, colour: str) -> str:
    return f'<rect width="{width}" height="{HEIGHT}" fill="{colour}"/>'


def _text(words: str, y: float, size: int, colour: str, more: str = "") -> str:
    return f'<text x="{EDGE}" y="{y:g}" font-size="{size}" fill="{colour}" {more}>{escape(words)}</text>'


def _place(figure: str, top: float, height: float) -> str:
    """Fit the chart of a figure into the room under the title."""
    chart = _chart(figure)
    for name, value in (("x", EDGE), ("y", top), ("width", WIDTH - 2 * EDGE), ("height", height)):
        chart.set(name, f"{value:g}")
    chart.set("preserveAspectRatio", "xMinYMin meet")
    return etree.tostring(chart, encoding="unicode")


def _chart(figure: str) -> etree._Element:
    root = etree.fromstring(figure.encode())
    inner = root.find(SVG)
    return root if inner is None else inner


def proportion(figure: str) -> float:
    """Give the width of a figure's chart over its height."""
    size = re.split(r"[\s,]+", _chart(figure).get("viewBox", "0 0 1 1").strip())
    return float(size[2]) / float(size[3])


def choose_figure(figures: Sequence[nodes.Element]) -> nodes.Element | None:
    """Choose the first figure that fits on a card, else the first of all; nothing if there is none."""
    drawn = [figure for figure in figures if "svg" in figure["files"]]
    fitting = (figure for figure in drawn if proportion(figure["files"]["svg"]) >= FITTING)
    return next(fitting, drawn[0] if drawn else None)


def save_card(app: Sphinx, page: str, figures: Sequence[nodes.Element]) -> None:
    """Draw the card of a page that has figures."""
    figure, path = choose_figure(figures), Path(app.outdir) / FOLDER / f"{page}.png"
    if figure is None:
        path.unlink(missing_ok=True)  # of the figure it had before
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    brand = str(app.config.html_title or app.config.project)
    drawing = draw_card(figure["files"]["svg"], figure["meta"]["title"], brand)
    path.write_bytes(paint(drawing, scale=1))


def card_of(app: Sphinx, page: str) -> str:
    """Name the card of a page: its own, else that of the first page; nothing if neither has a figure."""
    pages = (page, app.config.root_doc)
    found = (name for name in pages if any(one.drawn for one in page_uses(app.env, name).figures))
    name = next(found, "")
    return f"{FOLDER}/{name}.png" if name else ""


def list_tags(app: Sphinx, page: str, title: str, description: str) -> Iterator[tuple[str, str]]:
    """Give names and contents of the ``meta`` tags that other sites read; none without a public address."""
    base = app.config.html_baseurl
    if not base:
        return
    card = card_of(app, page)
    yield "og:type", "article"
    yield "og:site_name", str(app.config.html_title or app.config.project)
    yield "og:title", title
    if description:
        yield "og:description", description
    yield "og:url", urljoin(base, app.builder.get_target_uri(page))
    if card:
        yield "og:image", urljoin(base, card)
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
    yield "twitter:card", "summary_large_image" if card else "summary"
