"""Change rows of the package and ask facts again: which rows a fact was computed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import pandas as pd
import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.look import Look, Tables
from chokepoint.answers.memory import Memory
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.answers.story import Stated, find_story
from chokepoint.data import KnownTables, expand_rows, table_schema
from chokepoint.stories.registered import READING_ORDER

Change = Callable[[str, pd.DataFrame, pd.Series], pd.DataFrame]
"""Changes the rows of a table that a mask chooses."""
Said = tuple[object, ...]

PLACE = {"row_id", "source_id", "further_source_ids", "locator", "further_locators", "note"}
"""Columns that say where a row is from: they are no part of what it states."""
FAR = 1000.0
PRINTED = {"reported", "estimated"}
DATED = re.compile(r"(\d{4})(.*)")


@dataclass(frozen=True)
class Fact:
    """A fact of a chapter."""

    chapter: str
    key: str

    def __str__(self) -> str:
        return f"{self.chapter}.{self.key}"

    @property
    def recipe(self) -> Any:
        """The function it is computed by."""
        return find_story(self.chapter).stated[self.key].recipe

    def asked(self, look: Look) -> Answer:
        """Ask for it as its page does."""
        return look.of(find_story(self.chapter)).ask(self.key)

    def said(self, look: Look) -> Said:
        """Give everything it says; the kind of fault if it cannot be told."""
        try:
            told = self.asked(look)
        except Exception as fault:
            return (type(fault),)
        return (told.value, told.unit, told.date, told.base, told.low, told.high)


def facts_of(chapter: str) -> list[Fact]:
    """List the facts a chapter computes: not those it repeats, and no plain words."""
    stated = find_story(chapter).stated
    computed = {key for key, one in stated.items() if isinstance(one, Stated) and one.column is not None}
    return [Fact(chapter, key) for key in stated if key in computed]


@cache
def kinds(name: str) -> Mapping[str, str]:
    """Name the kind of each column of a table that states something."""
    schema = table_schema(name)
    ids = {column for key in schema.get("foreignKeys", ()) for column in key["fields"]}
    return {one["name"]: _kind(one, ids) for one in schema["fields"] if one["name"] not in PLACE}


def _kind(field: Mapping[str, Any], ids: set[str]) -> str:
    if field["type"] != "string":
        return str(field["type"])
    if "dateKind" in field:
        return "partial"
    coded = "enum" in field.get("constraints", {}) or "listOf" in field or field["name"] in ids
    return "code" if coded else "words"


def fields(name: str, kind: str) -> list[str]:
    """List the columns of a table that are of a kind."""
    return [column for column, one in kinds(name).items() if one == kind]


def dropped(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
    """Take rows out."""
    return rows[~mask]


def times(factor: float) -> Change:
    """Multiply every number that is printed."""

    def change(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
        changed = rows.copy()
        for column in fields(name, "number"):
            changed.loc[mask, column] = rows.loc[mask, column] * factor
        return changed

    return change


def printed(number: float) -> Change:
    """Print a number wherever one can stand, as one that was reported."""

    def change(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
        changed = rows.copy()
        for column in fields(name, "number"):
            changed.loc[mask, column] = number
        if fields(name, "number") and "status" in rows:
            changed.loc[mask & ~rows["status"].isin(PRINTED), "status"] = "reported"
        return changed

    return change


def moved_by(years: int) -> Change:
    """Date rows so many years later."""

    def change(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
        changed = rows.copy()
        for column in fields(name, "date"):
            changed.loc[mask, column] = rows.loc[mask, column] + pd.DateOffset(years=years)
        for column in fields(name, "integer"):
            changed.loc[mask, column] = rows.loc[mask, column] + years
        for column in fields(name, "partial"):
            changed.loc[mask, column] = rows.loc[mask, column].map(lambda text: _years_on(text, years))
        return changed

    return change


def _years_on(text: str, years: int) -> str:
    found = DATED.fullmatch(text)
    return f"{int(found[1]) + years}{found[2]}" if found else text


def other_words(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
    """Print other words, and the contrary of what is true or false."""
    changed = rows.copy()
    for column in fields(name, "words"):
        changed.loc[mask, column] = rows.loc[mask, column] + " (other)"
    for column in fields(name, "boolean"):
        changed.loc[mask, column] = ~rows.loc[mask, column].fillna(value=False)
    return changed


def other_codes(name: str, rows: pd.DataFrame) -> Iterator[Change]:
    """Give one change for each code that stands in a column of a table; of many codes for the commonest."""
    for column in fields(name, "code"):
        for code in rows[column].value_counts().index[:6]:
            yield _coded(column, code)


def _coded(column: str, code: str) -> Change:
    def change(name: str, rows: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
        changed = rows.copy()
        changed.loc[mask, column] = code
        return changed

    return change


CITED = (dropped, printed(1e6), printed(0.0), times(2), moved_by(1), moved_by(-1), moved_by(-40), other_words)
"""What is tried on a row that is cited, before the codes in it."""
LARGER, SMALLER = times(FAR), times(1 / FAR)
SETTINGS = {
    "africa_map": "which states lie in Africa",
    "mineral_crosswalk": "which words of lists and tables stand for the same mineral",
    "precedents": "which restrictions are compared, and what announced each",
    "searches": "the days up to which texts were sought",
}
"""Tables that set what a page looks at and state nothing on it: its facts need not cite their rows."""


def announcements() -> frozenset[str]:
    """Name the announcements of the restrictions that pages compare: months are counted from each."""
    return frozenset(KnownTables()["precedents"]["announced_by"])


class Bench:
    """The tables as published, and what the facts say of them."""

    def __init__(self) -> None:
        self.tables = {name: rows for name, rows in KnownTables().items()}
        self.memory = Memory()
        self.current: Tables = self.tables
        self.told: dict[Fact, Said] = {}
        self.cites: dict[Fact, frozenset[str]] = {}
        self._days: dict[str, pd.Timestamp] = {}
        self.home = {
            row_id: name
            for name, rows in self.tables.items()
            if "row_id" in rows
            for row_id in rows["row_id"]
        }

    def ask(self, fact: Fact) -> None:
        """Note what a fact says and which rows it cites."""
        if fact not in self.told:
            look = self.look(self.tables)
            self.told[fact] = fact.said(look)
            self.cites[fact] = frozenset(expand_rows(fact.asked(look).row_ids.split(";")))

    def look(self, tables: Tables) -> Look:
        """Look at tables; what was worked out of those left as they are is remembered."""
        self.current, kept = tables, self.memory
        if tables is not self.tables:
            kept = Memory({key: list(found) for key, found in self.memory._kept.items()})
        return Look(find_story(READING_ORDER[0]), tables, memory=kept)

    def moves(self, facts: Iterable[Fact], chosen: set[str], change: Change) -> list[Fact]:
        """List the facts that say something else once some rows are changed."""
        look = self.look(self.changed(chosen, change))
        return [fact for fact in facts if fact.said(look) != self.told[fact]]

    def contradicted(self, fact: Fact, chosen: Iterable[str], change: Change) -> bool:
        """Tell whether a fact says something else once rows are changed; to be silent is not to say."""
        said = fact.said(self.look(self.changed(set(chosen), change)))
        return said[0] is not None and len(said) > 1 and said != self.told[fact]

    def changed(self, chosen: set[str], change: Change) -> Tables:
        """Give the tables with some rows changed."""
        parts = {}
        for name in sorted({self.home[row_id] for row_id in chosen}):
            rows = self.tables[name]
            parts[name] = change(name, rows, rows["row_id"].isin(chosen))
        return Narrowed(self.tables, **parts)

    def reads(self, fact: Fact) -> list[str]:
        """List the tables with ids that a fact was computed from."""
        trace = self.memory._kept[fact.recipe][0][0]
        names = self.tables if trace.whole else trace.tables
        return [name for name in names if "row_id" in self.tables[name]]

    @contextmanager
    def fixed(self) -> Iterator[None]:
        """Keep the day looked from, which no row is cited for, and change tables known whole as well."""
        newest = Look.day.fget

        def day(look: Look) -> pd.Timestamp:
            look.memory.note_param("as_of", look._as_of)
            if look._as_of is not None:
                return pd.Timestamp(look._as_of)
            if look.story.name not in self._days:
                current = self.current
                self._days[look.story.name] = newest(self.look(self.tables).of(look.story))
                self.current = current
            return self._days[look.story.name]

        def whole(look: Look, name: str) -> pd.DataFrame:
            look.memory.note_table(look.tables, name, self.current[name])
            return self.current[name]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Look, "day", property(day))
            patch.setattr(Look, "whole", whole)
            yield


def by_lot(row_ids: Iterable[str], most: int) -> list[str]:
    """Draw rows by lot: always the same, and of facts that cite the same rows the same."""
    return sorted(row_ids, key=lambda row_id: sha256(row_id.encode()).hexdigest())[:most]


def idle(bench: Bench, facts: list[Fact], most: int) -> dict[Fact, list[str]]:
    """List the cited rows that no change of moves the fact, of so many rows a fact."""
    asked: dict[str, list[Fact]] = {}
    for fact in facts:
        bench.ask(fact)
        for row_id in by_lot(bench.cites[fact], most):
            asked.setdefault(row_id, []).append(fact)
    found: dict[Fact, list[str]] = {}
    for row_id, citing in asked.items():
        for fact in unmoved(bench, row_id, citing):
            found.setdefault(fact, []).append(row_id)
    return found


def unmoved(bench: Bench, row_id: str, facts: list[Fact]) -> list[Fact]:
    """Keep the facts that no change of a row moves, not even where a row that says the same is absent."""
    name = bench.home[row_id]
    for change in [*CITED, *other_codes(name, bench.tables[name])]:
        moved = bench.moves(facts, {row_id}, change)
        facts = [fact for fact in facts if fact not in moved]
        if not facts:
            break
    return [fact for fact in facts if not stands_in(bench, fact, row_id)]


def stands_in(bench: Bench, fact: Fact, row_id: str) -> bool:
    """Tell whether a row says what another cited row says as well, and matters where that one is absent."""
    for other in by_lot(bench.cites[fact] - {row_id}, 40):
        without = fact.said(bench.look(bench.changed({other}, dropped)))
        if fact.said(bench.look(bench.changed({other, row_id}, dropped))) != without:
            return True
    return False


def used_uncited(bench: Bench, fact: Fact) -> list[str]:
    """Find rows that a fact was computed from and does not cite: as few as will do, none if it cites all.

    A fact that is silent once rows are gone rests on them as a condition, and says nothing else without them.
    A row that a picked one outdoes moves the fact if it is made larger, or if it is made smaller; one that
    moves it both ways was reckoned with.
    """
    bench.ask(fact)
    names = [name for name in bench.reads(fact) if name not in SETTINGS]
    every = [row_id for name in names for row_id in bench.tables[name]["row_id"]]
    chosen = [row_id for row_id in every if row_id not in bench.cites[fact] | announcements()]
    for part in (chosen, *parts_of(bench, chosen)):
        if bench.contradicted(fact, part, dropped):
            return fewest(bench, fact, part, dropped)
    if all(bench.contradicted(fact, chosen, change) for change in (LARGER, SMALLER)):
        return fewest(bench, fact, chosen, SMALLER)
    return []


def parts_of(bench: Bench, chosen: list[str]) -> Iterator[list[str]]:
    """Divide rows by table, and by lot: where the loss of all silences a fact, that of some may not."""
    tables = sorted({bench.home[row_id] for row_id in chosen})
    if len(tables) > 1:
        yield from ([row_id for row_id in chosen if bench.home[row_id] == name] for name in tables)
    drawn = by_lot(chosen, len(chosen))
    yield from (drawn[::2], drawn[1::2])


def fewest(bench: Bench, fact: Fact, chosen: list[str], change: Change) -> list[str]:
    """Narrow rows that move a fact down: to one if one alone does."""
    while len(chosen) > 1:
        middle = len(chosen) // 2
        halves = (chosen[:middle], chosen[middle:])
        smaller = next((half for half in halves if bench.contradicted(fact, half, change)), None)
        if smaller is None:
            break
        chosen = smaller
    return chosen
