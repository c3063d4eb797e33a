"""CSV files read strictly: every cell as text, every row as long as the header, every fault with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chokepoint.errors import DataError


@dataclass(frozen=True)
class CsvFile:
    """A well-formed CSV file: header, rows of text cells, and the line each row ends on (header = 1)."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def read_csv_file(path: Path) -> CsvFile:
    """Read a CSV file, cell for cell.

    Args:
        path: a file in UTF-8 with a header line.

    Returns:
        The file's cells as text; nothing is trimmed, converted or taken for missing.

    Raises:
        DataError: if the file is missing, empty, not UTF-8, badly quoted, repeats a column, or has a row
            longer or shorter than the header; ``where`` is ``file:line``.
    """
    return parse_csv(path.name, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Read a file of the data package as it is.

    Raises:
        DataError: if the file is missing.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError("the file is missing", where=path.name) from error


def parse_csv(name: str, content: bytes) -> CsvFile:
    """Read the content of a CSV file, cell for cell.

    Args:
        name: the file's name, for errors.
        content: its bytes.

    Raises:
        DataError: as :func:`read_csv_file`, but for the missing file.
    """
    try:
        text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")
        header, *numbered = _read_rows(name, text) or [(1, [])]
    except UnicodeDecodeError as error:
        raise DataError("the file is not UTF-8", where=name, hint="save it as UTF-8") from error
    _check_header(name, header[1])
    for line, row in numbered:
        _check_length(name, line, row, len(header[1]))
    return CsvFile(header[1], [row for _, row in numbered], [line for line, _ in numbered])


def _read_rows(name: str, file: Iterable[str]) -> list[tuple[int, list[str]]]:
    """Read every row with the line it ends on."""
    reader = csv.reader(file, strict=True)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        where = f"{name}:{reader.line_num}"
        raise DataError(
            f"the row is badly quoted ({error})", where=where, hint="look at its quotes"
        ) from error


def _check_header(name: str, header: list[str]) -> None:
    if not header:
        raise DataError("the file has no header", where=name, hint="write the columns of the schema")
    if len(set(header)) < len(header):
        raise DataError("the header names a column twice", where=f"{name}:1", hint="name each column once")


def _check_length(name: str, line: int, row: list[str], wanted: int) -> None:
    if len(row) != wanted:
        hint = "quote cells that hold a comma; leave no blank lines"
        raise DataError(
            f"the row has {len(row)} cells, the header {wanted}", where=f"{name}:{line}", hint=hint
        )
