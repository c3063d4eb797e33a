"""The data package in memory, and what its check says of it with one thing spoilt.

Only what a corruption can touch is checked again: the spoilt table, and those whose keys lead to it.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from chokepoint.data.check import _column_faults, _no_rows, _unreadable
from chokepoint.data.descriptor.house import house_faults
from chokepoint.data.descriptor.shape import read_shape
from chokepoint.data.descriptor.strict_json import parse_strictly
from chokepoint.data.exceptions import read_exemptions, without_exempted
from chokepoint.data.faults import DESCRIPTOR_TABLE, Fault
from chokepoint.data.resource import parse_resource
from chokepoint.data.rules.apply import OF_PACKAGE, OF_TABLE
from chokepoint.data.rules.keys import unknown_keys, unknown_list_entries
from chokepoint.data.rules.table import Package, Table
from chokepoint.data.schema_check import schema_faults
from chokepoint.data.seal import digest_of
from chokepoint.data.vocabularies import read_vocabulary
from chokepoint.errors import DataError

TODAY = date(2026, 11, 29)
OF_SOURCES = ("vintage", "later than source", "long before source", "undated edition")
"""Rules of a table that look at the table of sources too."""


@dataclass(frozen=True)
class Spoilt:
    """One thing spoilt.

    Attributes:
        kind: what was done, in words.
        table: the table it was done to; ``datapackage`` for the descriptor.
        what: the place and the change, for a person.
        line: the line of the file; ``None`` if it is no single one.
        column: the column; "" if it is no single one.
        columns: the spoilt columns, if cells were spoilt.
        lines: the lines that are left, if rows were taken away or added.
        content: the spoilt bytes of the file or of the descriptor.
    """

    kind: str
    table: str
    what: str
    line: int | None = None
    column: str = ""
    columns: dict[str, list[str]] = field(default_factory=dict)
    lines: list[int] | None = None
    content: bytes | None = None


@dataclass(frozen=True)
class Verdict:
    """What the check says: its faults, and whether one names the spoilt place."""

    spoilt: Spoilt
    faults: list[Fault]

    @property
    def is_refused(self) -> bool:
        """Whether a rule is broken."""
        return bool(self.faults)

    @property
    def is_placed(self) -> bool:
        """Whether a fault names the spoilt row, or where there is no single one the spoilt file."""
        own = [fault for fault in self.faults if fault.table == self.spoilt.table]
        return any(self.spoilt.line in (None, fault.row) for fault in own)


class Bench:
    """A sound package, read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.text = (folder / "datapackage.json").read_bytes()
        self.resources, faults = read_shape(parse_strictly(self.text, "datapackage.json"))
        assert faults == []
        self.tables = {resource["name"]: self._read(resource) for resource in self.resources}
        self.exemptions = read_exemptions(folder)
        self.spellings = read_vocabulary("countries", folder)

    def content(self, table: str) -> bytes:
        """The bytes of a table's file."""
        resource = next(resource for resource in self.resources if resource["name"] == table)
        return (self.folder / resource["path"]).read_bytes()

    def judge(self, spoilt: Spoilt) -> Verdict:
        """Check the package with one thing spoilt."""
        if spoilt.table == DESCRIPTOR_TABLE:
            return Verdict(spoilt, self._with_descriptor(spoilt.content or b""))
        if spoilt.content is not None:
            return Verdict(spoilt, self._with_file(spoilt.table, spoilt.content))
        table = self.tables[spoilt.table]
        columns = dict(table.columns) | spoilt.columns
        lines = table.lines if spoilt.lines is None else spoilt.lines
        return Verdict(spoilt, self._with_table(replace(table, columns=columns, lines=lines)))

    def is_sealed(self, spoilt: Spoilt) -> bool:
        """Tell whether a table with cells or rows spoilt is still as it was sealed."""
        resource = next(resource for resource in self.resources if resource["name"] == spoilt.table)
        columns = dict(self.tables[spoilt.table].columns) | spoilt.columns
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([columns, *zip(*columns.values(), strict=True)])
        return digest_of(text.getvalue().encode()) == resource["hash"]

    def _read(self, resource: dict[str, Any], content: bytes | None = None) -> Table:
        content = (self.folder / resource["path"]).read_bytes() if content is None else content
        return Table.of_file(resource["name"], resource["schema"], parse_resource(resource, content))

    def _with_file(self, name: str, content: bytes) -> list[Fault]:
        resource = next(resource for resource in self.resources if resource["name"] == name)
        try:
            table = self._read(resource, content)
        except DataError as error:
            return [_unreadable(name, error)]
        wanted = [field["name"] for field in resource["schema"]["fields"]]
        return _column_faults(name, list(table.columns), wanted) or self._with_table(table)

    def _with_descriptor(self, content: bytes) -> list[Fault]:
        try:
            descriptor = parse_strictly(content, "datapackage.json")
        except DataError as error:
            return [Fault(DESCRIPTOR_TABLE, None, "", error.what, hint=error.hint)]
        resources, faults = read_shape(descriptor)
        if faults:
            return faults
        faults = house_faults(descriptor, resources)
        known = {resource["name"]: resource for resource in self.resources}
        for resource in resources:
            if resource["schema"] != known.get(resource["name"], {}).get("schema") or "dialect" in resource:
                faults += self._described_otherwise(resource, known.get(resource["name"], {}))
        return faults

    def _described_otherwise(self, resource: dict[str, Any], known: dict[str, Any]) -> list[Fault]:
        if resource == known:
            return []
        try:
            table = self._read(resource)
        except (DataError, OSError) as error:
            what = error.what if isinstance(error, DataError) else str(error)
            return [Fault(resource["name"], None, "", what)]
        wanted = [field["name"] for field in resource["schema"]["fields"]]
        return _column_faults(table.name, list(table.columns), wanted) or self._with_table(table)

    def _with_table(self, table: Table) -> list[Fault]:
        if not table.lines:
            return _no_rows(table)
        package = Package({**self.tables, table.name: table}, True, self.spellings, TODAY)
        found = list(self._broken(table, package))
        own = [(rule, fault) for rule, fault in found if fault.table == table.name]
        exemptions = [e for e in self.exemptions if e.table == table.name]
        faults = schema_faults(table) + without_exempted(
            own, exemptions, Package({table.name: table}, is_whole=False)
        )
        return faults + [
            fault for rule, fault in found if fault.table != table.name and self._is_odd(rule, fault)
        ]

    def _is_odd(self, rule: str, fault: Fault) -> bool:
        """Tell whether a fault of another table is none of the exceptions."""
        key = self.tables[fault.table].key_of_line.get(fault.row or 0, "")
        return not any(exemption.covers(rule, fault, key) for exemption in self.exemptions)

    def _broken(self, table: Table, package: Package) -> Iterator[tuple[str, Fault]]:
        for name, rule in OF_TABLE.items():
            yield from ((name, fault) for fault in rule(table, package))
        if self._names_differ(table):
            for other in self._leading[table.name]:
                yield from (("key", fault) for fault in unknown_keys(self.tables[other], package))
                yield from (("list", fault) for fault in unknown_list_entries(self.tables[other], package))
                for name in OF_SOURCES if table.name == "sources" else ():
                    yield from ((name, fault) for fault in OF_TABLE[name](self.tables[other], package))
        for name, of_package in OF_PACKAGE.items():
            if self._can_touch(name, table):
                yield from ((name, fault) for fault in of_package(package))

    def _names_differ(self, table: Table) -> bool:
        before = self.tables[table.name]
        return table.name == "sources" or table.columns[table.key] != before.columns[before.key]

    def _can_touch(self, rule: str, table: Table) -> bool:
        """Tell whether a rule of the whole package can find something new in a spoilt table."""
        if rule == "publisher":
            return table.name == "sources"
        before = self.tables[table.name]
        looked = (
            [table.key] if rule == "repeated key" else [name for name in table.columns if "source" in name]
        )
        return any(table.columns[name] != before.columns.get(name) for name in looked)

    @cached_property
    def _leading(self) -> dict[str, list[str]]:
        """By table, the tables with keys or lists that lead to it."""
        found: dict[str, list[str]] = {name: [] for name in self.tables}
        for name, table in self.tables.items():
            targets = {key["reference"]["resource"] for key in table.schema.get("foreignKeys", [])}
            targets |= {target for f in table.fields for target in f.get("listOf", "").split("|") if target}
            for target in targets - {name}:
                found[target].append(name)
        return found
