"""A sweep from the question to the table: check, take over, run, gather."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import Reporter
from chokepoint.book.engine.sweeps.facts import Told, column_types, write_facts
from chokepoint.book.engine.sweeps.folder import FACTS, Folder, only_sweep
from chokepoint.book.engine.sweeps.grid import Grid
from chokepoint.book.engine.sweeps.local import Failed
from chokepoint.book.engine.sweeps.stores import Store
from chokepoint.book.engine.sweeps.sweep import Entry, Sweep, hashes_of, source_text

Execute = Callable[[Sequence[Entry], Folder, Failed], None]
"""Runs notebooks and keeps what is finished in the folder."""


@dataclass
class SweepResult:
    """What a sweep did.

    Args:
        output: where it wrote.
        notebooks: how many there are to be.
        executed: how many were run now.
        taken_over: how many an earlier start had finished.
        left_out: how many combinations the chapter refuses.
        facts: the rows of the table.
        failed: those that failed: their values, and what went wrong.
        seconds: how long it took.
    """

    output: str
    notebooks: int = 0
    executed: int = 0
    taken_over: int = 0
    left_out: int = 0
    facts: int = 0
    failed: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Give the fields for ``--json``."""
        return asdict(self)


def make_sweep(root: Path, grid: Grid) -> Sweep:
    """Fix what a sweep depends on.

    Args:
        root: the project's folder.
        grid: what is run.
    """
    source = source_text(grid.job.notebook)
    return Sweep(grid, source, hashes_of(root, source))


def perform(
    workspace: Workspace, sweep: Sweep, store: Store, reporter: Reporter, execute: Execute
) -> SweepResult:
    """Run what an earlier start has not finished, then write all facts in one table.

    Args:
        workspace: the project's folders.
        sweep: what to run.
        store: where to write.
        reporter: told about progress.
        execute: runs the notebooks.

    Raises:
        BuildError: if the place holds something else or cannot be written to. What is finished is kept.
    """
    begin, grid = time.monotonic(), sweep.grid
    result = SweepResult(store.address, len(grid.points), left_out=len(grid.left_out))
    failed: dict[str, dict[str, Any]] = {}

    def note(entry: Entry, error: Mapping[str, Any]) -> None:
        values = {name: entry.job.parameters[name] for name in grid.axes}
        failed[entry.stem] = {"parameters": values, **error}

    with only_sweep(store, workspace.build / "sweep"):
        folder = Folder(store, sweep.asked(), reporter.warn)
        folder.begin(sweep.source)
        entries = list(sweep.entries())
        folder.look(entry.stem for entry in entries)
        waiting = [entry for entry in entries if entry.stem not in folder.names]
        result.taken_over, result.executed = len(folder.names), len(waiting)
        if folder.names:
            reporter.step(f"taking over {len(folder.names)} finished notebooks")
        if waiting:
            execute(waiting, folder, note)
        result.failed = [failed[entry.stem] for entry in entries if entry.stem in failed]
        result.facts = _gather(sweep, folder, entries)
        folder.record_failures(result.failed)
    result.seconds = round(time.monotonic() - begin, 2)
    return result


def _gather(sweep: Sweep, folder: Folder, entries: Sequence[Entry]) -> int:
    """Write the facts of all notebooks that are there; give the number of rows."""
    job = sweep.grid.job
    shared = {name: [value] for name, value in job.parameters.items() if name not in sweep.grid.axes}
    types = column_types({**sweep.grid.axes, **shared})
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as scratch:
        table = Path(scratch) / FACTS
        count = write_facts(table, job, _told(folder, entries), types)
        folder.store.upload(FACTS, table)
    return count


def _told(folder: Folder, entries: Sequence[Entry]) -> Iterator[Told]:
    for entry in entries:
        if entry.stem in folder.names:
            yield entry.job.parameters, folder.text(folder.names[entry.stem])
