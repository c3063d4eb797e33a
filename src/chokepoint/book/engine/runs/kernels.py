"""Kernels for the chapters: this environment's own Python, quiet, alike on every machine."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager

from chokepoint.book.engine.folders import write_atomically
from chokepoint.book.engine.runs.reads import NOTES, NOTES_VARIABLE
from chokepoint.book.engine.surroundings import SAME_EVERYWHERE
from chokepoint.paths import ROOT_VARIABLE

WATCH = "__import__('chokepoint.book.engine.runs.reads').book.engine.runs.reads.begin()\n"
"""What a kernel runs before the first cell; it leaves no name behind."""


class OwnKernelManager(AsyncKernelManager):
    """Starts the running Python as the kernel, whatever kernels are installed under the name python3."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The command that starts a kernel of this environment."""
        argv = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def kernel_environment(root: Path, scratch: Path) -> dict[str, str]:
    """Give the variables a chapter's kernel runs with.

    Args:
        root: the project's folder.
        scratch: folder for the notes on what the kernel uses, and for its own settings, so that nobody's
            personal start-up files take part.
    """
    own = {
        ROOT_VARIABLE: str(root),
        NOTES_VARIABLE: str(scratch / NOTES),
        "IPYTHONDIR": str(scratch / "ipython"),
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**inherited, **SAME_EVERYWHERE, **own}


def write_start_up(settings: Path) -> None:
    """Let a kernel note what it reads from its first cell on.

    Args:
        settings: the folder of IPython's settings.
    """
    write_atomically(settings / "profile_default/startup/00-watch.py", WATCH)


class BookEngine(NBClientEngine):
    """Papermill's engine with an environment, a folder and a hook of its own for every notebook."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: Any
    ) -> NotebookNode:
        """Execute the cells of one notebook.

        Args:
            nb_man: papermill's bookkeeping of the notebook.
            kernel_name: ignored; see `OwnKernelManager`.
            options: ``environment``, ``folder``, ``kernel_log`` (an open file), ``watcher``
                (`KernelWatcher`), ``cell_timeout`` and ``start_timeout`` in seconds.
        """
        watcher: KernelWatcher = options["watcher"]
        client: Any = PapermillNotebookClient(
            nb_man,
            kernel_manager_class=OwnKernelManager,
            kernel_name="python3",
            timeout=options["cell_timeout"],
            startup_timeout=options["start_timeout"],
            record_timing=False,
            log=quiet_logger(),
            on_notebook_start=lambda **_: watcher.started(client.km.provisioner.process),
            on_cell_start=lambda cell_index, **_: watcher.entered(cell_index),
            on_cell_complete=lambda **_: watcher.cell_done(),
        )
        log = options["kernel_log"]
        write_start_up(Path(options["environment"]["IPYTHONDIR"]))
        return client.execute(env=options["environment"], cwd=str(options["folder"]), stdout=log, stderr=log)


class KernelWatcher:
    """Knows which cell a kernel is in, and can end the kernel when the build is interrupted.

    Args:
        on_cell: called after every cell.
    """

    def __init__(self, on_cell: Callable[[], None]) -> None:
        self.cell_index = 0
        self._on_cell = on_cell
        self._process: Any = None

    def started(self, process: Any) -> None:
        """Remember the kernel's process."""
        self._process = process

    def entered(self, cell_index: int) -> None:
        """Remember the cell that is being run."""
        self.cell_index = cell_index

    def cell_done(self) -> None:
        """Tell that a cell is finished."""
        self._on_cell()

    def kill(self) -> None:
        """End the kernel at once; its job then fails."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def quiet_logger() -> logging.Logger:
    """Give a logger that prints nothing: what matters is raised, the rest is noise of the transport."""
    logger = logging.getLogger("chokepoint.kernels")
    logger.handlers, logger.propagate = [logging.NullHandler()], False
    return logger
