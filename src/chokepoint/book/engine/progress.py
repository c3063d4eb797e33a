"""What a person sees while a build runs: a bar on a terminal, plain lines elsewhere, nothing if asked."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Reporter(Protocol):
    """Told about the steps of a build."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End."""

    def step(self, text: str) -> None:
        """A new step begins."""

    def cells(self, count: int) -> None:
        """So many cells are to be executed."""

    def cell_done(self) -> None:
        """One cell is finished."""

    def warn(self, text: str) -> None:
        """Something is odd but mended."""


class QuietReporter:
    """Shows warnings only."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End."""

    def step(self, text: str) -> None:
        """Show nothing."""

    def cells(self, count: int) -> None:
        """Show nothing."""

    def cell_done(self) -> None:
        """Show nothing."""

    def warn(self, text: str) -> None:
        """Show a line on the error stream."""
        print(f"warning: {text}", file=sys.stderr, flush=True)


class PlainReporter(QuietReporter):
    """Shows one line for each step."""

    def step(self, text: str) -> None:
        """Show a line on the error stream."""
        print(text, file=sys.stderr, flush=True)


class BarReporter(QuietReporter):
    """Shows a bar that counts executed cells."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._cells: TaskID | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the bar away."""
        self._progress.stop()

    def step(self, text: str) -> None:
        """Show a line above the bar."""
        self._progress.console.print(text, highlight=False, markup=False)

    def cells(self, count: int) -> None:
        """Start the bar."""
        self._cells = self._progress.add_task("executing cells", total=count)

    def cell_done(self) -> None:
        """Move the bar on."""
        with self._lock:
            if self._cells is not None:
                self._progress.advance(self._cells)

    def warn(self, text: str) -> None:
        """Show a line above the bar."""
        self._progress.console.print(f"warning: {text}", highlight=False, markup=False)


def choose_reporter(*, quiet: bool) -> Reporter:
    """Pick what fits: nothing if asked, a bar on a terminal, else lines."""
    if quiet:
        return QuietReporter()
    return BarReporter() if sys.stderr.isatty() else PlainReporter()
