"""The side of the owner: starts a process that forks, and opens channels to its children."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from chokepoint.book.engine.surroundings import SAME_EVERYWHERE
from chokepoint.errors import BuildError

START_SECONDS = 120
WITHOUT_THREADS = {"JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""Variables under which no library starts a thread: a fork would not have it."""


def can_fork() -> bool:
    """Tell whether this system can work in forks and end each by a handle that is its own."""
    return hasattr(os, "pidfd_open")  # Linux, which has the rest as well


class Forks:
    """Opens channels to children of a process that forks.

    Args:
        control: the socket to that process.
        what: what it does, for messages: ``runs notebooks``.
    """

    def __init__(self, control: socket.socket, what: str) -> None:
        self._control, self._what = control, what
        self._lock = threading.Lock()

    def open(self, message: str) -> socket.socket:
        """Fork a child and give the channel to it.

        Args:
            message: says what the process is to make ready for the child.

        Raises:
            BuildError: if the process does not start or has ended.
        """
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            self._wait_until_ready()
            try:
                socket.send_fds(self._control, [message.encode()], [theirs.fileno()])
            except OSError as error:
                raise BuildError(f"the process that {self._what} has ended", hint=str(error)) from error
        return ours

    def _wait_until_ready(self) -> None:
        """Wait until the process has loaded everything, if it is not known to have."""

    def close(self) -> None:
        """End the process and with it every child."""
        self._control.close()


class ForkServer(Forks):
    """A process of its own with everything loaded.

    It is started as ``python -m MODULE FD ARGUMENTS`` with one end of a Unix socket, and says by a byte on it
    that it has loaded everything.

    Args:
        module: the name of its program.
        what: what it does, for messages.
        arguments: for the program.
        folder: the working folder, where Python looks for modules too; that of this process if not given.
    """

    def __init__(self, module: str, what: str, *arguments: str, folder: Path | None = None) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours, what)
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # as long as the server
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(theirs.fileno()), *arguments],
            cwd=folder,
            env={**os.environ, **SAME_EVERYWHERE, **WITHOUT_THREADS},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
        )
        theirs.close()
        self._ready = False

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        self._control.settimeout(START_SECONDS)
        with suppress(TimeoutError):
            self._ready = self._control.recv(1) == b"r"
        self._control.settimeout(None)
        if not self._ready:
            self.close()
            self._said.seek(0)
            last = self._said.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise BuildError(f"the process that {self._what} does not start", hint=last or "try again")

    def has_ended(self) -> bool:
        """Tell whether the process is gone."""
        return self._process.poll() is not None

    def close(self) -> None:
        """End the process and with it every child."""
        super().close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
