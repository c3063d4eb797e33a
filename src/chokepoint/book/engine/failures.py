"""What can go wrong in a build, told so that a person can mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chokepoint.errors import BuildError, ChokepointError

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
CELL_LINE = re.compile(r"Cell In\s?\[\d+\], line (\d+)")


@dataclass(frozen=True)
class CellPlace:
    """A place in a chapter: the cell's number counted from 1, the line in it, and what stands there.

    ``run`` names the chapter with the edition and the values it was run with, where that is known.
    """

    page: str
    cell: int
    line: int = 0
    source: str = ""
    run: str = ""


class CellError(BuildError):
    """A cell that raised, ran out of time, or took its kernel with it.

    Args:
        place: where.
        reason: the last line of the exception.
        log: where the whole traceback is.
    """

    def __init__(self, place: CellPlace, reason: str, log: str) -> None:
        self.place, self.reason = place, reason
        line = f", line {place.line}" if place.line else ""
        what = f"{reason}, in `{place.source}`" if place.source else reason
        where = f"chapter {place.run or place.page}, cell {place.cell}{line}"
        super().__init__(what, where=where, hint=f"the full traceback is in {log}")


class BuildFailed(BuildError):
    """A build with one or more errors, each with its own place.

    Args:
        step: what was being done.
        failures: the errors found; all are shown.
    """

    def __init__(self, step: str, failures: Sequence[ChokepointError]) -> None:
        self.step, self.failures = step, list(failures)
        count = f"{len(self.failures)} error{'s' if len(self.failures) != 1 else ''}"
        listing = "\n".join(failure.message for failure in self.failures)
        super().__init__(f"{step}: {count}; nothing that stands was changed\n{listing}")


def describe(error: ChokepointError) -> dict[str, Any]:
    """Give an error as plain data for ``--json`` and the page `chokepoint serve` shows."""
    entry: dict[str, Any] = {
        "kind": type(error).__name__,
        "message": error.what,
        "where": error.where,
        "hint": error.hint,
    }
    if isinstance(error, CellError):
        place = error.place
        entry |= {
            "chapter": place.page,
            "run": place.run,
            "cell": place.cell,
            "line": place.line,
            "source": place.source,
        }
        entry["message"] = error.reason
    return entry


def all_failures(error: ChokepointError) -> list[ChokepointError]:
    """Give the errors inside a failed build, or the error itself."""
    return list(error.failures) if isinstance(error, BuildFailed) else [error]


def plain(text: str) -> str:
    """Take terminal colours out of a text."""
    return ANSI.sub("", text)


def failing_line(traceback: Sequence[str], source: str) -> tuple[int, str]:
    """Find the line of a cell at which it failed.

    Args:
        traceback: as the kernel sent it.
        source: the cell's source.

    Returns:
        The line's number counted from 1 and its text; 0 and the cell's last line if the traceback names none.
    """
    found = CELL_LINE.search(plain("\n".join(traceback)))
    lines = source.splitlines() or [""]
    number = int(found.group(1)) if found else 0
    return (number, lines[number - 1].strip()) if 0 < number <= len(lines) else (0, lines[-1].strip())


def last_line(name: str, value: str) -> str:
    """Give what an exception says in one line: ``KeyError: 'x'``."""
    first = plain(value).strip().split("\n", 1)[0]
    return f"{name}: {first}" if first else name
