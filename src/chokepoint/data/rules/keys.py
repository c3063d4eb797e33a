"""Keys: each row has its own, and every key a row gives leads to a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.data.rules.table import Package, Table, Tables


def repeated_keys(package: Package) -> Iterator[Fault]:
    """Row ids are unique over the package, other keys within their table."""
    seen: dict[str, str] = {}
    for table in package.tables.values():
        for line, key in table.filled(table.key):
            scope = key if table.key == "row_id" else f"{table.name}/{key}"
            if scope in seen:
                yield table.fault(line, table.key, "is used twice", key, f"first in {seen[scope]}")
            seen.setdefault(scope, f"{table.name}.csv:{line}")


def unknown_keys(table: Table, package: Package) -> Iterator[Fault]:
    """A foreign key leads to a row of its table."""
    for key in table.schema.get("foreignKeys", []):
        column, targets = key["fields"][0], [key["reference"]["resource"]]
        known = _known(targets, package.tables)
        if known and not known.issuperset(table.columns[column]):
            for line, cell in table.filled(column):
                if cell not in known:
                    yield _unknown(table, line, column, cell, targets, known)


def unknown_list_entries(table: Table, package: Package) -> Iterator[Fault]:
    """The entries of a list lead to rows, and none stands there twice."""
    for field in table.fields:
        targets = field.get("listOf", "").split("|")
        if not targets[0]:
            continue
        known, name = _known(targets, package.tables), field["name"]
        for line, cell in table.filled(name):
            entries = cell.split(";")
            if len(set(entries)) < len(entries):
                yield table.fault(line, name, "lists an entry twice", cell, "name each once")
            for entry in dict.fromkeys(entries):
                if known and entry not in known:
                    yield _unknown(table, line, name, entry, targets, known)


def _known(targets: Sequence[str], tables: Tables) -> frozenset[str]:
    """Collect the keys of the target tables; none if one is unreadable, which has a fault of its own."""
    if any(target not in tables for target in targets):
        return frozenset()
    return frozenset().union(*(tables[target].keys for target in targets))


def _unknown(
    table: Table, line: int, column: str, value: str, targets: Sequence[str], known: frozenset[str]
) -> Fault:
    """Name a value that is a key of none of the target tables."""
    close = close_names(value, sorted(known))
    hint = close if close.startswith("did you mean") else "add it there first"
    return table.fault(line, column, f"is not in {' or '.join(targets)}", value, hint)
