"""A process with everything loaded, from which a child is forked for every notebook.

It is started as ``python -m chokepoint.book.engine.runs.fork_server FD`` with one end of a Unix socket. Each
message on that socket names a project and carries another socket: the channel of one run. The forked
child reads from it what to run and tells on it what came of it, both as lines of JSON; when it has ended,
the channel is closed.

The child inherits the loaded packages and tables and nothing else of other runs: what a notebook changes
ends with it. When the socket closes, because its owner ended or died, the server ends with all its children.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import resource
import selectors
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from chokepoint.book.engine.runs import reads
from chokepoint.book.engine.runs import shell as shells
from chokepoint.data import load_table
from chokepoint.data.package import table_names
from chokepoint.errors import ChokepointError
from chokepoint.paths import ROOT_VARIABLE

PRELOADED = ("altair", "pandas", "chokepoint.stories.registered", "chokepoint.stories.page")
LONGEST_PATH = 4096
AWAITED = ("started", "done")
"""The messages a run waits for: all before them is sent with them, or earlier if it is much."""
PARENT_DEATH = 1
"""The option of Linux' prctl that names the signal a process gets when its parent ends."""


def preload() -> None:
    """Import what chapters import."""
    for name in PRELOADED:
        importlib.import_module(name)


def load_tables(root: str) -> None:
    """Read every table of a project once, so that no child has to.

    A table that cannot be read is left to the notebook that asks for it, which says so.
    """
    os.environ[ROOT_VARIABLE] = root
    with suppress(ChokepointError):
        for name in table_names():
            with suppress(ChokepointError):
                load_table(name)


def serve(control: socket.socket, shell: shells.NotebookShell) -> None:
    """Fork a child for every channel that comes over a socket, until the socket closes.

    Each message names the project's folder whose tables the child will read. They are read with the first
    message; one that changes later is read anew by each child that asks for it.
    """
    children: set[int] = set()
    loaded: set[bytes] = set()
    waking = selectors.DefaultSelector()
    waking.register(control, selectors.EVENT_READ)
    while True:
        ready = waking.select(timeout=0.2)
        children -= _ended(children)
        if not ready:
            continue
        root, channels, _, _ = socket.recv_fds(control, LONGEST_PATH, 1)
        if not root:
            break
        if root not in loaded:
            load_tables(root.decode())
            loaded.add(root)
        for channel in channels:
            children.add(_fork(control, socket.socket(fileno=channel), shell))
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _ended(children: set[int]) -> set[int]:
    """Give the children that have ended; asking lets go of them."""
    return {child for child in children if os.waitpid(child, os.WNOHANG)[0]}


def _fork(control: socket.socket, channel: socket.socket, shell: shells.NotebookShell) -> int:
    gc.freeze()  # else each child's collections would write to, and so copy, all that is loaded
    child = os.fork()
    if child:
        channel.close()
        return child
    status = 1
    try:
        control.close()
        _die_with_parent()
        _answer(channel, shell)
        status = 0
    finally:
        os._exit(status)  # no handler of the server's end may run here


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)


def _answer(channel: socket.socket, shell: shells.NotebookShell) -> None:
    """Run the cells that a channel asks for, one after the other."""
    lines, told = channel.makefile("r", encoding="utf-8"), channel.makefile("w", encoding="utf-8")

    def tell(kind: str, content: Mapping[str, Any]) -> None:
        told.write(json.dumps({"msg_type": kind, "content": content}, default=str) + "\n")
        if kind in AWAITED:
            told.flush()

    _settle(json.loads(lines.readline()))
    sys.stdout, sys.stderr = shells.direct(shell, tell)
    tell("started", {"pid": os.getpid()})
    for line in lines:
        source = json.loads(line)["source"]
        number = shell.execution_count
        succeeded = shells.run_cell(shell, source)
        tell("done", {"execution_count": number, "succeeded": succeeded})


def _settle(job: Mapping[str, Any]) -> None:
    """Take the place, variables and limits of a run, and what must not be alike in two runs."""
    os.environ.clear()
    os.environ.update(job["environment"])
    time.tzset()
    os.chdir(job["folder"])
    sys.path[:0] = [""]  # as in a kernel, a file beside the notebook can be imported
    np.random.seed()
    log = os.open(job["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    for stream in (1, 2):
        os.dup2(log, stream)
    reads.begin()
    if job["memory"]:
        resource.setrlimit(resource.RLIMIT_DATA, (job["memory"], job["memory"]))


def main(arguments: list[str]) -> None:
    """Load everything, say so by a byte on the socket, and serve."""
    control = socket.socket(fileno=int(arguments[0]))
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as scratch:
        os.environ["IPYTHONDIR"] = scratch  # nobody's own settings take part
        preload()
        shell = shells.make_shell()
        control.send(b"r")
        serve(control, shell)


if __name__ == "__main__":
    main(sys.argv[1:])
