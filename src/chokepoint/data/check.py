"""The check of the whole data package: every fault with file, line, column and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.data.faults import DESCRIPTOR_TABLE, Fault
from chokepoint.data.load import load_sources, load_table, read_text_table
from chokepoint.data.package import read_descriptor, table_names
from chokepoint.data.rules import Table, Tables, rule_faults
from chokepoint.data.schema_check import schema_faults
from chokepoint.errors import DataError
from chokepoint.paths import data_folder


def check_package(folder: Path | None = None) -> list[Fault]:
    """Check the data package: files, schemas, keys and the rules of the house.

    Args:
        folder: the folder of the package; the book's own if not given.

    Returns:
        The faults in the order of tables and lines; empty if the package is sound. A table that cannot be
        read at all has one fault and is left out of the rest of the check.
    """
    place = folder or data_folder()
    try:
        resources: list[dict[str, Any]] = read_descriptor(place)["resources"]
    except DataError as error:
        return [Fault(DESCRIPTOR_TABLE, None, "", error.what, hint=error.hint)]
    tables, faults = _read_tables(place, resources)
    for table in tables.values():
        faults += schema_faults(table.name, table.schema, table.cells)
    faults += rule_faults(tables) + _stray_files(place, resources)
    return _in_order(faults, [resource["name"] for resource in resources])


def facts_only_rows() -> pd.DataFrame:
    """List the rows taken from sources that allow single facts only.

    Returns:
        ``table``, ``row_id`` and ``source_id`` of each row whose source is facts-only, in the order of the
        tables. Every one of them must be used by a figure, a fact or a test.
    """
    sources = load_sources()
    closed = set(sources.index[sources["redistribution"] == "facts-only"])
    parts = [_rows_from(name, closed) for name in table_names() if name != "sources"]
    return pd.concat(parts, ignore_index=True)


def _rows_from(name: str, closed: set[str]) -> pd.DataFrame:
    frame = load_table(name).assign(table=name)
    columns = ["table", "row_id", "source_id"]
    if "source_id" not in frame.columns:
        return pd.DataFrame(columns=columns, dtype="str")
    return frame.loc[frame["source_id"].isin(closed), columns]


def _read_tables(folder: Path, resources: list[dict[str, Any]]) -> tuple[Tables, list[Fault]]:
    tables: Tables = {}
    faults: list[Fault] = []
    for resource in resources:
        name, schema = resource["name"], resource["schema"]
        try:
            cells = read_text_table(folder / resource["path"])
        except DataError as error:
            faults.append(_unreadable(name, error))
            continue
        wrong = _column_faults(name, list(cells.columns), [field["name"] for field in schema["fields"]])
        faults += wrong
        if not wrong:
            tables[name] = Table(name, schema, cells)
    return tables, faults


def _unreadable(name: str, error: DataError) -> Fault:
    line = error.where.partition(":")[2]
    return Fault(name, int(line) if line else None, "", error.what, hint=error.hint)


def _column_faults(name: str, found: list[str], wanted: list[str]) -> list[Fault]:
    extra = [
        Fault(name, 1, c, "the column is not in the schema", hint="remove it")
        for c in found
        if c not in wanted
    ]
    gone = [Fault(name, 1, c, "the column is missing", hint="add it") for c in wanted if c not in found]
    if extra or gone or found == wanted:
        return extra + gone
    return [Fault(name, 1, "", "the columns are repeated or out of order", hint=f"write {','.join(wanted)}")]


def _stray_files(folder: Path, resources: list[dict[str, Any]]) -> list[Fault]:
    known = {Path(resource["path"]).name for resource in resources}
    stray = sorted(path for path in (folder / "tables").glob("*") if path.name not in known)
    return [
        Fault(DESCRIPTOR_TABLE, None, "", f"tables/{path.name} is not described", hint="add it")
        for path in stray
    ]


def _in_order(faults: list[Fault], names: list[str]) -> list[Fault]:
    rank = {name: position for position, name in enumerate(names)}
    return sorted(faults, key=lambda f: (rank.get(f.table, -1), f.row or 0, f.column, f.what))
