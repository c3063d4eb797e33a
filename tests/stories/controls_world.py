"""Small worlds for the story of July 2023: real rows with a few cells changed."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from chokepoint.answers.claims.finding import Finding
from chokepoint.answers.look import Look
from chokepoint.answers.memory import Memory
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables, load_table
from chokepoint.stories import registered
from chokepoint.stories.controls.story import STORY

assert STORY.name in registered.READING_ORDER, "importing the list of stories registers what they state"


def looking(as_of: str | None = None, /, *, params: dict | None = None, **tables: pd.DataFrame) -> Look:
    """Look for the story at the data package, or at one with other tables."""
    return Look(STORY, Narrowed(_known(as_of), **tables), as_of=as_of, params=params, memory=_MEMORY)


_MEMORY = Memory()
_known = lru_cache(KnownTables)


def asked(key: str, as_of: str | None = None, /, *, params: dict | None = None, **tables: pd.DataFrame):
    """Ask for the value of an answer."""
    return looking(as_of, params=params, **tables).ask(key).value


def judged(claim: str, as_of: str | None = None, /, **tables: pd.DataFrame) -> Finding:
    """Judge a claim of the article by the data package, or by one with other tables."""
    return registered.EXPLAINER.judge(claim, Narrowed(_known(as_of), **tables))


def like(table: str, model: str, *rows: dict) -> pd.DataFrame:
    """Give copies of a row of a table, each with some cells changed, and with ids of their own."""
    frame = load_table(table)
    one = frame[frame["row_id"] == model]
    assert len(one) == 1, f"{model} is not in {table}"
    copies = [one.assign(**{"row_id": f"x-{n}", **cells}) for n, cells in enumerate(rows)]
    return pd.concat(copies, ignore_index=True) if copies else frame.head(0)


def edited(table: str, row_id: str, **cells: object) -> pd.DataFrame:
    """Give a table with cells of one row changed."""
    frame = load_table(table)
    rows = frame["row_id"] == row_id
    assert rows.any(), f"{row_id} is not in {table}"
    return frame.assign(**{name: frame[name].mask(rows, value) for name, value in cells.items()})


def without(table: str, *row_ids: str) -> pd.DataFrame:
    """Give a table without some of its rows."""
    frame = load_table(table)
    return frame[~frame["row_id"].isin(row_ids)]
