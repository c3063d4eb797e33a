"""The side of the process that forks: a loop with a child for every channel it is sent.

Each message on its socket says what to make ready and carries another socket, the channel of one piece of
work: the forked child works on it, and when it has ended, the channel is closed. The child inherits all that
is loaded and nothing of other children: what it changes ends with it. When the socket closes, because its
owner ended or died, the loop ends and with it every child.
"""

from __future__ import annotations

import ctypes
import gc
import os
import selectors
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

LONGEST_MESSAGE = 4096
PARENT_DEATH = 1
"""The option of Linux' prctl that names the signal a process gets when its parent ends."""

Work = Callable[[socket.socket], None]


def serve_forks(
    control: socket.socket, work: Work, make_ready: Callable[[bytes], None] = lambda message: None
) -> None:
    """Fork a child for every channel that comes over a socket, until the socket closes.

    Args:
        control: the socket.
        work: what a child does with its channel.
        make_ready: is told each message before the child is forked, and loads what it will need.
    """
    children: set[int] = set()
    waking = selectors.DefaultSelector()
    waking.register(control, selectors.EVENT_READ)
    while True:
        ready = waking.select(timeout=0.2 if children else None)
        children -= _ended(children)
        if not ready:
            continue
        message, channels, _, _ = socket.recv_fds(control, LONGEST_MESSAGE, 1)
        if not message:
            break
        make_ready(message)
        for channel in channels:
            children.add(_fork_for(control, socket.socket(fileno=channel), work))
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _ended(children: set[int]) -> set[int]:
    """Give the children that have ended; asking lets go of them."""
    return {child for child in children if os.waitpid(child, os.WNOHANG)[0]}


def _fork_for(control: socket.socket, channel: socket.socket, work: Work) -> int:
    def begin() -> None:
        control.close()
        work(channel)

    child = fork_child(begin)
    channel.close()
    return child


def fork_child(work: Callable[[], None]) -> int:
    """Fork a child that does a piece of work, ends with it, and ends when its parent does.

    Returns:
        The number of the child's process.
    """
    gc.freeze()  # else each child's collections would write to, and so copy, all that is loaded
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)
        work()
        status = 0
    finally:
        os._exit(status)  # no handler of the parent's end may run here
