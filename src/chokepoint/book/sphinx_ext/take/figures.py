"""The page of one figure: all that stands with it in its chapter, and everything to take away.

Beside it stands a page for frames on other sites, which holds the drawing, its words and the way back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.figures.downloads import write_svg
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.take.citation import AUTHORS, Work
from chokepoint.book.sphinx_ext.take.facts import tell_state
from chokepoint.book.sphinx_ext.take.frame import rebase
from chokepoint.book.sphinx_ext.take.places import figure_page
from chokepoint.book.sphinx_ext.words import _, reader
from chokepoint.figures import theme

SQUARE = 1080
"""Pixels of an edge of the square picture."""
EMBED = "embed"
WORDS_AROUND = 190
"""Pixels a frame needs above and below the drawing."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The files with its citation, by their ending."""
KINDS = {"csv": "text/csv", "png": "image/png", "svg": "image/svg+xml"}
"""The files with the figure, by their ending."""

_TITLE = re.compile(r'<p class="t"([^>]*)>(.*?)</p>', re.DOTALL)
_LINK = re.compile(r'(\s(?:href|src|data-spec)=")([^"]*)(?=")')
_PLOT = re.compile(r'<div class="plot".*?</div>', re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_SIZE = re.compile(r'^<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True)
class FigurePage:
    """Everything the page of a figure is written from.

    Args:
        page: the page that shows it, as Sphinx names it.
        figure: its id.
        meta: its metadata as in the output contract.
        markup: the figure as it stands on that page.
        files: its files by their ending.
        work: as what it is cited.
        kept: the day of the edition that keeps it as it is; "" if none does.
        embed: the whole address of the page for frames.
        catalogue: the sources of the package.
        language: of the page.
    """

    page: str
    figure: str
    meta: dict[str, Any]
    markup: str
    files: dict[str, str]
    work: Work
    kept: str
    embed: str
    catalogue: Catalogue
    language: str = "en"

    @property
    def address(self) -> str:
        """The page's name, as Sphinx names pages."""
        return figure_page(self.page, self.figure)

    @property
    def place(self) -> str:
        """The address of the figure on its page."""
        return f"../{self.page}.html#fig-{self.figure}"

    @property
    def folder(self) -> str:
        """The folder of its files, from the top of the edition, with the name they share."""
        return f"_figures/{self.page}/{self.figure}"

    @property
    def is_drawn(self) -> bool:
        """Whether it has a drawing; a list has none."""
        return "svg" in self.files

    def write(self) -> Markup:
        """Write the body."""
        parts = [self._figure(), self._words(), self._files(), self._embed(), self._cite()]
        return tag("main", *(part for part in parts if part), id="main")

    def _figure(self) -> Markup:
        """Write the figure as on its page: its finding heads this one, and its table stands open."""
        based = _LINK.sub(lambda found: f"{found[1]}{rebase(found[2], self.page, self.address)}", self.markup)
        headed = _TITLE.sub(r'<h1 class="t"\1>\2</h1>', based, count=1)
        return Markup(headed.replace('<details class="data">', '<details class="data" open="">', 1))

    def _words(self) -> Markup | str:
        alt = self.meta.get("alt", "")
        return tag("h2", str(_("In words"))) + tag("p", alt) if alt else ""

    def _files(self) -> Markup:
        name, own = f"../{self.folder}", self.address.rpartition("/")[2]
        pictures = [
            (str(_("Picture, wide (PNG)")), f"{name}.png"),
            (str(_("Picture, square (PNG)")), f"{name}.square.png"),
            (str(_("Drawing (SVG)")), f"{name}.svg"),
            (str(_("Specification (Vega-Lite)")), f"{name}.vl.json"),
        ]
        files = [
            (str(_("Rows with their sources (CSV)")), f"{name}.csv"),
            *(pictures if self.is_drawn else []),
            *((words, f"{own}.{ending}") for ending, words in FORMATS.items()),
        ]
        lines = (tag("li", tag("a", words, href=address, download="")) for words, address in files)
        return tag("h2", str(_("Take it away"))) + tag("ul", *lines, class_="files")

    def _embed(self) -> Markup | str:
        if not self.is_drawn:
            return ""
        lead = _(
            "This shows the figure in a frame on another page. It needs no script and follows dark mode."
        )
        code = tag("pre", tag("code", self.code()), tabindex="0")
        return tag("h2", str(_("Embed"))) + tag("p", str(lead), class_="s") + code

    def code(self) -> str:
        """Write the code of a frame that holds the drawing."""
        found = _SIZE.match(self.files["svg"])
        high = round(float(found[2]) if found else SQUARE) + WORDS_AROUND
        frame = tag(
            "iframe", src=self.embed, title=self.meta["title"], width="100%", height=high, loading="lazy",
            style="border:0",
        )  # fmt: skip
        return str(frame)

    def _cite(self) -> Markup:
        line = tag("p", self.work.line(), class_="cited")
        state = tag("p", tell_state(self.work, self.kept, self.language), class_="s")
        return join([tag("h2", str(_("Cite"))), line, state])

    def write_embed(self) -> Markup:
        """Write the body of the page for frames: nothing but the drawing, its words and the way back."""
        meta, own = self.meta, self.address.rpartition("/")[2]
        back = tag("a", self.work.book, href=f"{own}.html", target="_top")
        sources = reader().pair(_("Sources"), self.work.sources) if self.work.sources else ""
        return tag(
            "main",
            tag(
                "figure",
                tag("h1", meta["title"], class_="t", id="title"),
                tag("p", meta["subtitle"], class_="s"),
                tag("div", *map(Markup, self._drawings()), class_="plot"),
                tag("p", meta["notes"], class_="note") if meta.get("notes") else "",
                tag("figcaption", tag("p", marks.semicolons([back, *filter(None, [sources])]))),
                class_="fig",
                aria_labelledby="title",
            ),
        )

    def _drawings(self) -> list[str]:
        """Give the drawings as they stand on the page."""
        plot = _PLOT.search(self.markup)
        return _DRAWING.findall(plot[0]) if plot else []

    def square(self) -> str:
        """Draw the square picture as SVG: of the two drawings the one that fills it better."""
        told = [reader().pair(_("Sources"), self.work.sources)] if self.work.sources else []
        foot = reader().sentences(["Chokepoint Metals", *told])
        words = (self.meta["title"], self.meta["subtitle"], foot)
        alone = [write_svg(one, *words) for one in self._drawings()]
        best = min(alone, key=lambda one: max(_size(one)))
        width, height = _size(best)
        edge = max(width, height)
        box = f"{(width - edge) / 2:g} {(height - edge) / 2:g} {edge:g} {edge:g}"
        frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SQUARE}" height="{SQUARE}" viewBox="{box}">'
        x, y = box.split()[:2]
        ground = f'<rect x="{x}" y="{y}" width="{edge:g}" height="{edge:g}" fill="{theme.PAPER}"/>'
        return "\n".join([frame, ground, best, "</svg>"])

    def linked_data(self) -> Markup:
        """Describe the figure for search engines, in the words of schema.org."""
        text = json.dumps(dict(self._described()), ensure_ascii=False, sort_keys=True)
        return tag("script", Markup(text.replace("<", "\\u003c")), type="application/ld+json")

    def _described(self) -> Iterator[tuple[str, Any]]:
        work, base = self.work, self.work.address.rpartition("/f/")[0]
        sources = [find_source(self.catalogue, entry["source_id"]) for entry in self.meta["sources"]]
        yield "@context", "https://schema.org"
        yield "@type", "Dataset"
        yield "name", work.title
        yield "description", self.meta.get("alt") or self.meta["subtitle"]
        yield "url", work.address
        yield "creator", {"@type": "Organization", "name": AUTHORS}
        yield "license", LICENCE
        yield "isPartOf", {"@type": "Book", "name": work.book}
        yield "isBasedOn", [source.url for source in sources if source.url]
        if work.day:
            yield "dateModified", work.day
        if work.commit:
            yield "version", work.commit[:10]
        files = {ending: kind for ending, kind in KINDS.items() if self.is_drawn or ending in self.files}
        yield (
            "distribution",
            [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{base}/{self.folder}.{ending}",
                }
                for ending, kind in files.items()
            ],
        )


def _size(drawing: str) -> tuple[float, float]:
    found = _SIZE.match(drawing)
    return (float(found[1]), float(found[2])) if found else (float(SQUARE), float(SQUARE))
