"""Things that may stand where a command is to write, and that no command may replace."""

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KINDS = ["named pipe", "socket", "device", "link to a device", "link to nothing"]


@contextmanager
def odd_place(path: Path, kind: str) -> Iterator[None]:
    """Make something at a path, and see that it still stands there, untouched, when the test is done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = _make(path, kind)
    before = path.lstat()
    try:
        yield
        after = path.lstat()
        assert (stat.S_IFMT(after.st_mode), after.st_ino) == (stat.S_IFMT(before.st_mode), before.st_ino)
    finally:
        if made is not None:
            made.close()


def _make(path: Path, kind: str) -> socket.socket | None:
    if kind == "named pipe":
        os.mkfifo(path)
    elif kind == "socket":
        return _bind(path)
    elif kind == "device":
        _make_device(path)
    elif kind == "link to a device":
        device = path.with_name("a-device")
        _make_device(device)
        path.symlink_to(device.name)
    else:
        path.symlink_to("nowhere")
    return None


def _bind(path: Path) -> socket.socket:
    here, made = Path.cwd(), socket.socket(socket.AF_UNIX)
    os.chdir(path.parent)  # the address of a socket may be no longer than a hundred letters
    try:
        made.bind(path.name)
    finally:
        os.chdir(here)
    return made


def _make_device(path: Path) -> None:
    """Make a node of its own that swallows what is written to it; only root may."""
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root can make a device")
