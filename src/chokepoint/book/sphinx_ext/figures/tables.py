"""The data page: tables by theme, sources by publisher, each with a page of its own; and the files."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from markupsafe import Markup
from sphinx.util.docutils import SphinxDirective

from chokepoint.book.sphinx_ext.addresses import DATA, source_page_address, table_page_address, to_top
from chokepoint.book.sphinx_ext.figures.sources import Source, group_by_publisher, read_catalogue
from chokepoint.book.sphinx_ext.html import join, raw, tag
from chokepoint.book.sphinx_ext.pages.package_rows import TableText, group_by_theme, read_tables
from chokepoint.book.sphinx_ext.pages.table_pages import describe, link_file, name_rights
from chokepoint.book.sphinx_ext.words import _, language_of
from chokepoint.data import table_path
from chokepoint.data.archive import ARCHIVE, CHECKSUMS

LISTS = "lists_sources"
"""The entry of a page's metadata that says it leads to the pages of the sources."""


class DataTables(SphinxDirective):
    """``{data-tables}``: every table of the data package, one section for each theme."""

    def run(self) -> list[nodes.Node]:
        """Write the sections."""
        tables = read_tables()
        for name in tables:
            self.env.note_dependency(str(table_path(name)))
        return [
            make_section(n, theme, group, self.env.docname)
            for n, (theme, group) in enumerate(group_by_theme(tables), start=1)
        ]


class DataFiles(SphinxDirective):
    """``{data-files}``: the whole package to download, with its checksums."""

    def run(self) -> list[nodes.Node]:
        """Write the links."""
        folder = f"{to_top(self.env.docname)}{DATA}/"
        links = [
            link_file(ARCHIVE, str(_("The whole package (ZIP)")), {}, folder),
            link_file(CHECKSUMS, str(_("SHA-256 checksums of all files")), {}, folder),
        ]
        return [raw(tag("p", join(links, " · "), class_="files"))]


class SourcesList(SphinxDirective):
    """``{sources-list}``: every source of the data package, by publisher."""

    def run(self) -> list[nodes.Node]:
        """Write the list."""
        self.env.metadata[self.env.docname][LISTS] = True
        catalogue = read_catalogue(language_of(self.config))
        return [raw(write_sources(list(catalogue.values()), self.env.docname))]


def make_section(number: int, theme: str, tables: Iterable[TableText], page: str) -> nodes.section:
    """Build the section of one theme."""
    title = nodes.title("", theme, translatable=False)
    section = nodes.section("", title, ids=[f"theme-{number}"], names=[f"theme-{number}"])
    entries = (part for table in tables for part in write_entry(table, page))
    section += raw(tag("dl", *entries, class_="tables"))
    return section


def write_entry(table: TableText, page: str) -> tuple[Markup, Markup]:
    """Write what a table holds, with the link to its page."""
    link = tag("a", table.title, href=table_page_address(table.name, page))
    words = tag("span", " · ".join([table.name, *describe(table)]), class_="s")
    about = join([str(table.resource.get("description", "")), words], " ")
    return tag("dt", link, id=f"table-{table.name}"), tag("dd", about)


def write_sources(sources: list[Source], page: str = "") -> Markup:
    """Write all sources, grouped by publisher, each with the link to its page."""
    groups = (
        tag("dt", publisher) + join(tag("dd", _write_source(source, page)) for source in group)
        for publisher, group in group_by_publisher(sources)
    )
    return tag("dl", *groups, class_="sources")


def _write_source(source: Source, page: str) -> Markup:
    title = tag("a", source.title, href=source_page_address(source.source_id, page))
    words = [source.date, name_rights(source), source.source_id]
    return join([title, tag("span", " · ".join(words), class_="s")], between=" ")
