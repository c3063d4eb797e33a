"""A papermill engine that runs each notebook in a fork of a process with everything loaded."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine, NotebookExecutionManager

from chokepoint.book.engine.forks.owner import START_SECONDS, ForkServer, can_fork
from chokepoint.book.engine.runs.displays import as_output
from chokepoint.book.engine.runs.fingerprint import code_state
from chokepoint.book.engine.runs.kernels import quiet_logger
from chokepoint.book.engine.surroundings import SAME_EVERYWHERE
from chokepoint.paths import ROOT_VARIABLE, project_root

SERVER = "chokepoint.book.engine.runs.fork_server"
BUFFER = 1 << 18
"""Bytes read at once of what a child tells: as many as a socket holds."""
SKIPPED, MAY_RAISE = "skip-execution", "raises-exception"
"""Tags of cells as nbclient understands them."""


class NotebookServer(ForkServer):
    """A process that has loaded what notebooks need; ``code`` is the state of our code before it did."""

    def __init__(self) -> None:
        self.code = code_state()
        super().__init__(SERVER, "runs notebooks")


_STANDING: list[NotebookServer] = []
_STARTING = threading.Lock()


def standing_server() -> NotebookServer:
    """Give the server of this process, started when it is first asked for.

    Another takes its place once the code has changed, as what it has loaded is stale, or once it has ended.
    """
    with _STARTING:
        if not _STANDING or _STANDING[0].has_ended() or _STANDING[0].code != code_state():
            end_server()
            _STANDING.append(NotebookServer())
        return _STANDING[0]


@atexit.register
def end_server() -> None:
    """End the standing server, if there is one."""
    while _STANDING:
        _STANDING.pop().close()


@dataclass
class Child:
    """A process that runs the cells of one notebook.

    Args:
        channel: the socket to it.
        job: environment, folder, log and memory limit of the run.
        seconds: after which a cell is given up.
    """

    channel: socket.socket
    job: Mapping[str, Any]
    seconds: float | None

    def __post_init__(self) -> None:
        self._lines, self._handle = self.channel.makefile("rb", BUFFER), -1
        self._send(self.job)

    def _send(self, content: Mapping[str, Any]) -> None:
        try:
            self.channel.sendall(json.dumps(content).encode() + b"\n")
        except OSError as error:
            raise DeadKernelError("Kernel died") from error

    def start(self) -> None:
        """Wait until the child is there.

        Raises:
            DeadKernelError: if it ended first.
        """
        for message in self._messages(time.monotonic() + START_SECONDS, ""):
            # it waits for a cell now, so the number still is its own; the handle stays so for good
            self._handle = os.pidfd_open(message["content"]["pid"])
            return

    def run(self, source: str) -> Iterator[dict[str, Any]]:
        """Run a cell and give what it tells, the last message being ``done``.

        Raises:
            DeadKernelError: if the child ended.
            CellTimeoutError: if the cell took too long; the child is then ended.
        """
        self._send({"source": source})
        until = None if self.seconds is None else time.monotonic() + self.seconds
        for message in self._messages(until, source):
            yield message
            if message["msg_type"] == "done":
                return

    def _messages(self, until: float | None, source: str) -> Iterator[dict[str, Any]]:
        while True:
            yield json.loads(self._receive(until, source))

    def _receive(self, until: float | None, source: str) -> bytes:
        try:
            self.channel.settimeout(None if until is None else max(0.01, until - time.monotonic()))
            line = self._lines.readline()
        except TimeoutError:
            self.kill()
            raise CellTimeoutError.error_from_timeout_and_cell(
                "the cell took too long", int(self.seconds or 0), NotebookNode(source=source)
            ) from None
        except OSError:
            line = b""
        if not line.endswith(b"\n"):
            raise DeadKernelError("Kernel died")
        return line

    def poll(self) -> int | None:
        """Tell whether the child has ended: None while it has not."""
        if self._handle < 0:
            return 0
        return 0 if select.select([self._handle], [], [], 0)[0] else None

    def kill(self) -> None:
        """End the child at once."""
        if self._handle >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def close(self) -> None:
        """End the child, out of an endless cell too, and let go of it."""
        self.kill()
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1
        self._lines.close()


class ForkEngine(Engine):
    """Papermill's interface to it; registered under the name ``chokepoint``."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: Any
    ) -> NotebookNode:
        """Execute the cells of one notebook.

        Args:
            nb_man: papermill's bookkeeping of the notebook.
            kernel_name: ignored where the system can fork: it is then the Python that runs.
            options: all may be left out: ``server`` (`ForkServer`), ``environment``, ``folder``,
                ``kernel_log`` (an open file), ``watcher`` (`KernelWatcher`),
                ``cell_timeout`` in seconds and ``memory`` in bytes.

        Raises:
            DeadKernelError: if the child ended.
            CellTimeoutError: if a cell took too long.
        """
        if not can_fork():
            return NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
        server: ForkServer = options.get("server") or standing_server()
        log = options.get("kernel_log")
        job = {
            "environment": options.get("environment") or {**os.environ, **SAME_EVERYWHERE},
            "folder": str(options.get("folder") or Path.cwd()),
            "log": log.name if log else os.devnull,
            "memory": options.get("memory", 0),
        }
        timeout = options.get("cell_timeout") or options.get("execution_timeout")
        root = Path(job["environment"].get(ROOT_VARIABLE) or project_root())
        with server.open(str(root)) as channel:
            child = Child(channel, job, timeout)
            child.start()
            try:
                _run_cells(nb_man, child, options.get("watcher"))
            finally:
                child.close()
        return nb_man.nb


def _run_cells(nb_man: NotebookExecutionManager, child: Child, watcher: Any) -> None:
    # nbclient turns messages into outputs, so that a fork and a kernel give the same bytes
    client: Any = PapermillNotebookClient(nb_man, record_timing=False, log=quiet_logger())
    client.reset_execution_trackers()
    if watcher:
        watcher.started(child)
    for index, cell in enumerate(nb_man.nb.cells):
        nb_man.cell_start(cell, index)
        if watcher:
            watcher.entered(index)
        try:
            if not _run_cell(client, child, cell, index):
                nb_man.cell_exception(cell, cell_index=index)
                return
        finally:
            nb_man.cell_complete(cell, cell_index=index)
        if watcher and cell.cell_type == "code":
            watcher.cell_done()


def _run_cell(client: Any, child: Child, cell: NotebookNode, index: int) -> bool:
    """Run a cell and fill in its outputs; tell whether the next may run."""
    tags = cell.metadata.get("tags", [])
    if cell.cell_type != "code" or not cell.source.strip() or SKIPPED in tags:
        return True
    cell.outputs = []
    client.clear_before_next_output = False
    for message in child.run(cell.source):
        if message["msg_type"] == "done":
            cell.execution_count = message["content"]["execution_count"]
            return bool(message["content"]["succeeded"]) or MAY_RAISE in tags
        output = None if client.clear_before_next_output else as_output(message)
        if output is not None:
            cell.outputs.append(output)
            continue
        header = {"msg_type": message["msg_type"]}
        client.process_message(message | {"header": header, "parent_header": {}}, cell, index)
    return False
