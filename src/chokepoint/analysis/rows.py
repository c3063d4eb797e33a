"""Walk through the rows of a frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

Row = Any
"""One row as pandas gives it: its columns are attributes, and only the table's schema knows their types."""


def each_row(frame: pd.DataFrame) -> Iterator[Row]:
    """Give the rows of a frame one by one, each with its columns as attributes."""
    yield from frame.itertuples(index=False)
