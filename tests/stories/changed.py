"""Tables with a change in them, for showing that a verdict follows from the rows."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from chokepoint.data import KnownTables

Tables = Mapping[str, pd.DataFrame]
Change = Callable[[Tables], Tables]


@dataclass(frozen=True)
class Case:
    """A change of the tables behind a claim, and the verdict its rule then gives."""

    claim_id: str
    what: str
    change: Change
    verdict: str
    as_of: str | None = None

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.what}"

    def tables(self) -> Tables:
        """Give the tables as known on the day."""
        return KnownTables(self.as_of)


def swap(tables: Tables, **changed: pd.DataFrame) -> Tables:
    """Put changed tables in the place of the real ones."""
    return ChainMap(changed, tables)  # type: ignore[arg-type]


def edit(name: str, row_ids: str, /, **values: object) -> Change:
    """Set cells of rows, named by a pattern of their ids."""

    def change(tables: Tables) -> Tables:
        frame = tables[name].copy()
        rows = frame["row_id"].str.fullmatch(row_ids)
        assert rows.any(), f"{row_ids} matches no row of {name}"
        for column, value in values.items():
            frame.loc[rows, column] = value
        return swap(tables, **{name: frame})

    return change


def drop(name: str, row_ids: str) -> Change:
    """Take rows out, named by a pattern of their ids."""

    def change(tables: Tables) -> Tables:
        frame = tables[name]
        rows = frame["row_id"].str.fullmatch(row_ids)
        assert rows.any(), f"{row_ids} matches no row of {name}"
        return swap(tables, **{name: frame[~rows].reset_index(drop=True)})

    return change


def add(name: str, model_id: str, /, **values: object) -> Change:
    """Add a copy of a row, made another one by some cells; a source of the copy must be a known one."""

    def change(tables: Tables) -> Tables:
        frame = tables[name]
        model = frame[frame["row_id"] == model_id].copy()
        assert len(model) == 1, f"{model_id} is not in {name}"
        for column, value in values.items():
            model[column] = value
        return swap(tables, **{name: pd.concat([frame, model], ignore_index=True)})

    return change


def both(*changes: Change) -> Change:
    """Apply several changes one after the other."""

    def change(tables: Tables) -> Tables:
        for one in changes:
            tables = one(tables)
        return tables

    return change
