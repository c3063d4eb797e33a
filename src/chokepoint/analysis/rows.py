"""Walk through the rows of a frame."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

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


def to_frame(rows: Iterable[Iterable[object]], types: Mapping[str, str]) -> pd.DataFrame:
    """Make a frame whose columns have their types even if there is no row.

    Args:
        rows: the rows, in the order of the columns.
        types: the pandas type of each column, in order.
    """
    return pd.DataFrame(list(rows), columns=list(types)).astype(dict(types))
