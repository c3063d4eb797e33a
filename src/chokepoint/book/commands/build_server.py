"""A process that has loaded everything a build and Sphinx need, from which each build is forked.

It is started as ``python -m chokepoint.book.commands.build_server FD ROOT``; see
`chokepoint.book.engine.forks.parent`. Builds are forked from it, and Sphinx from a second process that is
forked before a build has touched anything: what a build leaves in its memory takes no part in a page, and no
thread is alive where a fork is made.
"""

from __future__ import annotations

import importlib
import socket
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from chokepoint.book.commands.cli import main as run_command
from chokepoint.book.engine.forks.owner import Forks
from chokepoint.book.engine.forks.parent import fork_child, serve_forks
from chokepoint.book.engine.forks.programs import answer
from chokepoint.book.engine.runs.fork_server import load_tables
from chokepoint.book.engine.sphinx_process import use_forks

OURS = ("chokepoint.book.engine.build", "chokepoint.book.sphinx_ext", "chokepoint.analysis.dates")
OTHERS = (
    "myst_nb.sphinx_ext",
    "pyarrow.pandas_compat",
    "pyarrow.parquet",
    "pydantic.type_adapter",
    "sphinx.cmd.build",
    "sphinx_design.extension",
    "sphinx_external_toc.events",
    "sphinx_jupyterbook_latex.transforms",
)
"""What other packages import only when they are used; where one does no longer, it has it imported then."""


def preload(root: Path) -> None:
    """Import what builds and Sphinx import, and read the tables of a project."""
    for name in OURS:
        importlib.import_module(name)
    for name in (*OTHERS, *_extensions(root)):
        with suppress(Exception):  # who needs it will say what is wrong with it
            importlib.import_module(name)
    load_tables(str(root))


def _extensions(root: Path) -> list[str]:
    """Name the extensions of Sphinx that a book uses."""
    from sphinx.application import builtin_extensions

    from chokepoint.book.engine.render import read_settings

    configured: list[str] = []
    with suppress(Exception):  # the build will say what is wrong with the settings
        configured = read_settings(root)["extensions"]
    return [*builtin_extensions, *configured]


def _run_sphinx(arguments: list[str]) -> int:
    from sphinx.cmd.build import main

    return int(main(arguments))


def _build(channel: socket.socket) -> None:
    """Run a build in this process, and Sphinx, when it asks for it, in forks of another one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def stand_by() -> None:
        for other in (channel, ours):
            other.close()
        serve_forks(theirs, partial(answer, _run_sphinx))

    fork_child(stand_by)
    theirs.close()
    use_forks(Forks(ours, "runs Sphinx"))
    answer(run_command, channel)


def main(arguments: list[str]) -> None:
    """Load everything, say so by a byte on the socket, and serve."""
    control, root = socket.socket(fileno=int(arguments[0])), Path(arguments[1])
    preload(root)
    control.send(b"r")
    serve_forks(control, _build)


if __name__ == "__main__":
    main(sys.argv[1:])
