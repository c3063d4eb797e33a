"""The check of the whole data package: every fault with file, line, column and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from chokepoint.data.descriptor.house import house_faults
from chokepoint.data.exceptions import read_exemptions, without_exempted
from chokepoint.data.faults import DESCRIPTOR_TABLE, Fault
from chokepoint.data.load import load_sources, load_table
from chokepoint.data.package import parse_descriptor, table_names
from chokepoint.data.resource import read_resource
from chokepoint.data.rules.apply import rule_faults
from chokepoint.data.rules.table import Package, Table
from chokepoint.data.schema_check import schema_faults
from chokepoint.data.seal import seal_faults
from chokepoint.data.vocabularies import read_vocabulary
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

BESIDE = ("exceptions.csv",)
"""Tables beside the descriptor that are none of the package."""
LEFT_BY_PROGRAMS = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(swp|swo|tmp|temp|bak|orig|rej|part|crdownload)|__pycache__"
    r"|thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)


def check_package(
    folder: Path | None = None, *, sealed: bool = False, today: date | None = None
) -> list[Fault]:
    """Check the data package: descriptor, files, schemas, keys and the rules of the house.

    Args:
        folder: the folder of the package; the book's own if not given.
        sealed: whether every table must be as it was sealed, too.
        today: the day nothing may be published after; this day if not given.

    Returns:
        The faults in the order of tables and lines; empty if the package is sound. A table that cannot be
        read at all has one fault and is left out of the rest of the check.
    """
    place = folder or data_folder()
    try:
        descriptor, resources, faults = parse_descriptor(place)
    except DataError as error:
        return [Fault(DESCRIPTOR_TABLE, None, "", error.what, hint=error.hint)]
    if any(fault.column in ("", "resources") for fault in faults):
        return faults
    faults = faults + house_faults(descriptor, resources)
    tables, unreadable = _read_tables(place, resources)
    faults += unreadable
    for table in tables.values():
        faults += schema_faults(table)
    package = _package(descriptor, tables, today)
    faults += _broken_rules(place, package) + _stray_files(place, descriptor["resources"])
    faults += seal_faults(place) if sealed else []
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


def _package(descriptor: Mapping[str, Any], tables: dict[str, Table], today: date | None) -> Package:
    whole = len(tables) == len(descriptor["resources"])
    made = re.match(r"\d{4}-\d{2}-\d{2}", str(descriptor.get("created", "")))
    day = today or date.today()  # a clock may be behind: the package was made no later than it says
    return Package(tables, whole, {}, max(day, date.fromisoformat(made[0])) if made and not today else day)


def _read_tables(folder: Path, resources: list[dict[str, Any]]) -> tuple[dict[str, Table], list[Fault]]:
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for resource in resources:
        name, schema = resource["name"], resource["schema"]
        try:
            _check_inside(folder, resource["path"])
            table = Table.of_file(name, schema, read_resource(folder, resource))
        except DataError as error:
            faults.append(_unreadable(name, error))
            continue
        wrong = _column_faults(name, list(table.columns), [field["name"] for field in schema["fields"]])
        faults += wrong or _no_rows(table)
        if not wrong and table.lines:
            tables[name] = table
    return tables, faults


def _check_inside(folder: Path, path: str) -> None:
    """A link may lead out of the package, which is then not what it says."""
    try:
        real = (folder / path).resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise DataError("is a link that leads nowhere", where=path, hint="put the file there") from error
    if not real.is_relative_to(folder.resolve()):
        raise DataError("is a link out of the package", where=path, hint="put the file itself there")


def _unreadable(name: str, error: DataError) -> Fault:
    line = error.where.partition(":")[2]
    return Fault(name, int(line) if line else None, "", error.what, hint=error.hint)


def _no_rows(table: Table) -> list[Fault]:
    hint = "add its rows, or bring them back, or take the table out of the descriptor"
    return [] if table.lines else [Fault(table.name, 1, "", "has no rows", hint=hint)]


def _column_faults(name: str, found: list[str], wanted: list[str]) -> list[Fault]:
    extra = [
        Fault(name, 1, c, "the column is not in the schema", hint="remove it, or describe it there")
        for c in found
        if c not in wanted
    ]
    gone = [Fault(name, 1, c, "the column is missing", hint="add it") for c in wanted if c not in found]
    if extra or gone or found == wanted:
        return extra + gone
    return [Fault(name, 1, "", "the columns are repeated or out of order", hint=f"write {','.join(wanted)}")]


def _broken_rules(folder: Path, package: Package) -> list[Fault]:
    try:
        exemptions = read_exemptions(folder)
        spellings = read_vocabulary("countries", folder)
    except DataError as error:
        file, _, line = error.where.partition(":")
        name = file.removesuffix(".csv")
        return [Fault(name, int(line) if line else None, "", error.what, hint=error.hint)]
    package = Package(package.tables, package.is_whole, spellings, package.today)
    return without_exempted(rule_faults(package), exemptions, package)


def _stray_files(folder: Path, resources: list[Mapping[str, Any]]) -> list[Fault]:
    """Find what lies among the tables and is none; what programs leave there is no data and no fault."""
    known = {str(path) for resource in resources for path in _paths(resource)} | set(BESIDE)
    found = [*(folder / "tables").glob("*"), *folder.glob("*.csv")]
    names = sorted(path.relative_to(folder).as_posix() for path in found)
    return [
        Fault(DESCRIPTOR_TABLE, None, "", f"{name} is not described", hint="describe it, or take it away")
        for name in names
        if name not in known and LEFT_BY_PROGRAMS.fullmatch(Path(name).name) is None
    ]


def _paths(resource: Mapping[str, Any]) -> Iterator[Any]:
    path = resource.get("path")
    yield from path if isinstance(path, list) else [path]


def _in_order(faults: list[Fault], names: list[str]) -> list[Fault]:
    rank = {name: position for position, name in enumerate(names)}
    return sorted(faults, key=lambda f: (rank.get(f.table, -1), f.row or 0, f.column, f.what))
