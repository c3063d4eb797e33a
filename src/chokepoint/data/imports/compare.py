"""What a release changes: rows that are new, carried alike or otherwise, gone, and figures it revises."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chokepoint.data.imports.figures import Release, Row

Cells = Mapping[str, str]
QUANTITIES = ("quantity_kg", "quantity_m3", "usd_per_kg_low")


@dataclass(frozen=True)
class Revision:
    """A figure that an earlier edition printed otherwise.

    Attributes:
        row: the row of the new release.
        edition: the edition that printed it before.
        before: the value then.
        after: the value now.
        percent: the change in percent of the earlier figure, None if that was nil.
    """

    row: Row
    edition: str
    before: str
    after: str
    percent: float | None


@dataclass
class Comparison:
    """What a release changes in one table.

    Attributes:
        new: rows whose id is not carried.
        same: how many rows are carried word for word.
        other: rows carried otherwise, each with the cells as carried.
        gone: rows that the edition carries from these files and the files no longer print.
        revised: figures that the edition before printed otherwise.
    """

    new: list[Row] = field(default_factory=list)
    same: int = 0
    other: list[tuple[Row, Cells]] = field(default_factory=list)
    gone: list[Cells] = field(default_factory=list)
    revised: list[Revision] = field(default_factory=list)


def compare(
    rows: Iterable[Row], carried: Sequence[Cells], release: Release, files: frozenset[str]
) -> Comparison:
    """Compare the rows that a release proposes for a table with those the table has.

    Args:
        rows: the proposed rows of the table.
        carried: the rows of the table, as text.
        release: the release.
        files: the names of the files that were read, as locators begin.

    Returns:
        What is new, the same, other, gone and revised.
    """
    by_id = {cells["row_id"]: cells for cells in carried}
    before = _newest_before(carried, release)
    found, proposed = Comparison(), set()
    for row in rows:
        proposed.add(row.row_id)
        cells = by_id.get(row.row_id)
        if cells is None:
            found.new.append(row)
            revision = _revision(row, before.get(_rest(row.row_id)))
            found.revised += [revision] if revision else []
        elif cells == row.cells:
            found.same += 1
        else:
            found.other.append((row, cells))
    found.gone = [
        cells
        for cells in carried
        if cells["source_id"] == release.source_id
        and cells["row_id"] not in proposed
        and _file(cells["locator"]) in files
    ]
    return found


def _file(locator: str) -> str:
    """Give the file or sheet that a locator begins with."""
    return re.split(r", row \d+", locator)[0]


def _rest(row_id: str) -> str:
    """Give what two editions' rows on one figure have in common: the id without the year of the edition."""
    prefix, publisher, _, rest = row_id.split("-", 3)
    return f"{prefix}-{publisher}-{rest}"


def _newest_before(carried: Iterable[Cells], release: Release) -> dict[str, Cells]:
    """Give, for each figure, the row of the newest edition before a release."""
    start = re.compile(rf"[a-z]+-{release.publisher.lower()}-(\d{{4}})-")
    found: dict[str, tuple[str, Cells]] = {}
    for cells in carried:
        match = start.match(cells["row_id"])
        if match is None or match[1] >= release.year:
            continue
        rest = _rest(cells["row_id"])
        if rest not in found or found[rest][0] < match[1]:
            found[rest] = match[1], cells
    return {rest: cells for rest, (_, cells) in found.items()}


def _revision(row: Row, earlier: Cells | None) -> Revision | None:
    if earlier is None:
        return None
    column = next((name for name in QUANTITIES if earlier.get(name) and row.cells.get(name)), "value")
    before, after = earlier.get(column, ""), row.cells.get(column, "")
    comparable = column != "value" or earlier.get("unit") == row.cells.get("unit")
    if not before or not after or not comparable or math.isclose(float(before), float(after)):
        return None
    percent = 100 * (float(after) / float(before) - 1) if float(before) else None
    return Revision(row, earlier["vintage"], earlier["value"], row.cells["value"], percent)
