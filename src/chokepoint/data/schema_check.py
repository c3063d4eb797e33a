"""What the Table Schemas say of each cell.

A column is looked at value by value, each once however often it stands there. The answers are those of
frictionless, which takes some twenty times as long, but for numbers that no page prints (``NaN``, ``1e5``,
``+5``): these it takes and we refuse. The tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chokepoint.data.cells import HINTS, fits
from chokepoint.data.dates import PARTIAL
from chokepoint.data.faults import Fault
from chokepoint.data.package import close_names
from chokepoint.data.rules.table import Table

Field = Mapping[str, Any]

PARTIAL_HINT = "write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn or YYYY-Hn"


def schema_faults(table: Table) -> list[Fault]:
    """Check a well-formed table against its Table Schema.

    Args:
        table: the table.

    Returns:
        One fault for each cell of the wrong type or outside its constraints. Keys are left to
        :mod:`chokepoint.data.rules`, which can say more about them.
    """
    return [fault for field in table.fields for fault in _field_faults(table, field)]


@dataclass(frozen=True)
class _Test:
    """A test of a filled cell, and what is said of one that fails it."""

    passes: Callable[[str], bool]
    what: str
    hint: Callable[[str], str]


def _field_faults(table: Table, field: Field) -> Iterator[Fault]:
    name, tests = field["name"], _tests(field)
    values = set(table.columns[name])
    failed = {value: test for value in values if value and (test := _first_failed(value, tests))}
    if "" in values and field.get("constraints", {}).get("required"):
        for line, cell in table.rows(name):
            if not cell:
                yield table.fault(line, name, "is empty", None, "the column is required")
    if failed:
        for line, cell in table.filled(name):
            if cell in failed:
                test = failed[cell]
                yield table.fault(line, name, test.what, cell, test.hint(cell))
    if field.get("constraints", {}).get("unique"):
        yield from _repeated(table, name)


def _first_failed(value: str, tests: list[_Test]) -> _Test | None:
    return next((test for test in tests if not test.passes(value)), None)


def _repeated(table: Table, name: str) -> Iterator[Fault]:
    times = Counter(table.columns[name])
    for line, cell in table.filled(name):
        if times[cell] > 1:
            yield table.fault(line, name, f"stands in {times[cell]} rows", cell, "the column is unique")


def _tests(field: Field) -> list[_Test]:
    kind = field["type"]
    tests = [_Test(fits(kind), f"is not a {kind}", lambda _: HINTS.get(kind, ""))]
    if field.get("dateKind"):
        tests.append(_Test(_full(PARTIAL.pattern), "is not a date", lambda _: PARTIAL_HINT))
    for name, limit in field.get("constraints", {}).items():
        if name in _CONSTRAINTS:
            tests.append(_CONSTRAINTS[name](limit, kind))
    return tests


def _full(pattern: str) -> Callable[[str], bool]:
    match = re.compile(pattern).fullmatch
    return lambda cell: match(cell) is not None


def _enum(limit: list[Any], _: str) -> _Test:
    words = [str(value) for value in limit]
    known = frozenset(words)
    return _Test(known.__contains__, "is not an allowed value", lambda cell: close_names(cell, words))


def _pattern(limit: str, _: str) -> _Test:
    return _Test(_full(limit), "does not fit the pattern", lambda _: f"write {limit}")


def _minimum(limit: Any, kind: str) -> _Test:
    return _side(f"is below the minimum {limit}", kind, lambda size: size >= limit)


def _maximum(limit: Any, kind: str) -> _Test:
    return _side(f"is above the maximum {limit}", kind, lambda size: size <= limit)


def _side(what: str, kind: str, passes: Callable[[Any], bool]) -> _Test:
    size: Callable[[str], Any] = str if kind == "date" else float
    return _Test(lambda cell: passes(size(cell)), what, lambda _: "")


def _shortest(limit: int, _: str) -> _Test:
    return _Test(lambda cell: len(cell) >= limit, f"is shorter than {limit} characters", lambda _: "")


def _longest(limit: int, _: str) -> _Test:
    return _Test(lambda cell: len(cell) <= limit, f"is longer than {limit} characters", lambda _: "")


_CONSTRAINTS: Mapping[str, Callable[[Any, str], _Test]] = {
    "enum": _enum,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _shortest,
    "maxLength": _longest,
}
