"""Cases: the same tables narrowed to one edition or publisher, without one, or counted in another way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from typing import TypeVar

import pandas as pd

from chokepoint.analysis.ids import names_id
from chokepoint.answers.look import Look, Tables
from chokepoint.data.load import REFERENCE
from chokepoint.data.vintages import known_on
from chokepoint.i18n import Message, Translator, msg

KINDS = ("edition", "source", "count", "left out", "day")
"""One edition of a statistic; another text or reporter; another way to count; one publisher's texts left out;
an earlier day."""


@dataclass(frozen=True)
class Case:
    """One more way to compute a headline.

    Args:
        kind: one of ``KINDS``.
        name: what is different, as readers see it; its ``{placeholders}`` name entries of ``values``.
        tables: the tables to compute from.
        options: what the measure is told besides.
        values: names and days that the name speaks of.
    """

    kind: str
    name: Message
    tables: Tables
    options: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, str | date] = field(default_factory=dict)

    def written(self, t: Translator) -> str:
        """Write the name in the reader's language."""
        said = {key: t.day(value) if isinstance(value, date) else value for key, value in self.values.items()}
        return t.say(self.name, **said)


CUT = 16
"""So many parts of one table are kept to be found again."""
Wanted = str | Iterable[object]
"""A value of a column, or several of which a row must have one."""


class Narrowed(Mapping[str, pd.DataFrame]):
    """Tables of which some are replaced by a part of themselves.

    Args:
        tables: the tables.
        parts: the tables that are replaced, by name.
    """

    def __init__(self, tables: Tables, **parts: pd.DataFrame) -> None:
        self._tables = tables.tables if isinstance(tables, Look) else tables
        self._cut: dict[str, deque[pd.DataFrame]] = {}
        self._parts = {name: self._same(name, part) for name, part in parts.items()}

    def _same(self, name: str, part: pd.DataFrame) -> pd.DataFrame:
        """Give the same object for the same part of a table: what was worked out of it is found by that."""
        if not isinstance(self._tables, Narrowed):
            return part
        known = self._tables._cut.setdefault(name, deque(maxlen=CUT))
        same = next((other for other in known if other.equals(part)), None)
        if same is None:
            known.append(part)
        return part if same is None else same

    @property
    def as_of(self) -> str | None:
        """The day the tables are known as of, None for everything."""
        return getattr(self._tables, "as_of", None)

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table, or the part of it that is looked at."""
        return self._parts[name] if name in self._parts else self._tables[name]

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self._tables)

    def __hash__(self) -> int:
        """Let what was worked out of these tables be kept: they never change."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the very same tables."""
        return self is other


Found = TypeVar("Found")


def once(compute: Callable[[Tables], Found]) -> Callable[[Tables], Found]:
    """Compute something once for the same narrowed tables, which never change; of others every time."""
    kept = lru_cache(maxsize=4)(compute)

    @wraps(compute)
    def ask(tables: Tables) -> Found:
        if isinstance(tables, Look):
            return tables(compute)
        return kept(tables) if isinstance(tables, Narrowed) else compute(tables)

    return ask


