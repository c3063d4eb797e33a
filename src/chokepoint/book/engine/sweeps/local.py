"""Run the notebooks of a sweep on this machine, each kept as soon as it is finished."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from chokepoint.book.engine.failures import describe
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.runs.execute import Outcome, Runner
from chokepoint.book.engine.sweeps.folder import Folder
from chokepoint.book.engine.sweeps.sweep import Entry
from chokepoint.errors import BuildError

CHUNK = 500
"""So many jobs are made ready at once, so that memory does not grow with a sweep."""
Failed = Callable[[Entry, Mapping[str, Any]], None]
"""Told which notebook failed, and how: see :func:`.failures.describe`."""


def run_here(
    entries: Iterable[Entry],
    folder: Folder,
    runner: Runner,
    failed: Failed,
    *,
    workers: int | None = None,
    fresh: bool = False,
) -> None:
    """Run notebooks through the runner of the book.

    Args:
        entries: what to run.
        folder: keeps what is finished.
        runner: runs them.
        failed: told of each that failed; the others are run all the same.
        workers: notebooks run at the same time; the number of processors if not given.
        fresh: take no result of an earlier run from the cache.

    Raises:
        BuildError: if the folder cannot be written to; no further notebook is begun then.
    """
    gc.collect()
    gc.freeze()  # what is loaded by now stays; to look through it again and again costs more than the rest
    rest = iter(entries)
    while chunk := list(islice(rest, CHUNK)):
        by_job = {id(entry.job): entry for entry in chunk}

        def keep(outcome: Outcome, by_job: dict[int, Entry] = by_job) -> None:
            entry = by_job[id(outcome.job)]
            if outcome.notebook is None:
                error = outcome.error or BuildError("gave no notebook", where=entry.job.place)
                failed(entry, describe(error))
            else:
                folder.put(entry.stem, dump_notebook(outcome.notebook))

        jobs = [entry.job for entry in chunk]
        runner.run(jobs, workers=workers, use_cache=not fresh, keep=keep)
