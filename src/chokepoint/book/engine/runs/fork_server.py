"""A process with everything loaded that chapters need, from which a child is forked for every notebook.

It is started as ``python -m chokepoint.book.engine.runs.fork_server FD``; see
`chokepoint.book.engine.forks.parent`. Each message names a project. The forked child reads from its channel
what to run and tells on it what came of it, both as lines of JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any

import numpy as np

from chokepoint.book.engine.forks.parent import serve_forks
from chokepoint.book.engine.runs import reads
from chokepoint.book.engine.runs import shell as shells
from chokepoint.data import load_table
from chokepoint.data.package import table_names
from chokepoint.errors import ChokepointError
from chokepoint.paths import ROOT_VARIABLE

PRELOADED = ("altair", "pandas", "chokepoint.stories.registered", "chokepoint.stories.page")
AWAITED = ("started", "done")
"""The messages a run waits for: all before them is sent with them, or earlier if it is much."""


def preload() -> None:
    """Import what chapters import."""
    for name in PRELOADED:
        importlib.import_module(name)


def load_tables(root: str) -> None:
    """Read every table of a project, so that no child has to.

    A table that cannot be read is left to the notebook that asks for it, which says so.
    """
    os.environ[ROOT_VARIABLE] = root
    with suppress(ChokepointError):
        for name in table_names():
            with suppress(ChokepointError):
                load_table(name)


@lru_cache
def _load_once(root: bytes) -> None:
    """Read the tables of a project with its first run; one that changes later is read anew by each child."""
    load_tables(root.decode())


def _answer(shell: shells.NotebookShell, channel: socket.socket) -> None:
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
        serve_forks(control, partial(_answer, shell), _load_once)


if __name__ == "__main__":
    main(sys.argv[1:])
