"""The seal of a table: how many rows its file has, how many bytes, and which, kept in the descriptor.

A row that is gone breaks no other rule. With the seal its loss is seen, and every change that nobody meant.
The ends of lines do not count: a checkout may write them in two ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chokepoint.data.csvfile import CsvFile, read_bytes
from chokepoint.data.faults import Fault
from chokepoint.data.package import parse_descriptor
from chokepoint.data.resource import parse_resource
from chokepoint.errors import DataError

SEAL = ("rows", "bytes", "hash")
HINT = "`chokepoint data seal` says which rows are new, changed or lost, and renews the seal"


def without_seal(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Give the entry of a table in the descriptor without its seal, which says nothing about its meaning."""
    return {name: value for name, value in resource.items() if name not in SEAL}


def make_seal(resource: Mapping[str, Any], content: bytes) -> dict[str, Any]:
    """Make the seal of a table.

    Args:
        resource: its entry in the descriptor.
        content: the bytes of its file.

    Raises:
        DataError: if the content is no well-formed CSV.
    """
    rows, plain = len(parse_resource(resource, content).rows), _plain(content)
    return dict(zip(SEAL, (rows, len(plain), digest_of(content)), strict=True))


def digest_of(content: bytes) -> str:
    """Give the checksum of a table as its seal states it."""
    return f"sha256:{hashlib.sha256(_plain(content)).hexdigest()}"


def _plain(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def seal_faults(folder: Path) -> list[Fault]:
    """Name the tables that are not as they were sealed; those that cannot be read have faults of their own.

    Args:
        folder: the folder of the package.

    Raises:
        DataError: if there is no descriptor or it is no JSON.
    """
    return [fault for resource in parse_descriptor(folder)[1] for fault in _faults(folder, resource)]


def _faults(folder: Path, resource: Mapping[str, Any]) -> Iterator[Fault]:
    name = resource["name"]
    try:
        content = read_bytes(folder / resource["path"])
        if resource.get("hash") == digest_of(content) and resource.get("bytes") == len(_plain(content)):
            return
        now = make_seal(resource, content)["rows"]
    except DataError:
        return
    if any(part not in resource for part in SEAL):
        yield Fault(name, None, "", "was never sealed", hint=HINT)
    else:
        sealed = resource["rows"]
        rows = f"{sealed} rows then, {now} now" if sealed != now else f"{now} rows then and now"
        yield Fault(name, None, "", f"is not as it was sealed: {rows}", hint=HINT)


@dataclass(frozen=True)
class CellChange:
    """A cell that reads otherwise than before."""

    row: str
    column: str
    before: str
    now: str


@dataclass(frozen=True)
class RowChanges:
    """What became of the rows of a table: keys of the new and of the lost, and the cells that changed."""

    new: Sequence[str]
    lost: Sequence[str]
    changed: Sequence[CellChange]


def compare_rows(before: CsvFile, now: CsvFile) -> RowChanges:
    """Compare two states of a table row by row; the first column names a row.

    Args:
        before: the earlier state.
        now: the later one.
    """
    old, new = (
        {row[0]: dict(zip(file.header, row, strict=True)) for row in file.rows} for file in (before, now)
    )
    return RowChanges(
        new=[key for key in new if key not in old],
        lost=[key for key in old if key not in new],
        changed=[change for key in old if key in new for change in _cells(key, old[key], new[key])],
    )


def _cells(key: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[CellChange]:
    for column in dict.fromkeys([*old, *new]):
        before, now = old.get(column, ""), new.get(column, "")
        if before != now:
            yield CellChange(key, column, before, now)
