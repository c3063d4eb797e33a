"""Vocabularies: words as sources print them, and what the package calls the same thing.

A vocabulary is a small table in ``data/vocabularies``: the printed words in its first column, the name of the
package in its second, remarks in ``note``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chokepoint.data.csvfile import read_csv_file
from chokepoint.data.rules.text import text_problem
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

FOLDER = "vocabularies"
NOTE = "note"


def read_vocabulary(name: str, folder: Path | None = None) -> Mapping[str, str]:
    """Read a vocabulary.

    Args:
        name: ``countries``, ``commodities``, ``stages`` or ``units``: the file's name without its ending.
        folder: the folder of the package; the book's own if not given.

    Returns:
        What the package calls it, by the printed words.

    Raises:
        DataError: if there is no such file, it has fewer than two columns, a row lacks one of them, holds
            characters nobody sees, or gives words a second time.
    """
    path = (folder or data_folder()) / FOLDER / f"{name}.csv"
    place = f"{FOLDER}/{path.name}"
    file = read_csv_file(path)
    if len(file.header) < 2 or NOTE in file.header[:2]:
        hint = f"write printed, the name in the package, {NOTE}"
        raise DataError("has no two columns of names", where=f"{place}:1", hint=hint)
    found: dict[str, str] = {}
    for line, (printed, own, *_) in zip(file.lines, file.rows, strict=True):
        what = _problem(printed, own, found)
        if what:
            hint = "each printed name stands once, with what the package calls it"
            raise DataError(what, where=f"{place}:{line}", hint=hint)
        found[printed] = own
    return found


def _problem(printed: str, own: str, found: Mapping[str, str]) -> str:
    if not printed or not own:
        return "a name is empty"
    if printed in found:
        return f"{printed!r} is given twice"
    problem = text_problem(printed) or text_problem(own)
    return f"{printed!r} {problem.what}" if problem else ""


def read_rows(name: str, folder: Path | None = None) -> list[dict[str, str]]:
    """Read a list of ``data/vocabularies`` that has more columns than two names.

    Args:
        name: the name of the file without its ending.
        folder: the folder of the package; the book's own if not given.

    Returns:
        One dictionary a row, in the order of the file.

    Raises:
        DataError: if the file is missing or not well-formed CSV in UTF-8.
    """
    file = read_csv_file((folder or data_folder()) / FOLDER / f"{name}.csv")
    return [dict(zip(file.header, row, strict=True)) for row in file.rows]


def fold(text: str) -> str:
    """Give a spelling without what never tells two names apart: case and runs of space."""
    return " ".join(text.split()).casefold()
