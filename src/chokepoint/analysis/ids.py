"""Carry the names of rows through every computation."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd


def join_ids(values: Iterable[str]) -> str:
    """Join ids that may themselves be joined already: sorted, unique, separated by ``;``."""
    return ";".join(sorted({part for value in values for part in str(value).split(";") if part}))


def with_row_ids(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a loaded table the column ``row_ids`` that computed frames carry."""
    return frame.assign(row_ids=frame["row_id"])
