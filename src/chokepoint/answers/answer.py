"""An answer: what the book states on one question, with everything needed to check it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.errors import FactError
from chokepoint.i18n import Translator

Value = float | int | str | bool | date | None


@dataclass(frozen=True)
class Column:
    """How an answer stands in the frame of its recipe.

    Args:
        column: the column that holds the value; of several rows the largest, or all the words, joined.
        unit: its unit; empty for words and dates, ``year`` makes a number a name, ``month`` makes a month of
            a day that stands for one.
        how: in a few words, how it was computed from the rows.
        date: the column with the day, month or year the value is for.
        base: the column with the value, day or year it is compared with.
        low: the column with the lower bound.
        high: the column with the upper bound.
        unit_from: the column with the unit, where it differs from row to row.
        rows: the column with the ids of the rows behind it, where the frame holds answers from several.
    """

    column: str
    unit: str = ""
    how: str = ""
    date: str = ""
    base: str = ""
    low: str = ""
    high: str = ""
    unit_from: str = ""
    rows: str = ""


@dataclass(frozen=True)
class Alternative:
    """What the same question comes to in other tables, or counted in another way.

    Args:
        kind: what was changed, one of the kinds of a case.
        reason: why it differs, in the reader's language.
        value: what it comes to.
        row_ids: ids of the rows behind it, joined by ``;``.
    """

    kind: str
    reason: str
    value: Value
    row_ids: str


@dataclass(frozen=True)
class Answer:
    """What the book states.

    Args:
        name: ``story.key``.
        value: the value; None where nothing was published.
        unit: its unit.
        how: how it was computed.
        row_ids: ids of the rows behind it, joined by ``;``.
        date: what day, month or year it is for.
        base: what it is compared with.
        low: its lower bound, if it is a range.
        high: its upper bound.
    """

    name: str
    value: Value
    unit: str = ""
    how: str = ""
    row_ids: str = ""
    date: Value = None
    base: Value = None
    low: Value = None
    high: Value = None

    @property
    def known(self) -> bool:
        """Tell whether there is a value."""
        return self.value is not None

    @property
    def number(self) -> float:
        """Give the value as a number.

        Raises:
            FactError: if it is none.
        """
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise FactError(f"{self.value!r} is not a number", where=f"answer {self.name}")
        return float(self.value)


NAMES = ("year", "month")
"""Units of a value that is a name: nothing is written behind it."""
BESIDE = ("date", "base", "low", "high")
"""What of a column an answer gives beside its value."""


def read(name: str, column: Column, frame: pd.DataFrame, t: Translator) -> Answer:
    """Read an answer from the frame of its recipe.

    Args:
        name: ``story.key``.
        column: where it stands.
        frame: the frame, with ``row_ids`` or ``row_id``.
        t: the reader's language, in which several words are joined.

    Raises:
        FactError: if the name is malformed, the frame lacks a column, or a value comes without a ``how``.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", name):
        raise FactError("a name is story.key in lower case", where=f"answer {name!r}")
    if not column.how:
        raise FactError("say how it was computed", where=f"answer {name}", hint="give its Column how=")
    wanted = {key: value for key, value in vars(column).items() if key not in ("unit", "how") and value}
    missing = sorted(set(wanted.values()) - set(frame.columns))
    if missing:
        raise FactError(f"the frame lacks {missing[0]!r}", where=f"answer {name}")
    beside = {key: summarise(frame[value], t) for key, value in wanted.items() if key in BESIDE}
    unit = str(frame[column.unit_from].max()) if column.unit_from and len(frame) else column.unit
    value = summarise(frame[column.column], t, unit)
    row_ids = ids_behind(frame, column.rows)
    return Answer(name, value, "" if unit in NAMES else unit, column.how, row_ids, **beside)


def ids_behind(frame: pd.DataFrame, column: str = "") -> str:
    """Name the rows of the data package behind a frame, or those that a column of it names."""
    return join_ids(frame[column or ("row_ids" if "row_ids" in frame else "row_id")])


def summarise(values: pd.Series, t: Translator, unit: str = "") -> Value:
    """Give one value for a column: the largest, or its words in order; None if it holds nothing."""
    if unit == "year":
        values = values.astype("Int64").astype(str)
    if pd.api.types.is_string_dtype(values):
        return t.commas(dict.fromkeys(values)) or None
    value = plain_value(values.max())
    return f"{value:%Y-%m}" if unit == "month" and isinstance(value, date) else value


def plain_value(value: object) -> Value:
    """Turn numpy and pandas scalars into plain Python ones, missing values into None.

    Raises:
        FactError: if the value is no number, date, word or truth value.
    """
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool | int | float | str | date):
        return value
    raise FactError(
        f"a {type(value).__name__} cannot be an answer", hint="give a number, date, word or truth value"
    )
