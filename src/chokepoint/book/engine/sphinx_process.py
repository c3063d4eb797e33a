"""Sphinx in a process of its own: ``python -m chokepoint.book.engine.sphinx_process``, or a fork.

As a program it is Sphinx's own command with quicker imports.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from chokepoint.book.engine.forks.owner import Forks
from chokepoint.book.engine.forks.programs import run_in_fork

MODULE = "chokepoint.book.engine.sphinx_process"
_LOADED: list[Forks] = []


def use_forks(forks: Forks) -> None:
    """Run Sphinx from now on in forks of a process that has loaded it."""
    _LOADED[:] = [forks]


def run_sphinx(arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Sphinx and wait for its end.

    Args:
        arguments: of its command line.
        environment: its variables.

    Returns:
        Exit code, output and errors.
    """
    if _LOADED:
        return run_in_fork(_LOADED[0], arguments, environment, Path.cwd())
    command = [sys.executable, "-m", MODULE, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=dict(environment), check=False
    )


if __name__ == "__main__":
    # the package, imported by now, leaves out what would be slow
    from sphinx.cmd.build import main

    sys.exit(main())
