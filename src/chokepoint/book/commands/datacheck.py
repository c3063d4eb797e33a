"""Refuse to build from a data package that breaks its own schema."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from chokepoint.book.engine.digests import digest, tree_digest
from chokepoint.book.engine.folders import Workspace, write_if_changed
from chokepoint.book.engine.runs.code import IMPORTS, Code
from chokepoint.errors import DataError


def checked_data(workspace: Workspace, check: Callable[[], Sequence[Any]]) -> None:
    """Validate the data package, unless this very package passed before.

    Raises:
        DataError: naming file, row and column of the faults.
    """
    checker = Code(kept=workspace.cache / IMPORTS).digest("chokepoint.data.*")
    key = digest(checker, tree_digest(workspace.root / "data"))
    passed = workspace.cache / "data-checked"
    if passed.is_file() and passed.read_text(encoding="utf-8") == key:
        return
    faults = check()
    if faults:
        raise DataFaults([str(fault) for fault in faults])
    write_if_changed(passed, key)


class DataFaults(DataError):
    """Faults of the data package, one line each."""

    def __init__(self, lines: Sequence[str], shown: int = 20) -> None:
        self.lines = list(lines)
        more = (
            [f"and {len(lines) - shown} more; `chokepoint data check` lists all"]
            if len(lines) > shown
            else []
        )
        super().__init__(
            "\n".join([f"{len(lines)} fault(s) in the data package", *self.lines[:shown], *more])
        )
