"""The file of a table read as its entry in the descriptor says: separator, encoding, missing values.

What comes out is the same for every table, whatever the file looks like: text cells, ``""`` for a missing
value, numbers with a point and without separators of thousands, ``true`` and ``false``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from chokepoint.data.csvfile import CsvFile, Dialect, parse_csv, read_bytes
from chokepoint.errors import DataError

Resource = Mapping[str, Any]
LINE_ENDS = (b"\n", b"\r")
TRUE, FALSE = ("true",), ("false",)


def read_resource(folder: Path, resource: Resource) -> CsvFile:
    """Read the file of a table.

    Args:
        folder: the folder of the package.
        resource: the table's entry in the descriptor.

    Raises:
        DataError: as :func:`chokepoint.data.csvfile.read_csv_file`.
    """
    return parse_resource(resource, read_bytes(folder / resource["path"]))


def parse_resource(resource: Resource, content: bytes) -> CsvFile:
    """Read the content of a table's file.

    Args:
        resource: the table's entry in the descriptor.
        content: the bytes of its file.

    Raises:
        DataError: as :func:`read_resource`, but for the missing file; or if the last line has no end.
    """
    name = Path(resource["path"]).name
    file = parse_csv(name, content, dialect_of(resource))
    if content.rstrip(b"\0")[-1:] not in LINE_ENDS:
        hint = "a file that was cut short looks like this; end the line if the file is whole"
        raise DataError("the last line has no end", where=f"{name}:{[1, *file.lines][-1]}", hint=hint)
    mends = _mends(resource["schema"], file.header)
    if not mends:
        return file
    rows = [[mends[n](cell) if n in mends else cell for n, cell in enumerate(row)] for row in file.rows]
    return CsvFile(file.header, rows, file.lines)


def dialect_of(resource: Resource) -> Dialect:
    """Say how the file of a table is written."""
    stated = resource.get("dialect", {})
    plain = Dialect()
    return Dialect(
        stated.get("delimiter", plain.delimiter),
        stated.get("quoteChar", plain.quote),
        resource.get("encoding", plain.encoding),
    )


def is_plain(resource: Resource) -> bool:
    """Tell whether the file of a table already is what :func:`read_resource` makes of it."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    return dialect_of(resource) == Dialect() and not _mends(resource["schema"], names)


def _mends(schema: Mapping[str, Any], header: list[str]) -> dict[int, Callable[[str], str]]:
    """Give what is to be done to the cells of the columns that are not written plainly."""
    fields = {field["name"]: field for field in schema["fields"]}
    missing = frozenset(schema.get("missingValues", [""]))
    odd = missing != {""}
    return {
        place: _mend(fields[name], missing)
        for place, name in enumerate(header)
        if name in fields and (odd or _is_odd(fields[name]))
    }


def _is_odd(field: Mapping[str, Any]) -> bool:
    return bool(
        field.get("decimalChar", ".") != "."
        or field.get("groupChar")
        or tuple(field.get("trueValues", TRUE)) != TRUE
        or tuple(field.get("falseValues", FALSE)) != FALSE
    )


def _mend(field: Mapping[str, Any], missing: frozenset[str]) -> Callable[[str], str]:
    group, point = field.get("groupChar", ""), field.get("decimalChar", ".")
    words = dict.fromkeys(field.get("trueValues", ()), "true")
    words |= dict.fromkeys(field.get("falseValues", ()), "false")

    def mend(cell: str) -> str:
        if cell in missing:
            return ""
        if field["type"] == "boolean":
            return words.get(cell, cell)
        if field["type"] != "number":
            return cell
        digits = cell.replace(group, "") if group else cell
        if point != "." and "." in digits:
            return f"{cell} (with a point)"  # stays no number
        return digits.replace(point, ".")

    return mend
