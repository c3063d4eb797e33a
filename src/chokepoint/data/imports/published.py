"""A publisher's file as it was published: its bytes, its text, its header and its rows."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from chokepoint.data.faults import Fault

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ENCODINGS = ("utf-8-sig", "cp1252")
UNSEEN = ("\ufffd", "Â ", "â€", "Ã©", "Ã¼")
"""Traces of text that was read in one encoding and saved in another."""
CONTROL = {chr(code) for code in range(32)} - {"\t", "\n", "\r"}


@dataclass(frozen=True)
class Line:
    """A row of the file: its number as a spreadsheet shows it (header = 1), and its cells by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Give a cell with plain and single spaces; ``""`` if the file has no such column."""
        return " ".join(self.cells.get(column, "").split())


@dataclass(frozen=True)
class Published:
    """A table as published.

    Attributes:
        name: the file's name, or file and sheet, as faults give it.
        header: its columns, without outer space.
        lines: its rows without those that hold nothing.
        faults: what keeps it from being read.
        title: the name of the sheet; that of the file if it is no sheet.
    """

    name: str
    header: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()
    title: str = ""


def read_published(name: str, content: bytes, *, title_line: bool = False) -> Published:
    """Read a CSV file of a publisher.

    Args:
        name: the file's name.
        content: its bytes, in UTF-8 (with or without a byte-order mark) or in Windows' Western encoding.
        title_line: whether a line above the header names the table.

    Returns:
        Its rows; or the faults that make it unreadable, each with its place.
    """
    text = _decode(content)
    if text is None or CONTROL & set(text):
        what = "the file is no text in UTF-8 or Windows-1252"
        return _unreadable(name, Fault(name, None, "", what, hint="take the file as it was published"))
    spoilt = next((n for n, row in enumerate(text.splitlines(), 1) if any(m in row for m in UNSEEN)), None)
    if spoilt:
        what = "the text was saved in another encoding than it was read in"
        return _unreadable(name, Fault(name, spoilt, "", what, hint="take the file as it was published"))
    return _table(name, text, title_line)


def tabulate(name: str, rows: list[tuple[int, list[str]]]) -> Published:
    """Give numbered rows as a table: the first is the header, empty rows and empty ends are left out.

    Args:
        name: what to call the table in faults.
        rows: the rows with their numbers.
    """
    if not rows or not any(cell.strip() for cell in rows[0][1]):
        return _unreadable(name, Fault(name, None, "", "the file has no header", hint=AS_PUBLISHED))
    number, cells = rows[0]
    header = tuple(cell.strip() for cell in _trimmed(cells))
    double = next((c for c in header if header.count(c) > 1 or not c), None)
    if double is not None:
        what = "the header names a column twice" if double else "a column has no name"
        return _unreadable(name, Fault(name, number, double, what, hint=AS_PUBLISHED))
    faults = [_ragged(name, n, row, len(header)) for n, row in rows[1:] if len(_trimmed(row)) > len(header)]
    faults += [_cut(name, n, row, len(header)) for n, row in rows[1:] if any(row) and len(row) < len(header)]
    lines = [Line(n, dict(zip(header, row, strict=False))) for n, row in rows[1:] if any(map(str.strip, row))]
    return Published(name, header, tuple(lines), tuple(faults))


AS_PUBLISHED = "take the file as it was published"


def _decode(content: bytes) -> str | None:
    if content.startswith(UTF_16):
        return None
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _table(name: str, text: str, title_line: bool) -> Published:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(enumerate(reader, 1))
    except csv.Error as error:
        what = f"the row is badly quoted ({error})"
        return _unreadable(name, Fault(name, len(rows) + 1, "", what, hint=AS_PUBLISHED))
    return tabulate(name, rows[1:] if title_line else rows)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _ragged(name: str, number: int, row: list[str], wanted: int) -> Fault:
    return Fault(
        name, number, "", f"the row has {len(_trimmed(row))} cells, the header {wanted}", hint=AS_PUBLISHED
    )


def _cut(name: str, number: int, row: list[str], wanted: int) -> Fault:
    return Fault(name, number, "", f"the row has {len(row)} cells, the header {wanted}", hint=AS_PUBLISHED)


def _unreadable(name: str, fault: Fault) -> Published:
    return Published(name, (), (), (fault,))
