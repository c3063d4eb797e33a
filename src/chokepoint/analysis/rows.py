"""Walk through the rows of a frame."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

Row = Any
"""One row as pandas gives it: its columns are attributes, and only the table's schema knows their types."""


def each_row(frame: pd.DataFrame) -> Iterator[Row]:
    """Give the rows of a frame one by one, each with its columns as attributes."""
    # ``itertuples`` takes words out of their columns one by one, which takes five times as long
    columns = [column.tolist() for _, column in frame.items()]
    yield from map(_row_type(tuple(frame.columns))._make, zip(*columns, strict=True))


@lru_cache(maxsize=256)
def _row_type(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names, rename=True)


Key = tuple[Any, ...]


def grouped(frame: pd.DataFrame, by: Sequence[str]) -> list[tuple[Key, list[Row]]]:
    """Divide rows by what they hold in some columns.

    Args:
        frame: the rows; nothing is missing in those columns.
        by: the columns.

    Returns:
        Each key, the smallest first, with its rows in their order.
    """
    found: dict[Key, list[Row]] = {}
    keys = zip(*(frame[name].tolist() for name in by), strict=True)
    for key, row in zip(keys, each_row(frame), strict=True):
        found.setdefault(key, []).append(row)
    return sorted(found.items(), key=itemgetter(0))


def add_up(values: Iterable[float]) -> float:
    """Add numbers as a column of a frame adds its own: what is missing counts nothing."""
    return float(np.nansum(list(values)))


def to_frame(rows: Iterable[Iterable[object]], types: Mapping[str, Any]) -> pd.DataFrame:
    """Make a frame whose columns have their types even if there is no row.

    Args:
        rows: the rows, in the order of the columns.
        types: the pandas type of each column, in order.
    """
    return pd.DataFrame(list(rows), columns=list(types)).astype(dict(types))
