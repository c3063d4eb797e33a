"""A copy of the data package that a test may spoil, and a small way to spoil it."""

import csv
import json
import shutil
import sys
from pathlib import Path

import pytest

from chokepoint.paths import data_folder

sys.path.insert(0, str(Path(__file__).parent))  # the tests beside this file share evidence_checks.py


class PackageCopy:
    """The data package in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, table: str) -> Path:
        return self.folder / ("sources.csv" if table == "sources" else f"tables/{table}.csv")

    def rows(self, table: str) -> list[list[str]]:
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def line(self, table: str, key: str) -> int:
        """Give the line of the row whose first cell is ``key``."""
        return next(n for n, row in enumerate(self.rows(table), 1) if row[0] == key)

    def set(self, table: str, key: str, column: str, value: str) -> int:
        """Overwrite one cell; give its line."""
        rows = self.rows(table)
        line = self.line(table, key)
        rows[line - 1][rows[0].index(column)] = value
        self.write(table, rows)
        return line

    def edit_text(self, table: str, old: str, new: str) -> None:
        text = self.path(table).read_text(encoding="utf-8")
        assert old in text
        self.path(table).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def descriptor(self) -> dict:
        return json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def package_copy(tmp_path, monkeypatch):
    """A copy of the package inside a copy of the book's marker files; the library reads it."""
    source = data_folder()
    shutil.copytree(source, tmp_path / "data")
    for marker in ("_config.yml", "_toc.yml"):
        (tmp_path / marker).touch()
    monkeypatch.setenv("CHOKEPOINT_ROOT", str(tmp_path))
    return PackageCopy(tmp_path / "data")
