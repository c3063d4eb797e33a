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
    names = {row_id for row_id in row_ids if row_id}
    indexes = _indexes_of(names)
    return sorted(_find(name, indexes) for name in names)


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
    indexes = _indexes_of(names)
    return sorted({ref.row_id for name in names for ref in _matches(name, indexes)})


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


def _find(name: str, indexes: _Indexes) -> RowRef:
    """Find one row, or sum up the rows of a pattern."""
    refs = _matches(name, indexes)
    if not WILDCARD.search(name):
        return refs[0]
    sources = sorted({ref.source_id for ref in refs})
    if len(sources) > 1:
        listed = ", ".join(sources[:3])
        raise DataError(
            f"'{name}' matches rows of several sources", where=listed, hint="one pattern a source"
        )
    return RowRef(name, refs[0].table, sources[0], _shared_place(refs), len(refs))


def _shared_place(refs: list[RowRef]) -> str:
    """Name the place that several rows share, cut where their locators part, and how many they are."""
    parts = [ref.locator.split(", ") for ref in refs]
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*parts, strict=False))]
    return ", ".join(shared if len(refs) == 1 else [*shared, f"{len(refs)} rows"])


def _matches(name: str, indexes: _Indexes) -> list[RowRef]:
    """Give the rows an id or a pattern stands for; there is at least one."""
    for index in indexes[_prefix_of(name)]:
        found = [index.refs[name]] if name in index.refs else index.like(name)
        if found:
            return found
    if WILDCARD.search(name):
        raise DataError(f"no row matches '{name}'", hint="a pattern names rows of one table, prefix first")
    raise DataError(f"no table has a row '{name}'", hint="row ids are stable; was the row removed?")


@dataclass(frozen=True)
class _Index:
    """The rows of one table by id, and their ids in order."""

    refs: dict[str, RowRef]
    ordered: list[str]

    def like(self, pattern: str) -> list[RowRef]:
        """Give the rows whose id matches a pattern; only ids that begin like it are looked at."""
        wildcard = WILDCARD.search(pattern)
        if wildcard is None:
            return []
        start = pattern[: wildcard.start()]
        first, last = bisect_left(self.ordered, start), bisect_left(self.ordered, start + "\uffff")
        fits = re.compile(fnmatch.translate(pattern)).match
        return [self.refs[row_id] for row_id in self.ordered[first:last] if fits(row_id)]


@lru_cache(maxsize=128)
def _index(name: str, stamp: Stamp) -> _Index:
    """Index the rows of a table; the stamp of its files makes it a new one when they change."""
    rows = load_table(name)[["row_id", "source_id", "locator"]]
    refs = {
        row_id: RowRef(row_id, name, source_id, locator)
        for row_id, source_id, locator in rows.itertuples(index=False)
    }
    return _Index(refs, sorted(refs))


_Indexes = dict[str, list[_Index]]


def _indexes_of(names: set[str]) -> _Indexes:
    """Index, for each prefix of the ids, the tables whose ids begin with it: only those are read."""
    indexes: _Indexes = {_prefix_of(name): [] for name in names}
    # the descriptor is read once: this runs for every fact and figure of a page
    for resource in read_descriptor(data_folder())["resources"]:
        prefix, table = _prefix(resource["schema"]), resource["name"]
        if prefix in indexes:
            indexes[prefix].append(_index(table, table_stamp(table)))
    return indexes


def _prefix_of(row_id: str) -> str:
    return row_id.split("-", 1)[0]


def _prefix(schema: Schema) -> str:
    field = schema["fields"][0]
    pattern: str = field.get("constraints", {}).get("pattern", "")
    return pattern.removeprefix("^").split("-", 1)[0] if field["name"] == "row_id" else ""
