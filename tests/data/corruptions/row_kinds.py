"""Kinds of corruption that take away, double or mix rows and columns, or spoil a file."""

import random
from collections.abc import Callable

from corruptions.bench import Bench, Spoilt
from corruptions.picking import KINDS, kind


def _rows(bench: Bench, kind: str, table: str, kept: list[int], what: str, line: int | None = None) -> Spoilt:
    """Keep rows, by their places and in this order; the lines count on as in a file."""
    before = bench.tables[table]
    columns = {name: [cells[n] for n in kept] for name, cells in before.columns.items()}
    return Spoilt(kind, table, f"{table}.csv: {what}", line, "", columns, list(range(2, len(kept) + 2)))


def _long(rng: random.Random, bench: Bench) -> str:
    return rng.choice([name for name, table in bench.tables.items() if len(table.lines) > 3])


@kind("one row deleted")
def deleted(rng: random.Random, bench: Bench) -> Spoilt:
    table = _long(rng, bench)
    count = len(bench.tables[table].lines)
    gone = rng.randrange(count)
    return _rows(
        bench, "one row deleted", table, [n for n in range(count) if n != gone], f"line {gone + 2} gone"
    )


@kind("last 30 percent of rows cut off")
def cut(rng: random.Random, bench: Bench) -> Spoilt:
    table = _long(rng, bench)
    count = len(bench.tables[table].lines)
    return _rows(
        bench, "last 30 percent of rows cut off", table, list(range(int(count * 0.7))), "the end is gone"
    )


@kind("header only")
def header(rng: random.Random, bench: Bench) -> Spoilt:
    return _rows(bench, "header only", _long(rng, bench), [], "all rows gone")


@kind("a row twice")
def twice(rng: random.Random, bench: Bench) -> Spoilt:
    table = _long(rng, bench)
    count = len(bench.tables[table].lines)
    return _rows(bench, "a row twice", table, [*range(count), rng.randrange(count)], "a row again", count + 2)


@kind("two rows in the place of each other")
def exchanged(rng: random.Random, bench: Bench) -> Spoilt:
    table = _long(rng, bench)
    kept = list(range(len(bench.tables[table].lines)))
    one, other = rng.sample(kept, 2)
    kept[one], kept[other] = kept[other], kept[one]
    return _rows(
        bench, "two rows in the place of each other", table, kept, f"lines {one + 2} and {other + 2}"
    )


@kind("two columns of data swapped")
def columns(rng: random.Random, bench: Bench) -> Spoilt | None:
    name = "two columns of data swapped"
    for _ in range(50):
        table = bench.tables[_long(rng, bench)]
        one, other = rng.sample(list(table.columns), 2)
        if table.columns[one] != table.columns[other]:
            spoilt = {one: table.columns[other], other: table.columns[one]}
            return Spoilt(name, table.name, f"{table.name}.csv: {one} and {other}", None, "", spoilt)
    return None


def a_file(name: str, spoil: Callable[[random.Random, bytes], bytes]) -> None:
    """Enter a kind that spoils the bytes of a file."""

    def spoil_file(rng: random.Random, bench: Bench) -> Spoilt | None:
        table = rng.choice([name for name, table in bench.tables.items() if len(table.lines) < 1000])
        content = bench.content(table)
        spoilt = spoil(rng, content)
        return None if spoilt == content else Spoilt(name, table, f"{table}.csv: {name}", content=spoilt)

    KINDS[name] = spoil_file


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


a_file("file with a byte order mark", lambda rng, content: b"\xef\xbb\xbf" + content)
a_file("file with semicolons", lambda rng, content: content.replace(b",", b";"))
a_file("file in UTF-16", lambda rng, content: content.decode().encode("utf-16"))
a_file("file with a byte of latin-1", lambda rng, content: content[:-1] + b"\xe9\n")
a_file("file with a nil byte", lambda rng, content: content.replace(b"\n", b"\n\x00", 1))
a_file("file cut within a row", lambda rng, content: content[: len(content) - len(_lines(content)[-1]) // 2])
a_file("file with commas after each line", lambda rng, content: content.replace(b"\n", b",,\n"))
a_file("file with a numbered column before", lambda rng, content: b"".join(
    (b"%d," % (n - 1) if n else b",") + line for n, line in enumerate(_lines(content))))  # fmt: skip
a_file("file with a blank line", lambda rng, content: content + b"\n")
a_file("file without a header", lambda rng, content: b"".join(_lines(content)[1:]))
a_file("file with a column renamed", lambda rng, content: content.replace(b",", b"x,", 1))
a_file("file with a quote too many", lambda rng, content: content.replace(b"\n", b'\n"', 1))
a_file("file empty", lambda rng, content: b"")
a_file("file of another kind", lambda rng, content: b"PK\x03\x04" + content)
a_file(
    "file with a conflict of versions",
    lambda rng, content: content + b"<<<<<<< HEAD\n=======\n>>>>>>> other\n",
)
