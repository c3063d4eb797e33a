"""What tests of forks share: a process that forks, with a program of a few lines."""

import os
from contextlib import closing, contextmanager

from chokepoint.book.engine.forks.owner import ForkServer

PROGRAM = """
import os, socket, sys, time
from chokepoint.book.engine.forks.parent import serve_forks
control = socket.socket(fileno=int(sys.argv[1]))
ready = []
{work}
control.send(b"r")
serve_forks(control, work, ready.append)
"""


@contextmanager
def forks_of(folder, work):
    """Start a process that forks.

    Args:
        folder: for its program.
        work: code that defines ``work(channel)``; it finds the messages so far in ``ready``.
    """
    (folder / "small_server.py").write_text(PROGRAM.format(work=work), encoding="utf-8")
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), before])
    try:
        server = ForkServer("small_server", "serves a test", "told")
    finally:
        os.environ["PYTHONPATH"] = before
    with closing(server):
        yield server


def ask(forks, message="nothing"):
    """Let a fork work, and give what it tells."""
    with forks.open(message) as channel:
        return channel.makefile("rb").read().decode()
