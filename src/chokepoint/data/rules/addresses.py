"""Addresses of the web: what a reader may follow without harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chokepoint.data.faults import Fault
from chokepoint.data.rules.table import Package, Table

COLUMN = re.compile(r"(\w+_)?url")
ADDRESS = re.compile(
    r"https?://([a-z0-9-]+\.)+[a-z]{2,}\.?(:[0-9]+)?([/?#][^\s\"'<>\\^`{|}]*)?", re.IGNORECASE
)
"""A scheme of the web and the name of a host: no other scheme, no user before the host, no bare number."""
NO_ADDRESS = (
    "not available (copy without an address)",
    "public GitHub repository, name not recorded",
)
"""What stands there where a source was seen without one."""


def odd_addresses(table: Table, _: Package) -> Iterator[Fault]:
    """An address is one of the web; ``javascript:``, ``data:`` and ``file:`` are none."""
    for name in filter(COLUMN.fullmatch, table.columns):
        for line, cell in table.filled(name):
            if cell not in NO_ADDRESS and ADDRESS.fullmatch(cell) is None:
                hint = f"write https://..., leave it empty, or write {NO_ADDRESS[0]!r}"
                yield table.fault(line, name, "is no address of the web", cell, hint)
