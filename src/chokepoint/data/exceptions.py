"""Named exceptions to the rules: rows that break one for a reason, each in a line of ``exceptions.csv``.

An exception that no row needs any more is a fault itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from chokepoint.data.csvfile import read_csv_file
from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.data.rules.apply import OF_PACKAGE, OF_TABLE
from chokepoint.data.rules.table import Package, Tables
from chokepoint.errors import DataError

FILE = "exceptions.csv"
COLUMNS = ["rule", "table", "row", "column", "reason"]
SHORTEST_REASON = 12


@dataclass(frozen=True)
class Exemption:
    """A line of the file: the rule, the table, the row's key or a pattern of keys, the column, and why."""

    line: int
    rule: str
    table: str
    row: str
    column: str
    reason: str

    def covers(self, rule: str, fault: Fault, key: str) -> bool:
        """Tell whether a fault is the one that is allowed."""
        place = (rule, fault.table, fault.column) == (self.rule, self.table, self.column)
        return place and fnmatchcase(key, self.row)


def read_exemptions(folder: Path) -> list[Exemption]:
    """Read the exceptions of a package; none if it has no such file.

    Raises:
        DataError: if the file is malformed or has other columns.
    """
    path = folder / FILE
    if not path.is_file():
        return []
    file = read_csv_file(path)
    if file.header != COLUMNS:
        hint = f"write {','.join(COLUMNS)}"
        raise DataError("the columns are others", where=f"{FILE}:1", hint=hint)
    return [Exemption(line, *row) for line, row in zip(file.lines, file.rows, strict=True)]


def without_exempted(
    found: Iterable[tuple[str, Fault]], exemptions: Iterable[Exemption], package: Package
) -> list[Fault]:
    """Leave out the faults that are allowed, and name the exceptions that allow none.

    Args:
        found: faults with the names of the rules they break.
        exemptions: the exceptions of the package.
        package: the tables that could be read; exceptions for one that could not are not looked at.

    Returns:
        The faults that remain.
    """
    by_place: dict[tuple[str, str], list[Exemption]] = {}
    for exemption in exemptions:
        by_place.setdefault((exemption.rule, exemption.table), []).append(exemption)
    needed: set[Exemption] = set()
    remaining = []
    for rule, fault in found:
        key = _key(fault, package.tables)
        covering = [e for e in by_place.get((rule, fault.table), []) if e.covers(rule, fault, key)]
        needed.update(covering)
        if not covering:
            remaining.append(fault)
    every = [exemption for own in by_place.values() for exemption in own]
    return remaining + [fault for exemption in every for fault in _own_faults(exemption, needed, package)]


def _key(fault: Fault, tables: Tables) -> str:
    if fault.table not in tables or fault.row is None:
        return ""
    return tables[fault.table].key_of_line.get(fault.row, "")


def _own_faults(exemption: Exemption, needed: set[Exemption], package: Package) -> Iterator[Fault]:
    rules = [*OF_TABLE, *OF_PACKAGE]
    if exemption.rule not in rules:
        yield _fault(exemption, "rule", exemption.rule, "is no rule", close_names(exemption.rule, rules))
    elif len(exemption.reason) < SHORTEST_REASON:
        yield _fault(exemption, "reason", exemption.reason, "says too little", "say why the row is right")
    elif exemption.table not in package.tables:
        if package.is_whole:
            hint = close_names(exemption.table, list(package.tables))
            yield _fault(exemption, "table", exemption.table, "is no table", hint)
    elif exemption not in needed:
        hint = "remove the line"
        yield _fault(exemption, "row", exemption.row, "is an exception that no row needs", hint)


def _fault(exemption: Exemption, column: str, value: str, what: str, hint: str) -> Fault:
    return Fault(Path(FILE).stem, exemption.line, column, what, value, hint)
