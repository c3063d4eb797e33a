"""Builds one after the other, each in a process of its own that has everything loaded from the start."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

from chokepoint.book.engine.digests import digest, file_digest
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.forks.owner import ForkServer, can_fork
from chokepoint.book.engine.forks.programs import run_in_fork
from chokepoint.book.engine.runs.fingerprint import code_state
from chokepoint.errors import BuildError
from chokepoint.paths import ROOT_VARIABLE

SERVER = "chokepoint.book.commands.build_server"
ARGUMENTS = ("build", "--current", "--json")


class Builds:
    """Builds the current edition of a book as often as asked, and reports each build as JSON.

    A process with everything loaded stands by between builds. Another takes its place once the code of the
    book or what is installed has changed, so that what changed takes part.

    Args:
        workspace: the project's folders.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._server: ForkServer | None = None
        self._loaded = ""

    def run(self) -> subprocess.CompletedProcess[str]:
        """Build, and give what the command printed; what it was that failed is in there."""
        root = self._workspace.root
        environment = os.environ | {ROOT_VARIABLE: str(root)}
        if can_fork():
            # code that cannot be loaded, a file that is just being replaced: a new process says what is wrong
            with suppress(BuildError, OSError):
                return run_in_fork(self._standing(), ARGUMENTS, environment, root)
        command = [sys.executable, "-m", "chokepoint.book.commands.cli", *ARGUMENTS]
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    def _standing(self) -> ForkServer:
        root = self._workspace.root
        state = loaded_state(root)
        if self._server is None or self._server.has_ended() or self._loaded != state:
            self.close()
            self._loaded = state
            self._server = ForkServer(SERVER, "builds the book", str(root), folder=root)
        return self._server

    def close(self) -> None:
        """End the process that stands by."""
        if self._server is not None:
            self._server.close()
            self._server = None


def loaded_state(root: Path) -> str:
    """Name the state of what a process that stands by has loaded: our code, and the packages beside it.

    Args:
        root: the project's folder.
    """
    places = [sys.executable, sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    return digest(code_state(), file_digest(root / "requirements.txt"), *map(_name_state, places))


def _name_state(place: str) -> str:
    """Name the state of a folder with packages: it changes when one is installed or removed."""
    return f"{place} {Path(place).stat().st_mtime_ns}"
