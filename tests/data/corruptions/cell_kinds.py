"""Kinds of corruption that spoil cells of one row."""

import random

from corruptions.bench import Bench, Spoilt
from corruptions.picking import change, is_date, is_number, is_text, kind, named, one_cell, pick

SEEN = "South Africa"
HIDDEN = {
    "bidi override in text": "\u202e",
    "control character in text": "\x07",
    "zero-width character in text": "\u200b",
    "no-break space in text": "\u00a0",
    "byte order mark in text": "\ufeff",
    "soft hyphen in text": "\u00ad",
    "private character in text": "\ue000",
}


def _insert(mark):
    def spoil(rng, cell):
        place = rng.randrange(len(cell) + 1)
        return cell[:place] + mark + cell[place:]

    return spoil


for _name, _mark in HIDDEN.items():
    one_cell(_name, is_text, _insert(_mark))
one_cell("line break in text", is_text, _insert("\n"))
one_cell("outer space in text", is_text, lambda rng, cell: cell + " ")
one_cell("HTML text", is_text, lambda rng, cell: "<img src=x onerror=alert(1)>")
one_cell("HTML within text", is_text, lambda rng, cell: cell + " <b>x</b>")
one_cell("formula text", is_text, lambda rng, cell: rng.choice(["+1+1", "=HYPERLINK(1)", "@SUM(A1)", "-2+3"]))
one_cell("cell of 100 000 characters", is_text, lambda rng, cell: cell * (100_000 // len(cell) + 1))
one_cell(
    "letter of another alphabet",
    is_text,
    lambda rng, cell: cell.replace("a", "\u0430", 1) if "a" in cell else None,
)
one_cell("letters read in a wrong encoding", is_text, lambda rng, cell: cell + " Ã©conomie")
one_cell("script address in text", is_text, lambda rng, cell: cell + " javascript:alert(1)")

one_cell("plus sign before a number", is_number, lambda rng, cell: f"+{cell}")
one_cell("point after a number", is_number, lambda rng, cell: None if "." in cell else f"{cell}.")
one_cell("number with exponent", is_number, lambda rng, cell: f"{cell}e3")
one_cell("number NaN", is_number, lambda rng, cell: rng.choice(["NaN", "inf", "nan"]))
one_cell("number with separators", is_number, lambda rng, cell: f"1,{cell}" if len(cell) == 3 else "1,234")
one_cell("words in place of a number", is_number, lambda rng, cell: f"about {cell}")
one_cell(
    "sign of a number turned",
    is_number,
    lambda rng, cell: None if set(cell) <= {"0", ".", "-"} else cell[1:] if cell[0] == "-" else f"-{cell}",
)

one_cell("year 3023 in a date", is_date, lambda rng, cell: "3" + cell[1:])
one_cell(
    "day that does not exist",
    is_date,
    lambda rng, cell: f"{cell[:7]}-31" if cell[5:7] in ("02", "04", "06", "09", "11") else None,
)
one_cell("nonsense in a date", is_date, lambda rng, cell: "banana")
one_cell(
    "year off by ten",
    named("year", "date", "list_date", "state_date"),
    lambda rng, cell: str(int(cell[:4]) + rng.choice([-10, 10])) + cell[4:],
)
one_cell("year off by one", named("year"), lambda rng, cell: str(int(cell) + rng.choice([-1, 1])))

for _scheme in (
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "//example.org",
):
    one_cell(f"address {_scheme.partition(':')[0]}", named("url"), lambda rng, cell, bad=_scheme: bad)
one_cell("address with a user", named("url"), lambda rng, cell: "https://user:secret@example.org/")

one_cell("unit nonsense", named("unit"), lambda rng, cell: "bananas")
one_cell("vintage nonsense", named("vintage"), lambda rng, cell: "banana")
one_cell("vintage of another year", named("vintage"), lambda rng, cell: str(int(cell[:4]) - 1) + cell[4:])
one_cell("status unknown", named("status"), lambda rng, cell: "guessed")
one_cell("unknown country", named("country_iso3", "partner_iso3"), lambda rng, cell: "QQQ")
one_cell("unknown commodity", named("commodity_id"), lambda rng, cell: cell + "x")
one_cell("unknown source", named("source_id"), lambda rng, cell: cell + "x")
one_cell("row id of another form", named("row_id"), lambda rng, cell: cell.upper())


def _another(rng: random.Random, bench: Bench, table: str, column: str, place: int) -> str | None:
    """Draw another value that stands in the same column."""
    cells = bench.tables[table].columns[column]
    others = sorted(set(cells) - {cells[place], ""})
    return rng.choice(others) if others else None


def swapped(name: str, *columns: str, tables: tuple[str, ...] = ()) -> None:
    """Enter a kind that gives a cell another value of its column."""

    @kind(name)
    def spoil(rng: random.Random, bench: Bench) -> Spoilt | None:
        for _ in range(50):
            column = rng.choice(columns)
            found = pick(rng, bench, column, tables=tables)
            other = found and _another(rng, bench, found[0], column, found[1])
            if other:
                return change(bench, name, *found, {column: other})
        return None


swapped("country id of another country", "country_iso3", "partner_iso3")
swapped("commodity of another row", "commodity_id")
swapped("unit changed to another allowed one", "unit")
swapped("status changed to another allowed one", "status")
swapped("stage changed to another allowed one", "stage")
swapped("row given to another source", "source_id")
swapped("vintage of another row", "vintage")
swapped("precision changed to another", "date_precision", "announced_precision", "effective_precision")
swapped("redistribution changed", "redistribution")
swapped("words of another row", "note", "locator", "qualifier")
swapped("printed value of another row", "value_as_printed")
swapped("source published on the day of another", "published", tables=("sources",))


def scaled(name: str, factor: float, *columns: str, together: bool = False) -> None:
    """Enter a kind that multiplies a number."""

    @kind(name)
    def spoil(rng: random.Random, bench: Bench) -> Spoilt | None:
        for _ in range(50):
            chosen = columns if together else (rng.choice(columns),)
            found = pick(rng, bench, *chosen)
            if found is None:
                continue
            table, place = found
            if "number" not in {f["type"] for f in bench.tables[table].fields if f["name"] in chosen}:
                continue
            cells = {c: bench.tables[table].columns[c][place] for c in chosen}
            spoilt = {c: f"{float(cell) * factor:.15f}".rstrip("0").rstrip(".") for c, cell in cells.items()}
            if spoilt != cells and all(float(cell) for cell in cells.values()):
                return change(bench, name, table, place, spoilt)
        return None


scaled("value x 1000", 1000, "value")
scaled("value / 1000", 0.001, "value")
scaled("value raised by a tenth", 1.1, "value")
scaled("quantity_kg x 1000", 1000, "quantity_kg")
scaled("value and quantity_kg x 1000", 1000, "value", "quantity_kg", together=True)
scaled("usd_per_kg x 1000 (both ends)", 1000, "usd_per_kg_low", "usd_per_kg_high", together=True)
scaled("low end above high", 1e6, "low", "value_low", "lower")


@kind("value_as_printed contradicts value")
def printed(rng: random.Random, bench: Bench) -> Spoilt | None:
    found = pick(rng, bench, "value_as_printed", "value")
    return found and change(
        bench, "value_as_printed contradicts value", *found, {"value_as_printed": "77777"}
    )


@kind("share of 180 percent (value and as printed)")
def share(rng: random.Random, bench: Bench) -> Spoilt | None:
    name = "share of 180 percent (value and as printed)"
    for _ in range(200):
        found = pick(rng, bench, "value", "unit")
        if found and bench.tables[found[0]].columns["unit"][found[1]].startswith("percent"):
            printed = {"value_as_printed": "180"} if bench.tables[found[0]].has("value_as_printed") else {}
            return change(bench, name, *found, {"value": "180", **printed})
    return None


@kind("world total smaller than a country")
def world(rng: random.Random, bench: Bench) -> Spoilt | None:
    for _ in range(500):
        table, place = pick(rng, bench, "quantity_kg", "country_iso3", "value")
        if bench.tables[table].columns["country_iso3"][place] == "WLD":
            cells = {"value": "1", "quantity_kg": "1", "unit": "kg"}
            if bench.tables[table].has("value_as_printed"):
                cells["value_as_printed"] = "1"
            return change(bench, "world total smaller than a country", table, place, cells)
    return None


@kind("optional cell emptied")
def emptied(rng: random.Random, bench: Bench) -> Spoilt | None:
    for _ in range(50):
        table = rng.choice(list(bench.tables.values()))
        column = rng.choice(
            [f["name"] for f in table.fields if not f.get("constraints", {}).get("required")] or [""]
        )
        filled = [n for n, cell in enumerate(table.columns.get(column, [])) if cell]
        if filled:
            return change(bench, "optional cell emptied", table.name, rng.choice(filled), {column: ""})
    return None


@kind("required cell emptied")
def required(rng: random.Random, bench: Bench) -> Spoilt | None:
    table = rng.choice(list(bench.tables.values()))
    column = rng.choice([f["name"] for f in table.fields if f.get("constraints", {}).get("required")])
    place = rng.randrange(len(table.lines))
    return change(bench, "required cell emptied", table.name, place, {column: ""})


@kind("two neighbouring cells of a row swapped")
def neighbours(rng: random.Random, bench: Bench) -> Spoilt | None:
    for _ in range(50):
        table = rng.choice(list(bench.tables.values()))
        names = list(table.columns)
        if len(names) < 2:
            continue
        at, place = rng.randrange(len(names) - 1), rng.randrange(len(table.lines))
        one, other = names[at], names[at + 1]
        cells = {one: table.columns[other][place], other: table.columns[one][place]}
        if cells[one] != cells[other]:
            return change(bench, "two neighbouring cells of a row swapped", table.name, place, cells)
    return None


def _source(name: str, cells: dict[str, str | None]) -> None:
    @kind(name)
    def spoil(rng: random.Random, bench: Bench) -> Spoilt | None:
        found = pick(rng, bench, *cells, tables=("sources",))
        return found and change(bench, name, *found, {c: cell or "" for c, cell in cells.items()})


_source("source published emptied", {"published": None})
_source("published in the future (2099)", {"published": "2099-01-01"})
_source(
    "redistribution facts-only -> open-licence",
    {"redistribution": "open-licence", "licence": "all rights reserved"},
)


@kind("published day later by a year")
def later(rng: random.Random, bench: Bench) -> Spoilt | None:
    table, place = pick(rng, bench, "published", tables=("sources",))
    day = bench.tables[table].columns["published"][place]
    cells = {"published": str(int(day[:4]) + 1) + day[4:]}
    return change(bench, "published day later by a year", table, place, cells)


@kind("publisher with a typo")
def typo(rng: random.Random, bench: Bench) -> Spoilt | None:
    table, place = pick(rng, bench, "publisher", tables=("sources",))
    name = bench.tables[table].columns["publisher"][place]
    at = rng.randrange(1, len(name) - 1)
    spoilt = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return (
        change(bench, "publisher with a typo", table, place, {"publisher": spoilt})
        if spoilt != name
        else None
    )


@kind("a letter of a text changed")
def letter(rng: random.Random, bench: Bench) -> Spoilt | None:
    table, place = pick(rng, bench, "note")
    cell = bench.tables[table].columns["note"][place]
    at = rng.randrange(len(cell))
    return change(
        bench, "a letter of a text changed", table, place, {"note": f"{cell[:at]}q{cell[at + 1 :]}"}
    )
