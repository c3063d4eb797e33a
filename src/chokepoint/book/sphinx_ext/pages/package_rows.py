"""The rows of the data package as printed text, read once for all pages of tables and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chokepoint.book.sphinx_ext.words import _
from chokepoint.data.package import read_descriptor
from chokepoint.data.resource import read_resource
from chokepoint.paths import data_folder

OTHER = "other"


@dataclass(frozen=True)
class TableText:
    """A table: its entry in the descriptor and its cells as text."""

    resource: Mapping[str, Any]
    rows: list[list[str]]

    @property
    def name(self) -> str:
        """The table's name."""
        return str(self.resource["name"])

    @property
    def title(self) -> str:
        """What the table holds."""
        return str(self.resource.get("title", self.name))

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The entries of the columns in the schema."""
        return list(self.resource["schema"]["fields"])

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [field["name"] for field in self.fields]

    @property
    def names_things(self) -> bool:
        """Tell whether the table only names what others speak of, as commodities and countries do."""
        return "row_id" not in self.columns and self.name != "sources"

    @cached_property
    def by_source(self) -> dict[str, list[list[str]]]:
        """The rows by the source that printed them; empty for a table that names no sources."""
        found: dict[str, list[list[str]]] = {}
        if "source_id" in self.columns and self.name != "sources":
            place = self.columns.index("source_id")
            for row in self.rows:
                found.setdefault(row[place], []).append(row)
        return found


def read_tables() -> dict[str, TableText]:
    """Read every table of the package, ``sources`` included, in the order of the descriptor.

    Raises:
        DataError: if a file is missing or no CSV.
    """
    folder = data_folder()
    resources = read_descriptor(folder)["resources"]
    return {r["name"]: TableText(r, read_resource(folder, r).rows) for r in resources}


def group_by_theme(tables: Mapping[str, TableText]) -> Iterator[tuple[str, list[TableText]]]:
    """Group tables by the ``theme`` of the descriptor, in its order; tables without one come last."""
    groups: dict[str, list[TableText]] = {}
    for table in tables.values():
        groups.setdefault(str(table.resource.get("theme", "")), []).append(table)
    last = groups.pop("", [])
    yield from groups.items()
    if last:
        yield str(_("Other tables") if groups else _("Tables")), last
