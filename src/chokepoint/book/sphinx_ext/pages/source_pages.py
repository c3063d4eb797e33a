"""The page of a source: what it is, what may be done with it, what it says, where the book uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import source_page, table_page_address, to_top
from chokepoint.book.sphinx_ext.facts.formats import default_format, format_value, write_unit
from chokepoint.book.sphinx_ext.facts.values import Fact, anchor
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.pages.package_rows import TableText
from chokepoint.book.sphinx_ext.pages.table_pages import fold
from chokepoint.book.sphinx_ext.pages.uses import PageUses
from chokepoint.book.sphinx_ext.words import _, count, reader, say, translator
from chokepoint.i18n import Message, msg

SHOWN_ROWS = 12
"""Rows of one table shown on the page of a source; the others are counted."""

SHOWN_CELL = 120
UNTOLD = ("row_id", "source_id", "further_source_ids", "locator", "further_locators", "note", "vintage")
"""Columns that say nothing of the matter itself, or stand elsewhere on the page."""

RIGHTS = {
    "public-domain": msg("public domain"),
    "open-licence": msg("open licence"),
    "facts-only": msg("single facts with their source, no copy of the work"),
}
KINDS = {
    "primary-text": msg("the publication itself"),
    "data-file": msg("a data file of the publisher"),
    "secondary-report": msg("a report by somebody else"),
}


@dataclass(frozen=True)
class SourcePage:
    """Everything the page of a source is written from.

    Args:
        source: the row of ``sources.csv``, by column.
        tables: the tables of the package.
        uses: what each page of the book shows of it, by page.
        titles: the titles of the pages.
        language: the language of the page.
    """

    source: Mapping[str, str]
    tables: Mapping[str, TableText]
    uses: Mapping[str, PageUses] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    @property
    def address(self) -> str:
        """The page's name, as Sphinx names pages."""
        return source_page(self.source["source_id"])

    @property
    def rows(self) -> dict[str, list[list[str]]]:
        """The rows of this source by table."""
        key = self.source["source_id"]
        return {name: t.by_source[key] for name, t in self.tables.items() if key in t.by_source}

    def write(self) -> Markup:
        """Write the body of the page."""
        source = self.source
        head = tag("h1", source["title"])
        lede = tag("p", reader().commas([source["publisher"], self._date()]), class_="lede")
        return tag("div", head, lede, self._card(), self._uses(), self._rows(), class_="catalogue")

    def _date(self) -> str:
        return self.source.get("edition") or self.source.get("published") or str(_("undated"))

    def _card(self) -> Markup:
        pairs = [(name, value) for name, value in self._lines() if value]
        cells = (part for name, value in pairs for part in (tag("dt", str(name)), tag("dd", value)))
        return tag("dl", *cells, class_="card-list")

    def _lines(self) -> list[tuple[str, str]]:
        get = self.source.get
        url = get("url", "")
        link = tag("a", url, href=url) if url.startswith(("https://", "http://")) else url
        return [
            (_("Publisher"), get("publisher", "")),
            (_("Edition"), get("edition", "")),
            (_("Published"), get("published", "") or str(_("undated"))),
            (_("Proven to be out by"), get("known_by", "")),
            (_("Where"), link),
            (_("Licence"), get("licence", "")),
            (_("May be passed on"), _in_words(RIGHTS, get("redistribution", ""))),
            (_("Remarks on the licence"), get("licence_note", "")),
            (_("Seen as"), _in_words(KINDS, get("seen_as", ""))),
            (_("Doubts and remarks"), get("note", "")),
            (_("Id"), tag("code", get("source_id", ""))),
        ]

    def _uses(self) -> Markup:
        title = tag("h2", str(_("Where the book uses it")), id="uses")
        if not self.uses:
            return title + tag("p", str(_("No page shows a number or a figure from it at present.")))
        return title + join(self._use(page, uses) for page, uses in self.uses.items())

    def _use(self, page: str, uses: PageUses) -> Markup:
        home = f"{to_top(self.address)}{page}.html"
        lines = [*self._figures(home, uses), *self._facts(home, uses)]
        link = tag("a", self.titles.get(page, page), href=home)
        few, many = tag("ul", *lines[:SHOWN_ROWS], class_="list"), lines[SHOWN_ROWS:]
        more = fold(count("{n} more", "{n} more", len(many)), many) if many else Markup()
        return tag("h3", link) + few + more

    def _figures(self, home: str, uses: PageUses) -> Iterator[Markup]:
        for figure in uses.figures:
            link = tag("a", figure.title, href=f"{home}#fig-{figure.figure_id}")
            yield tag("li", marks.pair(str(_("Figure")), link))

    def _facts(self, home: str, uses: PageUses) -> Iterator[Markup]:
        for fact in uses.facts:
            link = tag("a", write_plainly(fact, self.language), href=f"{home}#{anchor(fact.key)}")
            how = translator(self.language).cell(fact.how)
            yield tag("li", link, f" {how} " if how else " ", tag("code", fact.key))

    def _rows(self) -> Markup:
        title = tag("h2", str(_("What it says")), id="rows")
        return title + join(self._table(self.tables[name], rows) for name, rows in self.rows.items())

    def _table(self, table: TableText, rows: Sequence[Sequence[str]]) -> Markup:
        link = tag("a", table.title, href=table_page_address(table.name, self.address))
        head = tag("h3", link, " ", tag("span", count("{n} row", "{n} rows", len(rows)), class_="s"))
        lines = (tag("li", *write_row(table, row)) for row in rows[:SHOWN_ROWS])
        rest = len(rows) - SHOWN_ROWS
        note = count(
            "{n} more row in the files of the table.", "{n} more rows in the files of the table.", rest
        )
        return (
            head + tag("ul", *lines, class_="list") + (tag("p", note, class_="s") if rest > 0 else Markup())
        )


def _in_words(words: Mapping[str, Message], code: str) -> str:
    """Write a code of a source in words, or as it is where there are none for it."""
    return say(words[code]) if code in words else code


def write_row(table: TableText, row: Sequence[str]) -> list[str]:
    """Write a row in one line: its id, what it says, where in the source it stands."""
    cells = dict(zip(table.columns, row, strict=True))
    told = [value for name, value in cells.items() if value and name not in UNTOLD]
    short = (value if len(value) <= SHOWN_CELL else value[:SHOWN_CELL].rstrip() + " …" for value in told)
    place = tag("span", cells.get("locator", ""), class_="s")
    return [tag("code", cells.get("row_id", row[0])), " ", " · ".join(dict.fromkeys(short)), " ", place]


def write_plainly(fact: Fact, language: str) -> str:
    """Write a fact's value with its unit, in the format a number has by itself."""
    is_number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
    text = format_value(fact.value, default_format(fact.value) if is_number else "", language)  # type: ignore[arg-type]
    return f"{text} {write_unit(fact.value, fact.unit, language)}".strip()
