"""Charts that share what they are made of, and rows that are written out once for all their layers.

altair copies all of a chart for every layer and panel it is put into, because a chart may be changed later.
Here none is changed once it is made, so that what is put together may share its parts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

Row = Mapping[str, Any]


class Sharing:
    """What charts have in common that share their parts."""

    def copy(self, deep: bool | Iterable[str] = True, ignore: list[str] | None = None) -> Any:
        """Copy the outermost object and the parts that are named, and share all others."""
        shared: Any = super()
        return shared.copy(deep=False if deep is True else deep, ignore=ignore)


class Canvas(Sharing, alt.Chart):
    """A chart of one mark."""


class Layers(Sharing, alt.LayerChart):
    """Charts above each other in one plot."""


class Abreast(Sharing, alt.HConcatChart):
    """Charts beside each other."""


class Column(Sharing, alt.VConcatChart):
    """Charts below each other."""


def chart(rows: pd.DataFrame | Sequence[Row]) -> Canvas:
    """Begin a chart of rows; its fields must say their types, which are not guessed from the rows."""
    written = write_rows(rows) if isinstance(rows, pd.DataFrame) else list(rows)
    return Canvas(alt.InlineData(values=written))


def layered(charts: Sequence[alt.Chart], **properties: Any) -> Layers:
    """Put charts above each other; rows that all of them draw are named once.

    Args:
        charts: from the back to the front.
        properties: of the whole, such as its width.
    """
    data = charts[0].data
    if data is alt.Undefined or any(one.data is not data for one in charts):
        return Layers(layer=charts, **properties)
    return Layers(data=data, layer=[_without_data(one) for one in charts], **properties)


def _without_data(one: alt.Chart) -> alt.Chart:
    bare = one.copy(deep=False)
    bare.data = alt.Undefined
    return bare


def stacked(charts: Sequence[alt.Chart], *, abreast: bool, **properties: Any) -> Abreast | Column:
    """Put charts beside or below each other.

    Args:
        charts: in order.
        abreast: whether they stand beside each other.
        properties: of the whole, such as the pixels between them.
    """
    return Abreast(hconcat=charts, **properties) if abreast else Column(vconcat=charts, **properties)


def write_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Write the rows of a frame as altair would, only sooner.

    Args:
        frame: columns of words, numbers and truth values; others are left to altair.

    Returns:
        A mapping for each row; what is missing or infinite is None.
    """
    columns = [(str(name), _write_column(column)) for name, column in frame.items()]
    if any(values is None for _, values in columns):
        written: list[dict[str, Any]] = alt.to_values(frame)["values"]
        return written
    names = [name for name, _ in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*(v for _, v in columns), strict=True)]


def _write_column(column: pd.Series) -> list[Any] | None:
    """Write the values of a column, or nothing if they are of a kind that is left to altair."""
    kind, values = column.dtype, column.tolist()
    if isinstance(kind, pd.StringDtype):
        return [value if isinstance(value, str) else None for value in values]
    if not isinstance(kind, np.dtype):
        return None
    if kind.kind == "f":
        return [value if math.isfinite(value) else None for value in values]
    words = kind.kind == "O" and all(isinstance(value, str) for value in values)
    return values if words or kind.kind in "biu" else None
