"""From a number back to the rows behind it, and from a row to its citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from chokepoint.data.load import load_table
from chokepoint.data.package import table_names, table_schema
from chokepoint.errors import DataError


@dataclass(frozen=True, order=True)
class RowRef:
    """A row of the package: its id, its table, and the place in the source it was taken from."""

    row_id: str
    table: str
    source_id: str
    locator: str


def collect_rows(frame: pd.DataFrame) -> list[RowRef]:
    """Collect the rows a frame was made of.

    Args:
        frame: a result with ``row_ids`` (ids joined by ``;``), or rows of a table with ``row_id``.

    Returns:
        Each row once, sorted by id; empty if the frame has neither column.

    Raises:
        DataError: if an id is in no table.
    """
    column = next((name for name in ("row_ids", "row_id") if name in frame.columns), None)
    return [] if column is None else find_rows(";".join(frame[column].astype(str)).split(";"))


def find_rows(row_ids: Iterable[str]) -> list[RowRef]:
    """Find rows by their ids, whatever their table.

    Args:
        row_ids: ids; repeated and empty ones count once or not at all.

    Returns:
        The rows, sorted by id.

    Raises:
        DataError: if an id is in no table.
    """
    wanted = {row_id for row_id in row_ids if row_id}
    found = [ref for name in _tables_of(wanted) for ref in _refs(name) if ref.row_id in wanted]
    missing = sorted(wanted - {ref.row_id for ref in found})
    if missing:
        raise DataError(f"no table has a row '{missing[0]}'", hint="row ids are stable; was the row removed?")
    return sorted(found)


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


def _tables_of(row_ids: set[str]) -> list[str]:
    """Name the tables whose prefix some id has, so that only those are read."""
    prefixes = {row_id.split("-", 1)[0] for row_id in row_ids}
    return [name for name in table_names() if _prefix(name) in prefixes]


def _prefix(name: str) -> str:
    field = table_schema(name)["fields"][0]
    pattern: str = field.get("constraints", {}).get("pattern", "")
    return pattern.removeprefix("^").split("-", 1)[0] if field["name"] == "row_id" else ""


def _refs(name: str) -> list[RowRef]:
    rows = load_table(name)[["row_id", "source_id", "locator"]]
    return [
        RowRef(row_id, name, source_id, locator)
        for row_id, source_id, locator in rows.itertuples(index=False)
    ]
