"""Who published a number: the sources of the data package, in the short and the long form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import lru_cache

from markupsafe import Markup

from chokepoint.book.engine.contents.editions import DEFAULT_LANGUAGE
from chokepoint.book.sphinx_ext import marks
from chokepoint.book.sphinx_ext.addresses import TOP, source_page_address
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.book.sphinx_ext.html import join, tag
from chokepoint.book.sphinx_ext.words import _, reader
from chokepoint.data import load_sources
from chokepoint.data.load import Stamp, table_stamp
from chokepoint.errors import DataError

FEW = 4
"""Up to so many sources stand in full under a figure; more are shortened to publisher and year."""
MOST = 6
"""More publishers than this are counted; the full list stands below the figure."""
CARD = 2
"""More publishers than this are counted on a card."""


@dataclass(frozen=True)
class Source:
    """One publication that figures were taken from."""

    source_id: str
    publisher: str
    title: str
    edition: str
    published: str
    url: str
    licence: str
    redistribution: str
    language: str = DEFAULT_LANGUAGE
    """The reader's language."""

    @property
    def date(self) -> str:
        """The edition, or the day, month or year of publication."""
        part = {10: "day", 7: "month", 4: "year"}.get(len(self.published))
        return (
            format_value(self.published, part, self.language) if part else self.published or str(_("undated"))
        )

    @property
    def year(self) -> str:
        """The edition or year, for short lists."""
        return self.edition or self.published[:4] or str(_("undated"))


Catalogue = dict[str, Source]


def read_catalogue(language: str = DEFAULT_LANGUAGE) -> Catalogue:
    """Read every source of the data package.

    Args:
        language: the language its dates are written in.
    """
    return _read_catalogue(language, table_stamp("sources")).copy()


@lru_cache(maxsize=4)
def _read_catalogue(language: str, stamp: Stamp) -> Catalogue:
    fields = [field.name for field in dataclass_fields(Source) if field.name != "language"]
    frame = load_sources().reset_index()
    frame = frame.reindex(columns=fields, fill_value="").fillna("").astype(str)
    sources = (Source(**dict(zip(fields, row, strict=True)), language=language) for row in frame.to_numpy())
    return {source.source_id: source for source in sources}


def find_source(catalogue: Catalogue, source_id: str) -> Source:
    """Look up a source.

    Raises:
        DataError: if the data package has none of that name.
    """
    if source_id not in catalogue:
        raise DataError(
            "no such source in the data package", where=source_id, hint="add it to data/sources.csv"
        )
    return catalogue[source_id]


def group_by_publisher(sources: Iterable[Source]) -> Iterator[tuple[str, list[Source]]]:
    """Group sources by publisher, each group from old to new."""
    groups: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda s: (s.publisher.casefold(), s.published, s.source_id)):
        groups.setdefault(source.publisher, []).append(source)
    return iter(groups.items())


def write_short(sources: Sequence[Source]) -> Markup:
    """Write the sources line of a figure: publisher, title, date; only years if they are many.

    A title leads to the publication, a date to the page of what the book takes from it.
    """
    write = _write_titles if len(sources) <= FEW else _write_years
    return marks.semicolons(_cap([write(name, group) for name, group in group_by_publisher(sources)], MOST))


def write_plain(sources: Sequence[Source]) -> str:
    """Write sources without links: the first publishers and their years."""
    groups = ((name, dict.fromkeys(s.year for s in group)) for name, group in group_by_publisher(sources))
    return reader().semicolons(_cap([reader().commas([name, *years]) for name, years in groups], CARD))


def write_full(source: Source, locators: Iterable[str] = ()) -> Markup:
    """Write one source in full, with the places in it that were used."""
    places = [place for place in dict.fromkeys(locators) if place]
    title = _linked(source, source.title)
    named = marks.aside(title, source.edition) if source.edition else title
    return marks.commas([source.publisher, named, source.date, marks.semicolons(places)])


def _cap(parts: Sequence[str], most: int) -> list[str]:
    """Keep the first publishers and count the others, unless only one would be counted."""
    rest = len(parts) - most
    return [*parts] if rest < 2 else [*parts[:most], str(_("{n} other publishers")).format(n=rest)]


def _write_titles(name: str, group: list[Source]) -> Markup:
    titles = (marks.aside(_linked(source, source.title), _own(source, source.date)) for source in group)
    return marks.pair(name, marks.commas(titles))


def _write_years(name: str, group: list[Source]) -> Markup:
    by_year: dict[str, list[Source]] = {}
    for source in group:
        by_year.setdefault(source.year, []).append(source)
    return join([name, " ", marks.commas(_write_year(year, same) for year, same in by_year.items())])


def _write_year(year: str, same: list[Source]) -> Markup:
    return marks.aside(year, str(len(same))) if len(same) > 1 else _own(same[0], year)


def _own(source: Source, text: str) -> Markup:
    return tag("a", text, href=f"{TOP}{source_page_address(source.source_id)}")


def _linked(source: Source, text: str) -> Markup:
    safe = source.url.startswith(("https://", "http://"))
    return tag("a", text, href=source.url) if safe else join([text])
