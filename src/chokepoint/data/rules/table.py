"""What the rules look at: a table as columns of text, and the package it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from chokepoint.data.cells import fits
from chokepoint.data.csvfile import CsvFile
from chokepoint.data.dates import first_day, last_day
from chokepoint.data.faults import Fault
from chokepoint.errors import DataError

Field = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A table: its name, its schema, its columns of text cells, and the line of the file each row ends on."""

    name: str
    schema: Mapping[str, Any]
    columns: Mapping[str, list[str]]
    lines: list[int]

    @classmethod
    def of_file(cls, name: str, schema: Mapping[str, Any], file: CsvFile) -> Table:
        """Turn the rows of a file into columns."""
        columns = zip(*file.rows, strict=True) if file.rows else [[] for _ in file.header]
        return cls(name, schema, dict(zip(file.header, map(list, columns), strict=True)), file.lines)

    @classmethod
    def of_rows(cls, name: str, schema: Mapping[str, Any], rows: Sequence[Mapping[str, str]]) -> Table:
        """Make a table of rows that stand in no file yet: the line of each is its place, from 0."""
        names = [field["name"] for field in schema["fields"]]
        columns = {name: [row.get(name, "") for row in rows] for name in names}
        return cls(name, schema, columns, list(range(len(rows))))

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The fields of the schema, in the order of the columns."""
        fields: list[dict[str, Any]] = self.schema["fields"]
        return fields

    @property
    def key(self) -> str:
        """The column of the primary key: the first, which the check of the descriptor holds to."""
        key: str = self.schema.get("primaryKey", [self.fields[0]["name"]])[0]
        return key

    def has(self, *names: str) -> bool:
        """Tell whether the table has all of these columns."""
        return all(name in self.columns for name in names)

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Give the line of each row and its cells in some columns."""
        return zip(self.lines, *(self.columns[name] for name in names), strict=True)

    def filled(self, name: str) -> Iterator[tuple[int, str]]:
        """Give line and cell of every filled cell of a column."""
        return ((line, cell) for line, cell in self.rows(name) if cell)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every value of the primary key."""
        return frozenset(self.columns[self.key])

    @cached_property
    def key_of_line(self) -> dict[int, str]:
        """The primary key of the row on each line."""
        return dict(self.rows(self.key))

    def numbers(self, name: str) -> list[float | None]:
        """Give a column as numbers, ``None`` where a cell is none; worked out once."""
        if name not in self._numbers:
            is_number = fits("number")
            known = {cell: float(cell) for cell in set(self.columns[name]) if is_number(cell)}
            self._numbers[name] = [known.get(cell) for cell in self.columns[name]]
        return self._numbers[name]

    @cached_property
    def _numbers(self) -> dict[str, list[float | None]]:
        return {}

    def fault(self, line: int, column: str, what: str, value: str | None = None, hint: str = "") -> Fault:
        """Name a cell and what is wrong with it."""
        return Fault(self.name, line, column, what, value, hint)


Tables = Mapping[str, Table]


@dataclass(frozen=True)
class Package:
    """What a rule may know beside the table it looks at.

    Args:
        tables: the tables that could be read, by name.
        is_whole: whether these are all the package describes; a table that cannot be read has a fault of its
            own, and what it would have said is not held against others.
        spellings: names of countries as printed, and the code each stands for.
        today: the day of the check.
    """

    tables: Tables
    is_whole: bool = True
    spellings: Mapping[str, str] = field(default_factory=dict)
    today: date = field(default_factory=date.today)

    @cached_property
    def published(self) -> dict[str, str]:
        """When each source was published, as the table of sources has it; ``""`` if undated."""
        return self.of_sources("published")

    def of_sources(self, column: str) -> dict[str, str]:
        """Give a column of the table of sources by source; empty if there is none to read."""
        sources = self.tables.get("sources")
        if sources is None or not sources.has("source_id", column):
            return {}
        return dict(zip(sources.columns["source_id"], sources.columns[column], strict=True))


Rule = Callable[[Table, Package], Iterator[Fault]]
PackageRule = Callable[[Package], Iterator[Fault]]


@lru_cache(maxsize=4096)
def span(partial: str) -> tuple[date, date] | None:
    """Give the first and the last day of a partial date; ``None`` if it is none."""
    try:
        return first_day(partial), last_day(partial)
    except DataError:
        return None
