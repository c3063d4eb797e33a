"""A foreign reader: a translator that marks its words, tables in another alphabet, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pandas as pd
import pytest

from chokepoint.answers import look
from chokepoint.data.package import table_schema
from chokepoint.i18n import Translator

HOSTILE = '=<script>"]+[{0}'
"""What a cell could hold to break out of a drawing; it stands before every text of a foreign table."""
CYRILLIC = str.maketrans(
    {chr(ord(a) + n): chr(ord(b) + n) for a, b in (("A", "А"), ("a", "а")) for n in range(26)}
)
"""Other letters for the Latin ones: as large or small, cut at the same places, and typed in no code."""
NAMES = {
    ("impact_estimates", "study"),
    ("production_history", "publisher"),
    ("commodity_prices", "publisher"),
    ("commodities", "symbol"),
    ("mineral_crosswalk", "study_name"),
}
"""Names of studies and publishers and symbols of elements, by which rows are chosen as by codes."""
UNITS = {"kg", "kt"}
"""Units that are the same in every language."""
EDITIONS = ("vintage", "edition")
"""Names of editions, by which rows are chosen as well."""


class Marking(Translator):
    """Brackets whatever passes through it, so that what does not pass stays bare."""

    def _text(self, message: str) -> str:
        return f"«{super()._text(message)}»"

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate and bracket the form that fits."""
        return f"«{super().plural(one, many, n, **values)}»"

    def listing(self, items: Sequence[str]) -> str:
        """Join names in brackets: the language puts its word before the last."""
        return f"«{super().listing(items)}»" if len(items) > 1 else super().listing(items)

    def day(self, value: object) -> str:
        """Write a day in brackets."""
        return f"«{super().day(value)}»"

    def month(self, value: object) -> str:
        """Write a month in brackets."""
        return f"«{super().month(value)}»"

    def short_month(self, value: object) -> str:
        """Write a short month in brackets."""
        return f"«{super().short_month(value)}»"


def foreign(text: object) -> object:
    """Write the text of a cell in the other alphabet, behind what a hostile cell could begin with."""
    return HOSTILE + text.translate(CYRILLIC) if isinstance(text, str) and text else text


def free_text(table: str) -> list[str]:
    """List the columns of a table that hold free text: no codes, keys, dates or lists of keys."""
    schema = table_schema(table)
    keys = {name for key in schema.get("foreignKeys", ()) for name in key["fields"]}
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and "listOf" not in field
        and field["name"] not in {*keys, *EDITIONS}
        and (table, field["name"]) not in NAMES
    ]


class ForeignTables(Mapping[str, pd.DataFrame]):
    """Tables whose free text is hostile and in another alphabet.

    Args:
        tables: the tables.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = tables
        self._written: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table in the other alphabet."""
        if name not in self._written:
            rows = self._tables[name]
            texts = {column: rows[column].map(foreign) for column in free_text(name) if column in rows}
            self._written[name] = rows.assign(**texts)
        return self._written[name]

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self._tables)


@contextmanager
def written_abroad(tables: Mapping[str, pd.DataFrame]) -> Iterator[None]:
    """Give names from these tables too, which are else read whole whatever the day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(look, "load_table", tables.__getitem__)
        yield


def bare_words(text: str, known: Sequence[str] = ()) -> list[str]:
    """List the words of a text that came neither through the translator nor from a table.

    A word is of two letters or more and small but for its first: initials and signs of units and
    elements are the same in every language.

    Args:
        text: the text, in which the words of the translator are in brackets.
        known: names taken from the data as they stand.
    """
    left = text.replace(HOSTILE, "")
    for name in sorted(known, key=len, reverse=True):
        left = left.replace(name, "")
    while (shorter := re.sub(r"«[^«»]*(»|…)", "", left)) != left:
        left = shorter
    words = [word for word in re.findall(r"[A-Za-z]+", left) if re.fullmatch(r"[A-Z]?[a-z]+", word)]
    return [word for word in words if len(word) > 1 and word not in UNITS]
