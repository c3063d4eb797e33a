"""How to cite a figure: one line of plain text that says what, where, of which data, from whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx.util.osutil import relative_uri

from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source, write_plain
from chokepoint.book.sphinx_ext.take.citation import Work
from chokepoint.book.sphinx_ext.take.places import figure_page, kept_folder
from chokepoint.book.sphinx_ext.words import reader

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


def cite_figure(
    builder: StandaloneHTMLBuilder, page: str, figure: str, words: Sequence[str], stacked: str = ""
) -> str:
    """Write the citation of a figure, with its own address: that of the edition that keeps it, if one does.

    Args:
        builder: knows the book's title, address, commit and day of the data.
        page: the page's name.
        figure: the id of the figure.
        words: what names the figure: its number, its finding, its sources.
        stacked: of a state of a figure, the page on which all states stand.
    """
    number, finding, sources = words
    context = builder.config.html_context
    chapter = reader().commas([number, builder.env.titles[page].astext()])
    state = (str(context.get("data_as_of") or ""), str(context.get("commit") or ""))
    if page in builder.env.found_docs and not stacked:
        address = page_address(builder, figure_page(page, figure), kept_folder(context, page))
    else:  # a page made apart, or a state of a figure: these have no page of their own
        address = f"{page_address(builder, stacked or page, kept_folder(context, page))}#fig-{figure}"
    return Work(figure, finding, _title(builder), chapter, address, *state, sources).line()


def page_address(builder: StandaloneHTMLBuilder, page: str, folder: str = "") -> str:
    """Give the address a page is published at, or its file name if the book has no address.

    Args:
        builder: knows the address of the book.
        page: the page's name.
        folder: the folder of another edition, from the top of this one, with a slash.
    """
    base, name = builder.config.html_baseurl, f"{folder}{builder.get_target_uri(page)}"
    return urljoin(base, name) if base else name


def folder_address(page: str, folder: str) -> str:
    """Lead from a page to a folder beside the first page."""
    return relative_uri(f"{page}.html", folder)


def name_sources(source_ids: Sequence[str], catalogue: Catalogue) -> str:
    """Name the first publishers and their years."""
    return write_plain([find_source(catalogue, source_id) for source_id in source_ids])


def _title(builder: StandaloneHTMLBuilder) -> str:
    return str(builder.config.html_title or builder.config.project)
