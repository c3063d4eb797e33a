"""Places of the package drawn at random, and cells spoilt there."""

import random
from collections.abc import Callable, Iterator

from corruptions.bench import Bench, Spoilt

Kind = Callable[[random.Random, Bench], Spoilt | None]
Spoil = Callable[[random.Random, str], str | None]
KINDS: dict[str, Kind] = {}
"""Every kind of corruption by its name."""


def kind(name: str) -> Callable[[Kind], Kind]:
    """Enter a function among the kinds."""

    def enter(function: Kind) -> Kind:
        assert name not in KINDS
        KINDS[name] = function
        return function

    return enter


def one_cell(
    name: str, columns: Callable[[dict], bool], spoil: Spoil, *, tables: tuple[str, ...] = ()
) -> None:
    """Enter a kind that spoils one filled cell of a column of some sort."""

    def spoil_one(rng: random.Random, bench: Bench) -> Spoilt | None:
        places = [
            (table.name, field["name"])
            for table in bench.tables.values()
            for field in table.fields
            if columns(field) and (not tables or table.name in tables)
        ]
        for _ in range(50):
            table, column = rng.choice(places)
            cells = bench.tables[table].columns[column]
            filled = [n for n, cell in enumerate(cells) if cell]
            if filled:
                place = rng.choice(filled)
                spoilt = spoil(rng, cells[place])
                if spoilt is not None and spoilt != cells[place]:
                    return change(bench, name, table, place, {column: spoilt})
        return None

    KINDS[name] = spoil_one


def change(bench: Bench, kind: str, table: str, place: int, cells: dict[str, str]) -> Spoilt:
    """Spoil cells of one row."""
    before = bench.tables[table]
    columns = {}
    for column, cell in cells.items():
        columns[column] = [*before.columns[column]]
        columns[column][place] = cell
    shown = ", ".join(f"{c}: {before.columns[c][place][:40]!r} -> {cell[:40]!r}" for c, cell in cells.items())
    line, key = before.lines[place], before.columns[before.key][place]
    return Spoilt(kind, table, f"{table}.csv:{line} ({key}) {shown}", line, next(iter(cells)), columns)


def rows_with(bench: Bench, *columns: str, tables: tuple[str, ...] = ()) -> Iterator[tuple[str, int]]:
    """Give the places where all of these columns are filled."""
    for table in bench.tables.values():
        if table.has(*columns) and (not tables or table.name in tables):
            for place, cells in enumerate(zip(*(table.columns[c] for c in columns), strict=True)):
                if all(cells):
                    yield table.name, place


def pick(
    rng: random.Random, bench: Bench, *columns: str, tables: tuple[str, ...] = ()
) -> tuple[str, int] | None:
    """Draw a table that has these columns, then one of its rows where they are filled."""
    places: dict[str, list[int]] = {}
    for table, place in rows_with(bench, *columns, tables=tables):
        places.setdefault(table, []).append(place)
    if not places:
        return None
    table = rng.choice(sorted(places))
    return table, rng.choice(places[table])


def is_text(field: dict) -> bool:
    """Tell whether a column holds free text: no key, no code, no date."""
    limits = field.get("constraints", {})
    coded = "enum" in limits or "pattern" in limits or "listOf" in field or "dateKind" in field
    return field["type"] == "string" and not coded and not field["name"].endswith(("_id", "iso3", "url"))


def is_number(field: dict) -> bool:
    """Tell whether a column holds numbers."""
    return field["type"] == "number"


def is_date(field: dict) -> bool:
    """Tell whether a column holds dates."""
    return field["type"] == "date" or "dateKind" in field


def named(*names: str) -> Callable[[dict], bool]:
    """Give the test for columns of some names."""
    return lambda field: field["name"] in names
