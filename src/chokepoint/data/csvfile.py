"""CSV files read strictly: every cell as text, every row as long as the header, every fault with its line."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chokepoint.errors import DataError

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars", ",": "commas"}


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written."""

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"


PLAIN = Dialect()


@dataclass(frozen=True)
class CsvFile:
    """A well-formed CSV file: header, rows of text cells, and the line each row ends on (header = 1)."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def read_csv_file(path: Path) -> CsvFile:
    """Read a CSV file with commas in UTF-8, cell for cell.

    Args:
        path: a file with a header line.

    Returns:
        The file's cells as text; nothing is trimmed, converted or taken for missing.

    Raises:
        DataError: if the file is missing, empty, in another encoding, badly quoted, repeats a column, or has
            a row longer or shorter than the header; ``where`` is ``file:line``.
    """
    return parse_csv(path.name, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Read a file of the data package as it is.

    Raises:
        DataError: if there is no such file, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError("the file is missing", where=path.name) from error
    except OSError as error:  # a folder, a link that leads to itself, a file of somebody else
        hint = "put a plain file there"
        raise DataError(f"cannot be read as a file ({error.strerror})", where=path.name, hint=hint) from error


def parse_csv(name: str, content: bytes, dialect: Dialect = PLAIN) -> CsvFile:
    """Read the content of a CSV file, cell for cell.

    Args:
        name: the file's name, for errors.
        content: its bytes.
        dialect: how it is written.

    Raises:
        DataError: as :func:`read_csv_file`, but for the missing file.
    """
    header, *numbered = _read_rows(name, _decode(name, content, dialect), dialect) or [(1, [])]
    _check_header(name, header[1], dialect)
    for line, row in numbered:
        _check_length(name, line, row, len(header[1]))
    return CsvFile(header[1], [row for _, row in numbered], [line for line, _ in numbered])


def _decode(name: str, content: bytes, dialect: Dialect) -> io.StringIO:
    if dialect == PLAIN and content.startswith(codecs.BOM_UTF8):
        hint = "save it as UTF-8 without the mark, or write utf-8-sig as its encoding"
        raise DataError("the file begins with a byte order mark", where=f"{name}:1", hint=hint)
    try:
        return io.StringIO(content.decode(dialect.encoding), newline="")
    except UnicodeDecodeError as error:
        code = dialect.encoding.upper()
        raise DataError(f"the file is not {code}", where=name, hint=f"save it as {code}") from error


def _read_rows(name: str, file: Iterable[str], dialect: Dialect) -> list[tuple[int, list[str]]]:
    """Read every row with the line it ends on."""
    reader = csv.reader(file, delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        where = f"{name}:{reader.line_num}"
        raise DataError(
            f"the row is badly quoted ({error})", where=where, hint="look at its quotes"
        ) from error


def _check_header(name: str, header: list[str], dialect: Dialect) -> None:
    if not header:
        raise DataError("the file has no header", where=name, hint="write the columns of the schema")
    other = [mark for mark in SEPARATORS if mark != dialect.delimiter and header[0].count(mark)]
    if len(header) == 1 and other:
        hint = f"save it with {SEPARATORS.get(dialect.delimiter, repr(dialect.delimiter))} between the cells"
        what = f"the cells are parted by {SEPARATORS[other[0]]}"
        raise DataError(what, where=f"{name}:1", hint=f"{hint}, or write the delimiter in the descriptor")
    if "" in header:
        hint = "remove commas at the end of the lines, or the numbering that a program put before the rows"
        raise DataError(f"column {header.index('') + 1} has no name", where=f"{name}:1", hint=hint)
    twice = [column for column in header if header.count(column) > 1]
    if twice:
        what = f"the header names a column twice ({twice[0]})"
        raise DataError(what, where=f"{name}:1", hint="name each column once")


def _check_length(name: str, line: int, row: list[str], wanted: int) -> None:
    if len(row) != wanted:
        hint = "quote cells that hold a comma; leave no blank lines"
        raise DataError(
            f"the row has {len(row)} cells, the header {wanted}", where=f"{name}:{line}", hint=hint
        )
