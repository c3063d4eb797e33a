"""Programs run in forks of a process that has loaded them, from outside as if each were a new process."""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from chokepoint.book.engine.forks.owner import Forks

Program = Callable[[list[str]], Any]
"""Takes the arguments of a command line; returns the exit code or raises SystemExit with it."""
ENDED_EARLY = -1
"""The exit code of a program that was killed or crashed, so that nobody could tell the real one."""
OUTPUT, ERRORS = "output", "errors"


def run_in_fork(
    forks: Forks, arguments: Sequence[str], environment: Mapping[str, str], folder: Path
) -> CompletedProcess[str]:
    """Run a program in a fork and wait for its end.

    Args:
        forks: the process that has loaded it and answers with :func:`answer`.
        arguments: of its command line.
        environment: its variables.
        folder: its working folder.

    Returns:
        Exit code, output and errors, as ``subprocess.run`` gives them.

    Raises:
        BuildError: if that process does not start or has ended.
    """
    with tempfile.TemporaryDirectory(prefix="chokepoint-") as scratch:
        streams = {name: Path(scratch, name) for name in (OUTPUT, ERRORS)}
        job = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(folder),
            "streams": [str(path) for path in streams.values()],
        }
        with forks.open(str(folder)) as channel:
            said = _ask(channel, json.dumps(job))
        read = {name: _read(path) for name, path in streams.items()}
    return CompletedProcess(list(arguments), int(said or ENDED_EARLY), read[OUTPUT], read[ERRORS])


def _ask(channel: socket.socket, job: str) -> bytes:
    """Hand a job to a fork and wait for its end; give what it said before."""
    try:
        channel.sendall(job.encode() + b"\n")
        return channel.makefile("rb").read()
    except OSError:  # it was killed before it had read the job
        return b""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def answer(program: Program, channel: socket.socket) -> None:
    """Run a program in this process, a fork, as a channel asks for it, and tell its exit code on it."""
    job = json.loads(channel.makefile("rb").readline())
    _settle(job)
    channel.sendall(str(_run(program, job["arguments"])).encode())


def _settle(job: Mapping[str, Any]) -> None:
    """Take the place, variables and streams of a run."""
    os.environ.clear()
    os.environ.update(job["environment"])
    time.tzset()
    os.chdir(job["folder"])
    for stream, path in zip((1, 2), job["streams"], strict=True):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, stream)
        os.close(file)


def _run(program: Program, arguments: list[str]) -> int:
    """Run a program to its end, whichever it takes, and give the exit code Python would end with."""
    try:
        status = program(arguments)
    except SystemExit as ended:
        status = ended.code
    except BaseException:
        traceback.print_exc()
        status = 1
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return int(status or 0)
