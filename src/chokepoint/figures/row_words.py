"""A row of the data package in a few words, for the places where rows speak and no table is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import pandas as pd

from chokepoint.data import expand_rows, load_table
from chokepoint.data.load import SOURCES, Stamp, table_stamp
from chokepoint.errors import DataError
from chokepoint.i18n import Translator, msg
from chokepoint.notes import TABLE, note

SAID = ("statement", "event", "items")
"""Columns that hold a sentence of their own."""
NAME = (
    "item",
    "metric",
    "project",
    "subject",
    "change",
    "step",
    "property",
    "quantity",
    "commodity_id",
    "measure",
)
"""Columns that name what a row is about, best first."""
WHO = ("country_as_printed", "partner_as_printed", "reporter", "creditor", "material", "investor_iso3")
WHEN = ("year", "period_start", "date", "from")
AMOUNTS = ("value", "central")
RANGES = (("value_low", "value_high"), ("lower", "upper"))
CONVERTED = (("usd_per_kg_low", "usd_per_kg_high", "USD/kg"), ("quantity_kg", "quantity_kg", "kg"))
"""What a row without a figure in one of those columns was converted to, with its unit."""
NOTED = ("published_shares", "production_history", "mining_ownership")
"""Tables whose notes say what a figure is worth."""
WORDS = {"plant_closures": msg("{said} stopped")}
"""What a row of a table tells that has no figure."""
MANY = 1000
"""From here on decimals say nothing."""


def tell_row(table: str, row_id: str, t: Translator) -> str:
    """Say in a few words what a row holds: its own sentence, or what, who, when and how much.

    Args:
        table: the table it is in.
        row_id: its id, or a pattern that stands for every row of a printed table.
        t: the reader's language.

    Returns:
        The words; the note of the row where nothing else is told, and nothing where there is none.
    """
    rows = _rows_of(table, row_id)
    if rows.empty:
        return ""
    row, note = rows.iloc[0], _cell(rows.iloc[0], ("note",))
    if len(rows) > 1:
        named = {"what": _what(row), "when": _when(row, t)}
        return t("{what}, {when}: a table of {n} rows", **named, n=t.number(len(rows)))
    told = _said(row, t) or _measured(row, t)
    told = t.say(WORDS[table], said=told) if table in WORDS else told
    return t.aside(told, note) if told and note and table in NOTED else told or note


def _rows_of(table: str, row_id: str) -> pd.DataFrame:
    """Give the row of an id, or the rows of a pattern, in the order of the table; none if there are none."""
    for read in (SOURCES, table):
        note(TABLE, read)  # what a run depends on is noted whether or not the table was at hand
    frame, ids = _table(table, table_stamp(table)), [row_id]
    if "*" in row_id:
        try:
            ids = expand_rows([row_id])
        except DataError:
            ids = []
    places = sorted(int(place) for place in frame.index.get_indexer(pd.Index(ids)))
    return frame.iloc[[place for place in places if place >= 0]]


@lru_cache(maxsize=16)
def _table(name: str, stamp: Stamp) -> pd.DataFrame:
    """Keep a table by the ids of its rows: it is asked for many of them, one after the other."""
    return load_table(name).set_index("row_id", drop=False)


@lru_cache(maxsize=4)
def _country_names(lang: str, stamp: Stamp) -> dict[str, str]:
    countries = load_table("countries").set_index("iso3")
    return dict(countries.get(f"name_{lang}", countries["name_en"]).astype(str))


def _said(row: pd.Series, t: Translator) -> str:
    said, reason = _cell(row, SAID), _cell(row, ("stated_reason",))
    return t("{said}; the reason given is to {reason}", said=said, reason=reason) if said and reason else said


def _measured(row: pd.Series, t: Translator) -> str:
    about = t.commas((_what(row), _who(row, t), _when(row, t)))
    much = _amount(row, t) or _cell(row, ("stage",) if "project" in row else ())
    return t.pair(about, much) if about and much else about


def _what(row: pd.Series) -> str:
    return _cell(row, NAME).replace("_", " ")


def _who(row: pd.Series, t: Translator) -> str:
    """Name the country, creditor or material; a country known by its code alone is written in full."""
    who = _cell(row, WHO)
    note(TABLE, "countries")
    names = _country_names(t.lang, table_stamp("countries"))
    return who if _cell(row, WHO[:-1]) else names.get(who, who)


def _when(row: pd.Series, t: Translator) -> str:
    """Write the year, month or day of a row."""
    told = _cell(row, WHEN)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        write = {"month": t.month, "year": lambda day: str(day.year)}.get(_cell(row, ("period_type",)), t.day)
        return write(date.fromisoformat(told))
    return told


def _amount(row: pd.Series, t: Translator) -> str:
    """Write the figure of a row with its unit: the value, or both ends of its range."""
    unit, bound = _cell(row, ("unit",)), _cell(row, ("qualifier",))
    ends = [*((name, name, unit) for name in AMOUNTS), *((*ends, unit) for ends in RANGES), *CONVERTED]
    known = [(row[a], row[b], u) for a, b, u in ends if a in row and pd.notna(row[a]) and pd.notna(row[b])]
    if not known:
        return bound
    low, high, unit = known[0]
    return " ".join(part for part in (bound, t.interval(low, high, _digits(low, high)), unit) if part)


def _digits(*values: float) -> int:
    """Keep as many decimals as a figure has, two at most, and none of a large one."""
    whole = all(value == int(value) or abs(value) >= MANY for value in values)
    return 0 if whole else 1 if all(round(value, 1) == value for value in values) else 2


def _cell(row: pd.Series, columns: Sequence[str]) -> str:
    """Give the first of some columns that is there and not empty, as text."""
    found = (row[name] for name in columns if name in row and pd.notna(row[name]) and str(row[name]) != "")
    value = next(found, "")
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    # a column of decimals holds years as 2010.0
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
