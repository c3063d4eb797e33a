"""A fault of the data package: which cell, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass

DESCRIPTOR_TABLE = "datapackage"


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        table: the table's name, ``datapackage`` for the descriptor, or a publisher's file with its ending.
        row: the line in the file as an editor shows it (header = 1); ``None`` for a fault of the whole file.
        column: the column's name; ``""`` for a fault of the whole row or file.
        what: what is wrong, without the value.
        value: the offending cell; ``None`` if no single cell is at fault.
        hint: what to do; may be ``""``.
    """

    table: str
    row: int | None
    column: str
    what: str
    value: str | None = None
    hint: str = ""

    @property
    def place(self) -> str:
        """The place as ``file:row:column``, as far as it is known."""
        ending = ".json" if self.table == DESCRIPTOR_TABLE else "" if "." in self.table else ".csv"
        return ":".join(str(part) for part in (f"{self.table}{ending}", self.row, self.column) if part)

    def __str__(self) -> str:
        """The fault on one line: ``file:row:column: what, value 'x', hint``."""
        value = None if self.value is None else f"value {self.value!r}"
        return f"{self.place}: " + ", ".join(part for part in (self.what, value, self.hint) if part)
