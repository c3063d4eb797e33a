"""Reviewed vocabularies: what publishers print, and what it is called here."""

from __future__ import annotations

from pathlib import Path

from chokepoint.data.csvfile import read_csv_file
from chokepoint.paths import data_folder

FOLDER = "vocabularies"


def read_vocabulary(name: str, folder: Path | None = None) -> list[dict[str, str]]:
    """Read one of the lists in ``data/vocabularies``.

    Args:
        name: the name of the file without its ending, for example ``countries``.
        folder: the folder of the data package; the book's own if not given.

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
