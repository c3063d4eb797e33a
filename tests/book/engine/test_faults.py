"""Whatever fails while a book is built: the site that stands stays whole, and the next build is right.

A hook in every process of the build counts its write calls, and at one of them lets the call fail as it would
on a full disk, in a folder that may not be written to or after an interruption, or kills all processes.
"""

import os
import random
import subprocess
import sys
import time

import psutil
import pytest
from tests.book.engine.small_project import vouch_for_data, write_book

from chokepoint.book.site.manifest import find_differences

KINDS = {"full": "ENOSPC", "locked": "EACCES", "interrupted": "EINTR", "killed": ""}
TRIED = int(os.environ.get("CHOKEPOINT_FAULTS", "6"))
"""Faults of each kind; `make prove` tries more."""

STATES = [("More than nothing.", "Some more than nothing."), ("as printed", "as it is printed")]
"""What the prose and the cells of the book say in one state and in the other."""

HOOK = """import errno, os, signal, sys

AT, NAME, COUNT, ROOTS = (os.environ[f"FAULT_{name}"] for name in ("AT", "NAME", "COUNT", "ROOTS"))
COUNTER = os.open(COUNT, os.O_WRONLY | os.O_APPEND)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CALLS = {"os.rename", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.remove", "os.rmdir"}


def writes(event, arguments):
    if event == "open":
        mode, flags = arguments[1], arguments[2] or 0
        return set(mode or "") & set("wax+") or (mode is None and flags & WRITING)
    return event in CALLS


def hook(event, arguments):
    if event != "open" and event not in CALLS or not writes(event, arguments):
        return
    place = arguments[0]
    if not isinstance(place, (str, bytes)):
        return
    if not os.path.abspath(os.fsdecode(place)).startswith(tuple(ROOTS.split("|"))):
        return
    os.write(COUNTER, b".")
    if os.fstat(COUNTER).st_size == int(AT):
        if not NAME:
            os.killpg(0, signal.SIGKILL)
        raise OSError(getattr(errno, NAME), os.strerror(getattr(errno, NAME)), os.fsdecode(place))


sys.addaudithook(hook)
"""


class Book:
    """A small book that is built with a fault at one of its write calls."""

    def __init__(self, place):
        self.place, self.root, self.temporary = place, place / "book", place / "tmp"
        self.site, self.count = self.root / "build/site", place / "count"
        for folder in (self.root, self.temporary, place / "hook"):
            folder.mkdir()
        write_book(self.root)
        vouch_for_data(self.root)
        (place / "hook/sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self.hashes = [self.write(words) and self.build_right() for words in (1, 0)]

    def write(self, words):
        """Write one of two states of the book: of its prose and of what its cells tell."""
        path = self.root / "chapters/controls.ipynb"
        text = path.read_text(encoding="utf-8")
        for old, new in (
            ("More than nothing.", "Some more than nothing."),
            ('"as printed"', '"as it is printed"'),
        ):
            old, new = (part.replace('"', '\\"') for part in (old, new))
            text = text.replace(new, old) if not words else text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return True

    def build(self, at=0, name=""):
        """Build the current edition, with the fault of that name at that write call."""
        self.count.write_bytes(b"")
        variables = {
            **os.environ,
            "CHOKEPOINT_ROOT": str(self.root),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": os.pathsep.join([str(self.place / "hook"), os.environ.get("PYTHONPATH", "")]),
            "FAULT_AT": str(at),
            "FAULT_NAME": name,
            "FAULT_COUNT": str(self.count),
            "FAULT_ROOTS": f"{self.root}|{self.temporary}",
        }
        command = [sys.executable, "-m", "chokepoint.book.commands.cli", "build", "--current", "--quiet"]
        process = subprocess.Popen(
            command, cwd=self.root, env=variables, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        said, _ = process.communicate(timeout=300)
        return process.returncode, said, process.pid

    def build_right(self):
        """Build without a fault; give the hash of the site."""
        code, said, _ = self.build()
        assert code == 0, said
        return self.site.readlink().name

    def calls(self):
        """Give the number of write calls of the last build."""
        return self.count.stat().st_size


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return Book(tmp_path_factory.mktemp("faults"))


def left_over(group):
    """List the processes of a group that are still there after a few seconds."""
    for _ in range(50):
        there = [p for p in psutil.process_iter() if _group(p.pid) == group and p.status() != "zombie"]
        if not there:
            return []
        time.sleep(0.1)
    return there


def _group(pid):
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_any_write_call_leaves_the_site_whole_and_the_next_build_right(book, kind):
    chosen, state = random.Random(kind), 0
    for _ in range(TRIED):
        state = 1 - state
        book.write(state)
        calls = max(book.calls(), 60)
        at = chosen.randint(1, calls)
        code, said, group = book.build(at, KINDS[kind])
        told = f"{kind} at call {at} of about {calls}: code {code}\n{said}"
        assert list(find_differences(book.site)) == [], told
        assert "Traceback" not in said, told
        assert book.site.readlink().name in book.hashes, told
        assert code != 0 or book.site.readlink().name == book.hashes[1 - state], told
        assert left_over(group) == [], told
        assert book.build_right() == book.hashes[1 - state], told
        assert sorted(path.name for path in book.temporary.iterdir()) == [], told


@pytest.mark.slow
def test_the_hook_sees_the_write_calls_of_all_processes(book):
    book.write(1)
    book.build_right()
    assert book.calls() > 40
