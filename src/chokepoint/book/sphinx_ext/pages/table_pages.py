"""The page of a table: what it holds, its first rows, its columns, its sources, its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import source_page_address, table_page, table_page_address
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, Source, find_source
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.pages.package_rows import TableText
from chokepoint.book.sphinx_ext.words import _, count, reader
from chokepoint.data.archive import ARCHIVE, CHECKSUMS

PREVIEW_ROWS = 5
PREVIEW_CELL = 90
"""Characters of a cell before it is cut in the preview."""

SHOWN_SOURCES = 12
"""More sources than this are folded away."""

TIME_FIELDS = ("period_start", "year", "period", "announced", "date", "month", "effective")


@dataclass(frozen=True)
class TablePage:
    """Everything the page of a table is written from.

    Args:
        table: the table.
        sizes: bytes of each download, by file name.
        catalogue: the sources of the package.
    """

    table: TableText
    sizes: Mapping[str, int]
    catalogue: Catalogue

    @property
    def address(self) -> str:
        """The page's name, as Sphinx names pages."""
        return table_page(self.table.name)

    def write(self) -> Markup:
        """Write the body of the page."""
        table = self.table
        head = tag("h1", table.title)
        lede = tag("p", str(table.resource.get("description", "")), class_="lede")
        line = tag("p", tag("code", table.name), " · ", " · ".join(describe(table)), class_="s")
        parts = [self._downloads(), self._rights(), self._preview(), self._columns(), self._sources()]
        return tag("div", head, lede, line, *parts, class_="catalogue")

    def _downloads(self) -> Markup:
        files = (
            (f"{self.table.name}.{ending}", label)
            for ending, label in (("csv", "CSV"), ("parquet", "Parquet"))
        )
        links = [link_file(name, label, self.sizes) for name, label in files]
        links.append(link_file(ARCHIVE, str(_("whole package (ZIP)")), self.sizes))
        links.append(link_file(CHECKSUMS, str(_("checksums")), {}))
        return tag("p", tag("b", str(_("Download"))), " ", join(links, " · "), class_="files")

    def _rights(self) -> Markup:
        counts = count_rights(self.table, self.catalogue)
        if not counts:
            return Markup()
        words = (reader().pair(name, count("{n} row", "{n} rows", n)) for name, n in counts.items())
        return tag("p", tag("b", str(_("Rights"))), " ", reader().clauses(words), class_="s")

    def _preview(self) -> Markup:
        table = self.table
        shown = list(range(len(table.columns)))
        rows = table.rows if table.names_things else table.rows[:PREVIEW_ROWS]
        filled = [n for n in shown if any(row[n] for row in rows)]
        label = str(_("Rows of {name}")).format(name=table.name)
        head = tag("tr", *(tag("th", table.columns[n], scope="col") for n in filled))
        body = (tag("tr", *_write_cells(row, filled, table.columns)) for row in rows)
        note = _write_left_out(table, len(rows), len(shown) - len(filled))
        return (
            tag("h2", str(_("Rows") if len(rows) == len(table.rows) else _("First rows")), id="rows")
            + write_grid(label, head, body, "records")
            + note
        )

    def _columns(self) -> Markup:
        label = str(_("Columns of {name}")).format(name=self.table.name)
        titles = (_("Column"), _("Kind"), _("Allowed values"), _("Meaning"))
        head = tag("tr", *(tag("th", str(title), scope="col") for title in titles))
        keys = read_keys(self.table)
        rows = (_write_column(field, keys.get(field["name"], "")) for field in self.table.fields)
        return tag("h2", str(_("Columns")), id="columns") + write_grid(label, head, rows, "columns")

    def _sources(self) -> Markup:
        groups = self.table.by_source
        if not groups:
            return Markup()
        order = sorted(groups, key=lambda key: (-len(groups[key]), key))
        lines = [
            _link_source(find_source(self.catalogue, key), len(groups[key]), self.address) for key in order
        ]
        title = tag("h2", str(_("Sources of these rows")), id="sources")
        few, many = tag("ul", *lines[:SHOWN_SOURCES], class_="list"), lines[SHOWN_SOURCES:]
        return (
            title
            + few
            + (fold(count("{n} more source", "{n} more sources", len(many)), many) if many else Markup())
        )


def describe(table: TableText) -> list[str]:
    """Say in a few words how much a table holds: rows, columns, years, sources."""
    words = [
        count("{n} row", "{n} rows", len(table.rows)),
        count("{n} column", "{n} columns", len(table.columns)),
    ]
    sources = count("{n} source", "{n} sources", len(table.by_source)) if table.by_source else ""
    return [word for word in (*words, cover_time(table), sources) if word]


