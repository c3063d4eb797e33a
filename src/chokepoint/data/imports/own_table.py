"""An author's own rows for a table of the package: the same columns, nothing mapped."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from chokepoint.data.csvfile import parse_csv
from chokepoint.data.faults import Fault
from chokepoint.data.imports.compare import Comparison
from chokepoint.data.imports.figures import Place, Row
from chokepoint.data.imports.plan import Plan, Refused, read_rows
from chokepoint.data.package import close_names, find_resource
from chokepoint.paths import data_folder


def plan_rows(table: str, name: str, content: bytes, folder: Path | None = None) -> Plan:
    """Compare rows in the columns of a table with those it has.

    Args:
        table: the table.
        name: the file's name.
        content: its bytes.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        What would change.

    Raises:
        DataError: if there is no such table, or the file is not well-formed CSV in UTF-8.
        Refused: if its columns are not those of the table, or it changes a row that is carried.
    """
    place = folder or data_folder()
    schema = find_resource(place, table)["schema"]
    columns = [field["name"] for field in schema["fields"]]
    file = parse_csv(name, content)
    _check_header(name, file.header, columns)
    key = schema["primaryKey"][0]
    rows = [
        Row(table, dict(zip(columns, cells, strict=True)), Place(name, line, ""))
        for line, cells in zip(file.lines, file.rows, strict=True)
    ]
    carried = {cells[key]: cells for cells in read_rows(place, table)}
    found = Comparison()
    faults = _repeated(rows, key)
    for row in rows:
        cells = carried.get(row.cells[key])
        if cells is None:
            found.new.append(row)
        elif cells == row.cells:
            found.same += 1
        else:
            faults.append(_differs(row, cells))
    if faults:
        raise Refused(faults)
    return Plan(None, {name: table}, {table: found})


def rows_template(table: str, folder: Path | None = None) -> str:
    """Give an empty file in the columns of a table, to be filled in.

    Raises:
        DataError: if there is no such table.
    """
    fields = find_resource(folder or data_folder(), table)["schema"]["fields"]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([field["name"] for field in fields])
    return buffer.getvalue()


def _check_header(name: str, header: Sequence[str], columns: Sequence[str]) -> None:
    faults = [
        Fault(name, 1, column, "the table has no such column", hint=close_names(column, list(columns)))
        for column in header
        if column not in columns
    ]
    faults += [Fault(name, 1, c, "the column is missing", hint="add it") for c in columns if c not in header]
    if not faults and list(header) != list(columns):
        faults = [Fault(name, 1, "", "the columns are out of order", hint=f"write {','.join(columns)}")]
    if faults:
        raise Refused(faults)


def _repeated(rows: Sequence[Row], key: str) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for row in rows:
        value = row.cells[key]
        if value in seen:
            hint = f"first in row {seen[value]}"
            faults.append(Fault(row.place.file, row.place.row, key, "is used twice", value, hint))
        seen.setdefault(value, row.place.row)
    return faults


def _differs(row: Row, carried: dict[str, str]) -> Fault:
    column = next(c for c in row.cells if row.cells[c] != carried[c])
    what = f"the row is carried with {carried[column]!r} in this column"
    hint = "a row is never changed by adding; edit the table"
    return Fault(row.place.file, row.place.row, column, what, row.cells[column], hint)
