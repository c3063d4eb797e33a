"""From a number back to the rows behind it, and from a row to its citation."""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

import pandas as pd

from chokepoint.data.load import Stamp, load_table, table_stamp
from chokepoint.data.package import Schema, read_descriptor
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True, order=True)
class RowRef:
    """A row of the package: its id, its table, and the place in the source it was taken from.

    Where the id is a pattern, ``rows`` counts the rows it stands for and ``locator`` is what they share.
    """

    row_id: str
    table: str
    source_id: str
    locator: str
    rows: int = 1


def collect_rows(frame: pd.DataFrame) -> list[RowRef]:
    """Collect the rows a frame was made of.

    Args:
        frame: a result with ``row_ids`` (ids or patterns joined by ``;``), or rows of a table with
            ``row_id``.

    Returns:
        Each row or pattern once, sorted by id; empty if the frame has neither column.

    Raises:
        DataError: as :func:`find_rows`.
    """
    column = next((name for name in ("row_ids", "row_id") if name in frame.columns), None)
    return [] if column is None else find_rows(";".join(frame[column].astype(str)).split(";"))


def find_rows(row_ids: Iterable[str]) -> list[RowRef]:
    """Find rows by their ids, whatever their table.

    Args:
        row_ids: ids, or patterns such as ``prod-wmd-2024-cobalt-mine-*-2022`` that stand for every row they
            match; repeated and empty ones count once or not at all.

    Returns:
        One entry an id or pattern, sorted by id.

    Raises:
        DataError: if an id is in no table, or a pattern matches no row or rows of several sources.
    """
    names = sorted({row_id for row_id in row_ids if row_id})
    tables = _tables_of(names)
    return [_find(name, tables) for name in names]


def expand_rows(row_ids: Iterable[str]) -> list[str]:
    """Write patterns out as the ids of the rows they match.

    Args:
        row_ids: ids and patterns.

    Returns:
        Every id once, sorted.

    Raises:
        DataError: if an id is in no table or a pattern matches no row.
    """
    names = {row_id for row_id in row_ids if row_id}
    tables = _tables_of(names)
    return sorted({row_id for name in names for row_id in _find_ids(name, tables)})


def cite(source: pd.Series, locators: Iterable[str] = ()) -> str:
    """Cite a source in one line.

    Args:
        source: a row of :func:`chokepoint.data.load_sources`.
        locators: places in the source; each is named once, in the order given.

    Returns:
        For example ``USGS, Mineral Commodity Summaries 2023 Data Release, 2023-01-31, row 3``; an undated
        source has ``undated`` in the place of the date.
    """
    places = "; ".join(dict.fromkeys(place for place in locators if place))
    parts = [source["publisher"], source["title"], source["published"] or "undated", places]
    return ", ".join(part for part in parts if part)


Tables = dict[str, list[tuple[str, Stamp]]]
"""By the prefix of ids, the tables whose ids begin with it, each with the state of its files."""


def _tables_of(names: Iterable[str]) -> Tables:
    """Name, for each prefix of some ids, the tables whose ids begin with it: only those are read."""
    found: Tables = {_prefix_of(name): [] for name in names}
    for resource in read_descriptor(data_folder())["resources"]:
        prefix, table = _prefix(resource["schema"]), resource["name"]
        if prefix in found:
            found[prefix].append((table, table_stamp(table)))
    return found


def _find(name: str, tables: Tables) -> RowRef:
    """Find one row, or sum up the rows of a pattern."""
    for table, stamp in tables[_prefix_of(name)]:
        ref = _index(table, stamp).row(name) or _sum_up(name, table, stamp)
        if ref is not None:
            return ref
    raise _absent(name)


def _find_ids(name: str, tables: Tables) -> tuple[str, ...]:
    """Give the ids of the rows an id or a pattern stands for; there is at least one."""
    for table, stamp in tables[_prefix_of(name)]:
        found = (name,) if name in _index(table, stamp).places else _like(name, table, stamp)
        if found:
            return found
    raise _absent(name)


def _absent(name: str) -> DataError:
    if WILDCARD.search(name):
        hint = "a pattern names rows of one table, prefix first"
        return DataError(f"no row matches '{name}'", hint=hint)
    return DataError(f"no table has a row '{name}'", hint="row ids are stable; was the row removed?")


@dataclass(frozen=True)
class _Index:
    """Where the rows of one table were taken from (source and locator, by id), and their ids in order."""

    table: str
    places: dict[str, tuple[str, str]]
    ordered: list[str]

    def row(self, row_id: str) -> RowRef | None:
        """Give the row with an id."""
        place = self.places.get(row_id)
        return None if place is None else RowRef(row_id, self.table, *place)


@lru_cache(maxsize=128)
def _index(name: str, stamp: Stamp) -> _Index:
    """Index the rows of a table; the stamp of its files makes it a new one when they change."""
    rows = load_table(name)
    ids, sources, locators = (rows[column].tolist() for column in ("row_id", "source_id", "locator"))
    return _Index(name, dict(zip(ids, zip(sources, locators, strict=True), strict=True)), sorted(ids))


@lru_cache(maxsize=4096)
def _like(pattern: str, table: str, stamp: Stamp) -> tuple[str, ...]:
    """Give the ids of a table that match a pattern; only those that begin like it are looked at."""
    wildcard = WILDCARD.search(pattern)
    if wildcard is None:
        return ()
    ordered, start = _index(table, stamp).ordered, pattern[: wildcard.start()]
    first, last = bisect_left(ordered, start), bisect_left(ordered, start + "\uffff")
    fits = re.compile(fnmatch.translate(pattern)).match
    return tuple(row_id for row_id in ordered[first:last] if fits(row_id))


@lru_cache(maxsize=4096)
def _sum_up(pattern: str, table: str, stamp: Stamp) -> RowRef | None:
    """Write the rows of a table that a pattern stands for as one; a page names the same pattern often."""
    places = [_index(table, stamp).places[row_id] for row_id in _like(pattern, table, stamp)]
    if not places:
        return None
    sources = sorted({source for source, _ in places})
    if len(sources) > 1:
        listed = ", ".join(sources[:3])
        raise DataError(
            f"'{pattern}' matches rows of several sources", where=listed, hint="one pattern a source"
        )
    return RowRef(pattern, table, sources[0], _shared_place([place for _, place in places]), len(places))


def _shared_place(locators: list[str]) -> str:
    """Name the place that several rows share, cut where their locators part, and how many they are."""
    parts = [locator.split(", ") for locator in locators]
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*parts, strict=False))]
    return ", ".join(shared if len(locators) == 1 else [*shared, f"{len(locators)} rows"])


def _prefix_of(row_id: str) -> str:
    return row_id.split("-", 1)[0]


def _prefix(schema: Schema) -> str:
    field = schema["fields"][0]
    pattern: str = field.get("constraints", {}).get("pattern", "")
    return pattern.removeprefix("^").split("-", 1)[0] if field["name"] == "row_id" else ""
