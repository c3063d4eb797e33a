"""The page of one number: its value, how it was computed, from which rows, what it was, how to cite it.

Beside each stands a file that says the same to machines, see :data:`SCHEMA_TEXT`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Any

from markupsafe import Markup

from chokepoint.book.site.changes import RecordedChange
from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import table_page_address
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.book.sphinx_ext.facts.values import Fact, anchor
from chokepoint.book.sphinx_ext.figures.sources import Catalogue, Source, find_source, write_full
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.pages.source_pages import write_plainly
from chokepoint.book.sphinx_ext.take.citation import Work
from chokepoint.book.sphinx_ext.take.places import SCHEMA, fact_page
from chokepoint.book.sphinx_ext.words import _, count, translator
from chokepoint.data import RowRef, find_rows
from chokepoint.data.load import Stamp, table_stamp
from chokepoint.figures.row_words import tell_row

MOST_BYTES = 6000
"""A page of a number is no larger, its style sheet aside; fewer of its rows are shown until it fits."""

SHOWN = (6, 4, 2, 1, 0)
"""So many rows and sources are tried."""


@dataclass(frozen=True)
class FactPage:
    """Everything the page of a number is written from.

    Args:
        page: the page that states it, as Sphinx names it.
        fact: the number.
        sentence: the words in which the page states it; "" if they are not known.
        work: as what it is cited.
        kept: the day of the edition that keeps it as it is; "" if none does.
        catalogue: the sources of the package.
        changes: what is recorded of it, the oldest first.
        language: of the page.
    """

    page: str
    fact: Fact
    sentence: str
    work: Work
    kept: str
    catalogue: Catalogue
    changes: Sequence[RecordedChange] = ()
    language: str = "en"

    @property
    def address(self) -> str:
        """The page's name, as Sphinx names pages."""
        return fact_page(self.page, self.fact.key)

    @property
    def place(self) -> str:
        """The address of the number in the list of its page."""
        return f"../{self.page}.html#{anchor(self.fact.key)}"

    @cached_property
    def rows(self) -> list[tuple[RowRef, str]]:
        """The rows behind it; the first few with what they hold."""
        refs = find_rows(row_id for row_id, _source, _place in self.fact.rows)
        few = refs[: SHOWN[0]]
        told = (_tell(ref.table, ref.row_id, self.language, table_stamp(ref.table)) for ref in few)
        return list(zip_longest(refs, told, fillvalue=""))  # type: ignore[arg-type]

    @cached_property
    def sources(self) -> list[Source]:
        """The sources behind it, in the order of their first row."""
        names = dict.fromkeys(source for _row, source, _place in self.fact.rows)
        return [find_source(self.catalogue, name) for name in names]

    def write(self, shown: int = SHOWN[0]) -> Markup:
        """Write the body.

        Args:
            shown: so many rows and sources at most.
        """
        parts = [
            tag("h1", write_plainly(self.fact, self.language)),
            tag("blockquote", tag("p", self.sentence)) if self.sentence else "",
            tag("dl", *self._lines(), class_="card-list"),
            self._rows(shown),
            self._sources(shown),
            self._earlier(),
            self._changes(),
            self._cite(),
        ]
        return tag("main", *(part for part in parts if part), id="main")

    def _lines(self) -> Iterator[Markup]:
        how = translator(self.language).cell(self.fact.how)
        pairs = [
            (_("How it was computed"), how),
            (_("Bounds"), self._bounds()),
            (_("Exact value"), self._exact()),
            (_("Id"), tag("code", self.work.name)),
        ]
        for name, words in pairs:
            if words:
                yield tag("dt", str(name)) + tag("dd", words)

    def _bounds(self) -> str:
        """Write both bounds; where only one is given, the value itself is the other."""
        ends = (self.fact.low, self.fact.high)
        if ends == (None, None):
            return ""
        low, high = (self._plain(self.fact.value if end is None else end) for end in ends)
        return str(_("between {low} and {high}")).format(low=low, high=high)

    def _plain(self, value: Any) -> str:
        return write_plainly(Fact("", value, self.fact.unit), self.language)

    def _exact(self) -> str:
        value = self.fact.value
        is_decimal = isinstance(value, float) and not value.is_integer()
        return f"{value:.12g}" if is_decimal else ""

    def _rows(self, shown: int) -> Markup | str:
        if not self.rows:
            return ""
        title = tag("h2", count("{n} row behind it", "{n} rows behind it", len(self.rows)))
        lines = (self._row(*row) for row in self.rows[:shown])
        more = len(self.rows) - shown
        rest = tag("a", count("{n} more row on its page", "{n} more rows on its page", more), href=self.place)
        return title + tag("ul", *lines, tag("li", rest) if more > 0 else "", class_="rows")

    def _row(self, ref: RowRef, told: str) -> Markup:
        table = tag("a", ref.table, href=table_page_address(ref.table, self.address))
        where = marks.commas([ref.source_id, ref.locator])
        named = join([tag("code", ref.row_id), tag("span", told)] if told else [tag("code", ref.row_id)], " ")
        return tag("li", marks.commas([named, where, table]))

    def _sources(self, shown: int) -> Markup | str:
        if not self.sources:
            return ""
        few, more = self.sources[: max(shown, 1)], len(self.sources) - max(shown, 1)
        lines = [tag("li", write_full(source)) for source in few]
        rest = tag("a", count("{n} more source", "{n} more sources", more), href=self.place)
        return tag("h2", str(_("Sources"))) + tag("ul", *lines, tag("li", rest) if more > 0 else "")

    def _earlier(self) -> Markup | str:
        if not self.fact.earlier:
            return ""
        lines = (self._then(*one) for one in self.fact.earlier)
        return tag("h2", str(_("In the editions of earlier days"))) + tag("ul", *lines)

    def _then(self, day: str, value: Any, unit: str) -> Markup:
        link = tag("a", format_value(day, "day", self.language), href=f"../{day}/{self.page}.html")
        words = write_plainly(Fact("", value, unit), self.language) if value is not None else _("not known")
        return tag("li", marks.pair(link, str(words)))

    def _changes(self) -> Markup | str:
        if not self.changes:
            return ""
        lines = (self._change(change) for change in reversed(self.changes))
        return tag("h2", str(_("What changed it"))) + tag("ul", *lines)

    def _change(self, change: RecordedChange) -> Markup:
        day = format_value(change.date, "day", self.language)
        return tag("li", marks.pair(day, marks.semicolons([f"{change.old} → {change.new}", change.why])))

    def _cite(self) -> Markup:
        file = tag("a", "JSON", href=f"{self.address.rpartition('/')[2]}.json")
        return join(
            [
                tag("h2", str(_("Cite"))),
                tag("p", self.work.line(), class_="cited"),
                tag("p", tell_state(self.work, self.kept, self.language), class_="s"),
                tag("p", marks.pair(str(_("For machines")), file), class_="s"),
            ]
        )

    def tell_machines(self) -> dict[str, Any]:
        """Say the same to machines."""
        fact = self.fact
        return {
            "$schema": SCHEMA,
            "id": self.work.name,
            "page": self.place.removeprefix("../"),
            "chapter": self.work.chapter,
            "value": fact.value,
            "unit": fact.unit,
            "low": fact.low,
            "high": fact.high,
            "shown": write_plainly(fact, self.language),
            "sentence": self.sentence,
            "how": fact.how,
            "rows": [
                {"table": ref.table, "row_id": ref.row_id, "holds": told, "source_id": ref.source_id,
                 "place": ref.locator}
                for ref, told in self.rows
            ],
            "sources": [
                {"source_id": one.source_id, "publisher": one.publisher, "title": one.title,
                 "published": one.published, "url": one.url}
                for one in self.sources
            ],
            "earlier": [{"day": day, "value": value, "unit": unit} for day, value, unit in fact.earlier],
            "changes": [
                {"date": one.date, "old": one.old, "new": one.new, "why": one.why} for one in self.changes
            ],
            "data_as_of": self.work.day,
            "version": self.work.commit,
            "kept_by_edition": self.kept,
            "address": self.work.address,
            "cite": self.work.line(),
        }  # fmt: skip