def cover_time(table: TableText) -> str:
    """Write the first and last year a table speaks of, or nothing if it has no time."""
    name = next((name for name in TIME_FIELDS if name in table.columns), None)
    place = table.columns.index(name) if name else 0
    years = sorted({row[place][:4] for row in table.rows if row[place][:4].isdigit()}) if name else []
    return "–".join(dict.fromkeys([years[0], years[-1]])) if years else ""


def count_rights(table: TableText, catalogue: Catalogue) -> dict[str, int]:
    """Count the rows of a table by what their sources allow, most first."""
    found: dict[str, int] = {}
    for source_id, rows in table.by_source.items():
        name = name_rights(find_source(catalogue, source_id))
        found[name] = found.get(name, 0) + len(rows)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def name_rights(source: Source) -> str:
    """Say in words what may be done with a source."""
    words = {"facts-only": _("facts only"), "public-domain": _("public domain")}
    return str(words.get(source.redistribution, source.licence))


def link_file(name: str, label: str, sizes: Mapping[str, int], folder: str = "") -> Markup:
    """Link a file with its size."""
    link = tag("a", label, href=f"{folder}{name}", download=name)
    return marks.aside(link, write_size(sizes[name])) if name in sizes else link


def write_size(size: int) -> str:
    """Write a number of bytes for people."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"


def write_grid(label: str, head: Markup, rows: Iterable[Markup], kind: str) -> Markup:
    """Write a table in a box that scrolls on its own; on a phone its rows become cards."""
    caption = tag("caption", label, class_="vh")
    body = tag("table", caption, tag("thead", head), tag("tbody", *rows), class_=kind)
    return tag("div", body, class_="scroll", role="region", tabindex="0", aria_label=label)


def fold(title: str, lines: Sequence[Markup]) -> Markup:
    """Write a list that opens when asked for."""
    return tag("details", tag("summary", title), tag("ul", *lines, class_="list"))


def read_keys(table: TableText) -> dict[str, Markup]:
    """Say of each column whether it is a key, and of which table."""
    keys = {
        name: tag("span", str(_("key of the table")))
        for name in table.resource["schema"].get("primaryKey", [])
    }
    for key in table.resource["schema"].get("foreignKeys", []):
        target = key["reference"]["resource"] or table.name
        link = tag("a", target, href=table_page_address(target, table_page(table.name)))
        keys |= {name: join([str(_("key into")), " ", link]) for name in key["fields"]}
    return keys


def _write_cells(row: Sequence[str], places: Sequence[int], columns: Sequence[str]) -> Iterator[Markup]:
    yield tag("th", tag("code", row[places[0]]), scope="row")
    for n in places[1:]:
        cell = row[n] if len(row[n]) <= PREVIEW_CELL else row[n][:PREVIEW_CELL].rstrip() + " …"
        yield tag("td", cell, data_label=columns[n], class_=None if cell else "void")


def _write_left_out(table: TableText, rows: int, columns: int) -> Markup:
    words = [str(_("{shown} of {all} rows")).format(shown=rows, all=f"{len(table.rows):,}")]
    if columns:
        words.append(
            count(
                "{n} column empty in these rows left out", "{n} columns empty in these rows left out", columns
            )
        )
    return tag("p", reader().clauses(words), class_="s")


def _write_column(field: Mapping[str, Any], key: str) -> Markup:
    rules = field.get("constraints", {})
    needed = str(_("required")) if rules.get("required") else ""
    kind = " · ".join(str(part) for part in (_kind(field), field.get("unit"), needed) if part)
    meaning = join([part for part in (field.get("description", ""), key) if part], " ")
    cells = [(kind, _("Kind")), (write_allowed(rules), _("Allowed values")), (meaning, _("Meaning"))]
    name = tag("th", tag("code", field["name"]), scope="row")
    return tag("tr", name, *(tag("td", c, data_label=str(t), class_=None if c else "void") for c, t in cells))


def _kind(field: Mapping[str, Any]) -> str:
    return str(_("partial date")) if field.get("dateKind") == "partial" else str(field["type"])


def write_allowed(rules: Mapping[str, Any]) -> Markup:
    """Write the values a column may hold: a list, a range, or the form of a text."""
    if "enum" in rules:
        return join((tag("code", str(value)) for value in rules["enum"]), " ")
    limits = [f"{sign} {rules[name]}" for name, sign in (("minimum", "≥"), ("maximum", "≤")) if name in rules]
    return marks.commas(limits)


def _link_source(source: Source, rows: int, page: str) -> Markup:
    link = tag("a", source.title, href=source_page_address(source.source_id, page))
    words = [source.date, count("{n} row", "{n} rows", rows), name_rights(source)]
    return tag("li", marks.commas([source.publisher, link]), " ", tag("span", " · ".join(words), class_="s"))
