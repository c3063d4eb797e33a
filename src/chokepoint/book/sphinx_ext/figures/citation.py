"""How to cite a figure: one line of plain text that says what, where, of which data, from whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx.util.osutil import relative_uri

from chokepoint.book.sphinx_ext.figures.sources import Catalogue, find_source, write_plain
from chokepoint.book.sphinx_ext.words import _, reader

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


def cite_figure(builder: StandaloneHTMLBuilder, page: str, at: tuple[str, str], words: Sequence[str]) -> str:
    """Write the citation of a figure.

    Args:
        builder: knows the book's title, address, commit and day of the data.
        page: the name of the page it belongs to.
        at: the name of the page it stands on, and its place there.
        words: what names the figure: its number, its finding, its sources.
    """
    number, finding, sources = words
    context = builder.config.html_context
    chapter = builder.env.titles[page].astext()
    commit, day, t = str(context.get("commit") or "")[:10], context.get("data_as_of"), reader()
    place = [
        t.commas([number, chapter]),
        str(_("data as of {day}")).format(day=day) if day else "",
        str(_("version {commit}")).format(commit=commit) if commit else "",
    ]
    parts = [
        t.pair(_title(builder), str(_("“{finding}”")).format(finding=finding)),
        t.semicolons(filter(None, place)),
        f"{page_address(builder, at[0])}#{at[1]}",
        t.pair(_("Sources"), sources) if sources else "",
    ]
    return f"{t.sentences(filter(None, parts))}{t.grammar.STOP}"


def page_address(builder: StandaloneHTMLBuilder, page: str) -> str:
    """Give the address a page is published at, or its file name if the book has no address."""
    base = builder.config.html_baseurl
    return urljoin(base, builder.get_target_uri(page)) if base else builder.get_target_uri(page)


def folder_address(page: str, folder: str) -> str:
    """Lead from a page to a folder beside the first page."""
    return relative_uri(f"{page}.html", folder)


def name_sources(source_ids: Sequence[str], catalogue: Catalogue) -> str:
    """Name the first publishers and their years."""
    return write_plain([find_source(catalogue, source_id) for source_id in source_ids])


def _title(builder: StandaloneHTMLBuilder) -> str:
    return str(builder.config.html_title or builder.config.project)