class Known(Narrowed):
    """Tables as known on an earlier day.

    Args:
        tables: the tables.
        day: what was published later is left out, and what has no date.
    """

    def __init__(self, tables: Tables, day: str) -> None:
        super().__init__(tables)
        self._day = day
        self._known: dict[str, pd.DataFrame] = {}

    @property
    def as_of(self) -> str | None:
        """The day the tables are known as of."""
        return self._day

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Give a table as known on the day, the same object each time."""
        if name not in self._known:
            self._known[name] = self._same(name, self._as_known(name))
        return self._known[name]

    def _as_known(self, name: str) -> pd.DataFrame:
        frame = self._tables[name]
        if name == "sources":
            return frame[frame["published_last_day"] <= pd.Timestamp(self._day)]
        return known_on(frame, self._day) if "published" in frame and name not in REFERENCE else frame


def on_days(tables: Tables, *days: str) -> list[Case]:
    """Look from earlier days: those on which not yet everything in the tables was published."""
    newest = tables["sources"]["published_last_day"].max()
    return [
        Case("day", msg("as known on {day}"), Known(tables, day), values={"day": date.fromisoformat(day)})
        for day in days
        if pd.Timestamp(day) < newest
    ]


def none_other(tables: Tables) -> list[Case]:
    """Say that no other edition, publisher or count of a figure is in the evidence."""
    return []


def picked(rows: pd.DataFrame, **wanted: Wanted) -> pd.Series:
    """Tell which rows have the wanted values: ``commodity_id="gallium"``, or one of several."""
    chosen = pd.Series(True, rows.index)
    for name, value in wanted.items():
        chosen &= rows[name].isin([value] if isinstance(value, str) else list(value))
    return chosen


EDITION = msg("{publisher} {edition}")


def of_edition(
    publisher: object, vintage: object, tables: Tables, options: Mapping[str, object], name: Message = EDITION
) -> Case:
    """Name a case after its edition."""
    return Case("edition", name, tables, options, {"publisher": str(publisher), "edition": str(vintage)})


def by_edition(
    rows: pd.DataFrame, tables: Tables, name: Message = EDITION, **options: object
) -> Iterator[Case]:
    """Give one case for each edition that rows come from, all with the same tables.

    Args:
        rows: a frame with ``publisher`` and ``vintage``; each pair is taken once.
        tables: the tables.
        name: what the case is called.
        options: what the measure is told besides the ``edition``, a publisher and a vintage.
    """
    for publisher, vintage in rows[["publisher", "vintage"]].drop_duplicates().itertuples(index=False):
        yield of_edition(publisher, vintage, tables, {"edition": (publisher, vintage), **options}, name)


def without(name: str, tables: Tables) -> Case:
    """Name a case after the publisher or jurisdiction left out."""
    return Case("left out", msg("without {name}"), tables, values={"name": name})


def each_edition(tables: Tables, table: str, **wanted: Wanted) -> Iterator[Case]:
    """Give each edition of each publisher alone, with its ``publisher`` as an option.

    Args:
        tables: the tables.
        table: a table with ``publisher`` and ``vintage``.
        wanted: only editions that have such rows.
    """
    rows = tables[table]
    chosen = rows[picked(rows, **wanted)]
    for (publisher, vintage), part in chosen.groupby(["publisher", "vintage"]):
        narrowed = Narrowed(tables, **{table: part})
        yield of_edition(publisher, vintage, narrowed, {"publisher": publisher})


def without_each(
    tables: Tables, table: str, naming: tuple[str, str] | None = None, **wanted: Wanted
) -> Iterator[Case]:
    """Leave out the texts of one publisher after another, where others remain.

    Args:
        tables: the tables.
        table: a table with ``source_id``.
        naming: a column of ids joined by ``;`` and an id: only publishers with rows that name it.
        wanted: only publishers that have such rows.
    """
    rows = tables[table]
    publisher = rows["source_id"].map(tables["sources"]["publisher"]).fillna("")
    chosen = picked(rows, **wanted)
    if naming:
        chosen &= names_id(rows[naming[0]], naming[1])
    names = sorted(set(publisher[chosen]) - {""})
    for name in names if len(names) > 1 else []:
        yield without(name, Narrowed(tables, **{table: rows[publisher != name]}))


def counted_as(
    tables: Tables, options: Mapping[Message, Mapping[str, object]], kind: str = "count"
) -> list[Case]:
    """Give one case for each other way to count: its name, and the options the measure then gets."""
    return [Case(kind, name, tables, chosen) for name, chosen in options.items()]


def each_named(
    tables: Tables, option: str, name: Message, values: Iterable[str], kind: str = "count"
) -> list[Case]:
    """Give one case for each other value of one option, which its name speaks of as ``{name}``."""
    return [Case(kind, name, tables, {option: value}, {"name": value}) for value in values]


def counted_by(
    tables: Tables, option: str, values: Mapping[Message, object], kind: str = "count"
) -> list[Case]:
    """Give one case for each other value of one option of the measure, by the name of the case."""
    return counted_as(tables, {name: {option: value} for name, value in values.items()}, kind)
