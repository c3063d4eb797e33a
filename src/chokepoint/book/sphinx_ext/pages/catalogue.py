"""The data catalogue: pages of tables and sources without an author, and the files they offer."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from chokepoint.book.sphinx_ext.addresses import DATA, to_top
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.figures.tables import LISTS
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.incremental import catalogue_key, note_catalogue, standing_catalogue
from chokepoint.book.sphinx_ext.page import is_ours, list_pages_in_order, nav_title
from chokepoint.book.sphinx_ext.pages.package_rows import TableText, read_tables
from chokepoint.book.sphinx_ext.pages.source_pages import SourcePage
from chokepoint.book.sphinx_ext.pages.table_pages import TablePage
from chokepoint.book.sphinx_ext.pages.uses import uses_of_source
from chokepoint.book.sphinx_ext.words import language_of
from chokepoint.data.archive import ARCHIVE, CHECKSUMS, checksum_lines, write_archive, write_parquet
from chokepoint.data.package import table_path

Rendered = tuple[str, dict[str, Any], str]
TEMPLATE = "page.html"


def collect_catalogue(app: Sphinx) -> Iterator[Rendered]:
    """Give Sphinx the pages of the tables and sources, and put their files beside them.

    They are written straight from the rows, without a document tree each: the package has hundreds of
    sources.
    """
    if not is_ours(app) or not app.config.chokepoint_catalogue:
        return
    if standing_catalogue(app):
        return
    key, titles = catalogue_key(app, app.env), {}
    for address, context, template in _collect(app):
        titles[address] = context["title"]
        yield address, context, template
    note_catalogue(app, key, titles)


def _collect(app: Sphinx) -> Iterator[Rendered]:
    tables = read_tables()
    sizes = write_downloads(Path(app.outdir) / DATA, tables)
    catalogue = read_catalogue(language_of(app.config))
    for table in tables.values():
        page = TablePage(table, sizes, catalogue)
        yield _render(app, page.address, table.title, page.write(), _words_of_table(table))
    yield from _collect_sources(app, tables)


def _collect_sources(app: Sphinx, tables: Mapping[str, TableText]) -> Iterator[Rendered]:
    pages = list_pages_in_order(app)
    titles = {page: nav_title(app.env, page) for page in pages}
    uses = uses_of_source(app.env, pages)
    language = language_of(app.config)
    for row in tables["sources"].rows:
        source = dict(zip(tables["sources"].columns, row, strict=True))
        page = SourcePage(source, tables, uses.get(row[0], {}), titles, language)
        words = (source["publisher"], source["edition"], source["published"], row[0])
        yield _render(app, page.address, source["title"], page.write(), words)


def _render(app: Sphinx, address: str, title: str, body: Markup, words: Iterable[str]) -> Rendered:
    if address in app.env.found_docs:
        raise ExtensionError(f"the page of an author and that of {title!r} would both be {address}.html")
    _index(app, address, title, words)
    return address, {"title": title, "body": str(_write_way(app, address) + body)}, TEMPLATE


def _write_way(app: Sphinx, address: str) -> Markup:
    """Lead back to the page that lists the tables and sources."""
    listing = next((page for page in list_pages_in_order(app) if LISTS in app.env.metadata[page]), None)
    if listing is None:
        return Markup()
    return tag(
        "p", tag("a", nav_title(app.env, listing), href=f"{to_top(address)}{listing}.html"), class_="way"
    )


def _index(app: Sphinx, address: str, title: str, words: Iterable[str]) -> None:
    """Let the search find a page by its title and a few words."""
    document = new_document(address)
    section = nodes.section("", nodes.title("", title), ids=[address])
    section += nodes.paragraph("", " ".join(words))
    document += section
    # Sphinx drops from the index what it does not know as a page with a title
    app.env.all_docs[address], app.env.titles[address] = 0.0, nodes.title("", title)
    app.builder.index_page(address, document, title)


def _words_of_table(table: TableText) -> list[str]:
    """Give the words a table is found by: of names and codes all, of measured rows only the columns."""
    names = [cell for row in table.rows for cell in row] if table.names_things else []
    described = [field.get("description", "") for field in table.fields]
    return [table.name, str(table.resource.get("description", "")), *table.columns, *described, *names]


def write_downloads(folder: Path, tables: Iterable[str]) -> dict[str, int]:
    """Write every table as CSV and Parquet, the whole package as ZIP, and the checksums of all these.

    Args:
        folder: where to put the files.
        tables: the names of the tables.

    Returns:
        The size of each file in bytes, by name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in tables:
        shutil.copyfile(table_path(name), folder / f"{name}.csv")
        write_parquet(name, folder / f"{name}.parquet")
    write_archive(folder / ARCHIVE)
    files = {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".csv", ".parquet", ".zip")}
    (folder / CHECKSUMS).write_text(checksum_lines(files), encoding="utf-8")
    return {name: len(content) for name, content in files.items()}
