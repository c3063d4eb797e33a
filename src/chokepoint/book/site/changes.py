"""The record of numbers that changed on purpose: written by ``chokepoint refresh``, read by the site's feed.

``changes.csv`` is committed and meant to be read: one line for each fact or figure, with the day, the old and
the new value, and why. The newest change stands last.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from itertools import groupby
from pathlib import Path

from chokepoint.book.engine.folders import write_atomically
from chokepoint.data.csvfile import read_csv_file
from chokepoint.errors import DataError

RECORD = "changes.csv"
VERDICT = "verdict"
"""The kind of a change that is another conclusion; its key is the claim and the day, ``c05.now``."""


@dataclass(frozen=True)
class Change:
    """One fact or figure that differs between the committed and the new outputs."""

    page: str
    kind: str
    key: str
    old: str
    new: str

    def __str__(self) -> str:
        """Give the change as a line for a commit message."""
        return f"{self.page}: {self.kind} {self.key}: {self.old} -> {self.new}"

    def as_dict(self) -> dict[str, str]:
        """Give the fields for ``--json``."""
        return asdict(self)


@dataclass(frozen=True)
class RecordedChange:
    """One line of the record."""

    date: str
    page: str
    kind: str
    key: str
    old: str
    new: str
    why: str


COLUMNS = [field.name for field in fields(RecordedChange)]


def read_changes(path: Path) -> list[RecordedChange]:
    """Read the record; empty if there is none yet.

    Raises:
        DataError: if the file is no CSV with the columns of the record, or a date is not written YYYY-MM-DD.
    """
    if not path.is_file():
        return []
    file = read_csv_file(path)
    if file.header != COLUMNS:
        raise DataError("has other columns than the record", where=f"{path.name}:1", hint=",".join(COLUMNS))
    changes = [RecordedChange(*row) for row in file.rows]
    for line, change in zip(file.lines, changes, strict=True):
        _check_date(change.date, f"{path.name}:{line}:date")
    return changes


def _check_date(text: str, where: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise DataError(f"'{text}' is not a date", where=where, hint="write it as YYYY-MM-DD") from error


def record_changes(path: Path, moved: Iterable[Change], why: str, day: date) -> list[RecordedChange]:
    """Append changes to the record.

    Args:
        path: the record; made if it is not there.
        moved: what changed.
        why: the reason, in a sentence for readers.
        day: the day the change is made.

    Returns:
        The lines that were added.
    """
    reason = " ".join(why.split())
    new = [RecordedChange(day.isoformat(), m.page, m.kind, m.key, m.old, m.new, reason) for m in moved]
    if new:
        write_atomically(path, _write([*read_changes(path), *new]))
    return new


def _write(changes: Sequence[RecordedChange]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(change) for change in changes)
    return out.getvalue()


def group_changes(changes: Sequence[RecordedChange]) -> Iterator[list[RecordedChange]]:
    """Put together what was changed on one day of one page for one reason, the newest first."""
    groups = [list(group) for _key, group in groupby(changes, key=lambda c: (c.date, c.page, c.why))]
    return iter(sorted(reversed(groups), key=lambda group: group[0].date, reverse=True))
