"""The data catalogue: pages of tables and sources without an author, and the files they offer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from chokepoint.book.engine.digests import digest
from chokepoint.book.sphinx_ext.addresses import DATA, to_top
from chokepoint.book.sphinx_ext.contents import list_pages_in_order, nav_title
from chokepoint.book.sphinx_ext.facts import explore
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.figures.tables import LISTS
from chokepoint.book.sphinx_ext.html import tag
from chokepoint.book.sphinx_ext.incremental import Note, catalogue_key, frame_key, read_note, write_note
from chokepoint.book.sphinx_ext.page import is_ours
from chokepoint.book.sphinx_ext.pages.apart import list_apart, write_records
from chokepoint.book.sphinx_ext.pages.generated import Generated, place_of, write_pages
from chokepoint.book.sphinx_ext.pages.package_rows import TableText, read_tables
from chokepoint.book.sphinx_ext.pages.source_pages import SourcePage
from chokepoint.book.sphinx_ext.pages.table_pages import TablePage
from chokepoint.book.sphinx_ext.pages.uses import uses_of_source
from chokepoint.book.sphinx_ext.words import language_of
from chokepoint.data.archive import ARCHIVE, CHECKSUMS, checksum_lines, write_archive, write_parquet
from chokepoint.data.package import table_path


class _Plan:
    """What is to be done about the pages of tables and sources; kept while Sphinx writes those of authors."""

    stale: ClassVar[list[Generated]] = []
    note: ClassVar[Note | None] = None


def plan_catalogue(app: Sphinx, env: BuildEnvironment) -> None:
    """Look which pages of tables and sources stand and which are to be made, and put their files beside them.

    An edition of another day has none of them, only pages made apart.
    """
    _Plan.stale, _Plan.note = [], None
    made = app.config.chokepoint_catalogue or app.config.html_context.get("apart")
    if not is_ours(app) or not made:
        return
    before, whole = read_note(app), catalogue_key(app, env)
    if before is not None and before.key == whole:
        return
    pages = list(_list_pages(app) if app.config.chokepoint_catalogue else list_apart(app))
    frame = frame_key(app, env)
    standing = before.pages if before is not None and before.frame == frame else {}
    _Plan.stale = [page for page in pages if standing.get(page.address) != (page.title, page.shown)]
    _Plan.note = Note(whole, frame, {page.address: (page.title, page.shown) for page in pages})
    _remove(app, set(before.pages if before else ()) - set(_Plan.note.pages))


def write_catalogue(app: Sphinx) -> list[Any]:
    """Write the pages of tables and sources that are to be made; Sphinx has none of them to write."""
    explore.save_tables(app)
    write_pages(app, _Plan.stale)
    if _Plan.note is not None:
        write_records(app)
        write_note(app, _Plan.note)
    return []


def _remove(app: Sphinx, addresses: Iterable[str]) -> None:
    for address in addresses:
        place_of(app, address).unlink(missing_ok=True)
        place_of(app, address).with_suffix(".json").unlink(missing_ok=True)  # what machines read of it


def _list_pages(app: Sphinx) -> Iterator[Generated]:
    tables = read_tables()
    sizes = write_downloads(Path(app.outdir) / DATA, tables)
    catalogue, way = read_catalogue(language_of(app.config)), _write_way(app)
    beside = digest(repr((sizes, catalogue, way)))
    for table in tables.values():
        page = TablePage(table, sizes, catalogue)
        shown = digest(repr((table.resource, table.rows)), beside)
        yield Generated(page.address, table.title, shown, _led_by(way, page))
    yield from _list_sources(app, tables, way)
    yield from list_apart(app)


def _list_sources(app: Sphinx, tables: Mapping[str, TableText], way: Way) -> Iterator[Generated]:
    pages = list_pages_in_order(app)
    titles = {page: nav_title(app.env, page) for page in pages}
    uses = uses_of_source(app.env, pages)
    language = language_of(app.config)
    for row in tables["sources"].rows:
        source = dict(zip(tables["sources"].columns, row, strict=True))
        page = SourcePage(source, tables, uses.get(row[0], {}), titles, language)
        described = {name: (tables[name].title, tables[name].columns) for name in page.rows}
        shown = digest(repr((source, page.rows, described, page.uses, titles, way)))
        yield Generated(page.address, source["title"], shown, _led_by(way, page))


Way = tuple[str, str]
"""The page that lists the tables and sources, and its title; both empty where there is none."""


def _led_by(way: Way, page: TablePage | SourcePage) -> Callable[[], Markup]:
    return lambda: _write_back(way, page.address) + page.write()


def _write_way(app: Sphinx) -> Way:
    listing = next((page for page in list_pages_in_order(app) if LISTS in app.env.metadata[page]), None)
    return (listing, nav_title(app.env, listing)) if listing else ("", "")


def _write_back(way: Way, address: str) -> Markup:
    """Lead back to the page that lists the tables and sources."""
    name, title = way
    return tag("p", tag("a", title, href=f"{to_top(address)}{name}.html"), class_="way") if name else Markup()


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
