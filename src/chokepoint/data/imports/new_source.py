"""A source of an author's own: one more row of ``sources.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chokepoint.data.csvfile import read_csv_file
from chokepoint.data.faults import Fault
from chokepoint.data.imports.write import append_rows, update_counts
from chokepoint.data.package import find_resource
from chokepoint.data.rules.table import Table
from chokepoint.data.schema_check import schema_faults
from chokepoint.errors import DataError
from chokepoint.paths import data_folder

SOURCES = "sources"
README = "README.md"


def source_contents(cells: Mapping[str, str], folder: Path | None = None) -> dict[Path, bytes]:
    """Give the files of the package with one more source.

    Args:
        cells: the cells of the row by column; those not given are empty.
        folder: the folder of the data package; the book's own if not given.

    Returns:
        The new bytes of ``sources.csv`` and the README.

    Raises:
        DataError: if the id is taken or a cell breaks the schema; the message names the column.
    """
    place = folder or data_folder()
    resource = find_resource(place, SOURCES)
    path = place / resource["path"]
    file = read_csv_file(path)
    row = {field["name"]: cells.get(field["name"], "") for field in resource["schema"]["fields"]}
    if row["source_id"] in {cells[0] for cells in file.rows}:
        hint = "take it, or choose another id"
        raise DataError(f"there is a source '{row['source_id']}'", where=path.name, hint=hint)
    faults = schema_faults(Table.of_rows(SOURCES, resource["schema"], [row]))
    if faults:
        raise DataError(
            "; ".join(map(_word, faults)), where=path.name, hint="see chokepoint data add-source --help"
        )
    readme = place / README
    text = update_counts(readme.read_text(encoding="utf-8"), {SOURCES: len(file.rows) + 1})
    return {
        path: append_rows(path.read_bytes(), [list(row.values())]),
        readme: text.encode("utf-8"),
    }


def _word(fault: Fault) -> str:
    value = "" if fault.value is None else f" ({fault.value!r})"
    return f"{fault.column} {fault.what}{value}"