@lru_cache(maxsize=8192)
def _tell(table: str, row_id: str, language: str, stamp: Stamp) -> str:
    """Say what a row holds; many numbers of a page come from the same rows."""
    return tell_row(table, row_id, translator(language))


def tell_state(work: Work, kept: str, language: str) -> str:
    """Say whether the address keeps what it shows."""
    if kept:
        words = _("The address is that of the edition of {day}, which does not change when more is known.")
        return str(words).format(day=format_value(kept, "day", language))
    if work.commit:
        words = _("The address shows what is known now; what it showed is kept under version {commit} alone.")
        return str(words).format(commit=work.commit[:10])
    return str(_("The address shows what is known now; no edition keeps what it showed."))


def write_json(told: Mapping[str, Any]) -> str:
    """Write what machines read, in one line for each part."""
    return json.dumps(told, ensure_ascii=False, indent=0) + "\n"


def _text(meaning: str) -> dict[str, str]:
    return {"type": "string", "description": meaning}


def _list(meaning: str, **fields: dict[str, Any]) -> dict[str, Any]:
    item = {"type": "object", "required": list(fields), "properties": fields}
    return {"type": "array", "description": meaning, "items": item}


_VALUE: dict[str, Any] = {"type": ["number", "string", "boolean", "null"]}
_BOUND: dict[str, Any] = {"type": ["number", "string", "null"]}
_FIELDS: dict[str, dict[str, Any]] = {
    "$schema": _text("This file."),
    "id": _text("Names the number for ever: its page with dots, and its key."),
    "page": _text("The place on the page that states it, from the top of the edition."),
    "chapter": _text("The title of that page."),
    "value": _VALUE | {"description": "The value; a day as YYYY-MM-DD; null if nothing was published."},
    "unit": _text("What it counts; empty for words."),
    "low": _BOUND | {"description": "The lower bound, if there is one."},
    "high": _BOUND | {"description": "The upper bound, if there is one."},
    "shown": _text("The value as a reader sees it, with its unit."),
    "sentence": _text("The sentence that states it; empty where a word stands for it."),
    "how": _text("How it was computed."),
    "rows": _list(
        "The rows of the data package it was computed from; a star stands for all rows of a printed table.",
        table=_text("The table."), row_id=_text("The row."), holds=_text("What it holds; of the first rows."),
        source_id=_text("Who printed it."), place=_text("Where in the source."),
    ),
    "sources": _list(
        "The sources of these rows.",
        source_id=_text("Names it."), publisher=_text("Who published it."), title=_text("Its title."),
        published=_text("When: a day, month or year."), url=_text("Where."),
    ),
    "earlier": _list(
        "Its value in the editions of earlier days.",
        day=_text("The day of the edition."), value=_VALUE, unit=_text("What it counted."),
    ),
    "changes": _list(
        "When it was changed on purpose, the oldest first.",
        date=_text("The day."), old=_text("What it was."), new=_text("What it became."), why=_text("Why."),
    ),
    "data_as_of": _text("The day of the data, YYYY-MM-DD."),
    "version": _text("The commit of the book."),
    "kept_by_edition": _text("The day of the edition that keeps this value; empty if none does."),
    "address": _text("The address to cite."),
    "cite": _text("The citation, in one line."),
}  # fmt: skip

SCHEMA_TEXT: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A number of the book",
    "type": "object",
    "required": list(_FIELDS),
    "additionalProperties": False,
    "properties": _FIELDS,
}
"""The schema of the files, in the words of JSON Schema."""
