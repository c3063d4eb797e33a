"""Children are forked one for each channel, begin with what was made ready, and outlive nobody they serve."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.book.engine.forks.forking import ask, forks_of

from chokepoint.book.engine.forks.owner import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")

ROOT = Path(__file__).resolve().parents[4]
NUMBERS = "def work(channel): channel.sendall(f'{os.getpid()} {os.getppid()}\\n'.encode())"
WAITING = f"{NUMBERS}; time.sleep(600)"


def test_each_channel_gets_a_child_of_its_own_and_is_closed_at_its_end(tmp_path):
    with forks_of(tmp_path, NUMBERS) as forks:
        said = [ask(forks).split() for _ in range(3)]
        assert len({child for child, _ in said}) == 3
        assert {parent for _, parent in said} == {str(forks._process.pid)}


def test_what_a_message_names_is_ready_before_the_child_begins(tmp_path):
    with forks_of(tmp_path, "def work(channel): channel.sendall(b' '.join(ready))") as forks:
        assert [ask(forks, "a"), ask(forks, "b")] == ["a", "a b"]


def test_a_child_that_raises_is_not_taken_for_its_parent(tmp_path):
    with forks_of(tmp_path, "def work(channel): raise KeyError") as forks:
        assert ask(forks) == ask(forks) == ""


def test_a_child_that_has_ended_is_let_go_of(tmp_path):
    with forks_of(tmp_path, NUMBERS) as forks:
        child = Path("/proc", ask(forks).split()[0])
        for _ in range(100):
            if not child.exists():
                break
            time.sleep(0.05)
        assert not child.exists()


OWNER = """
import sys, time
from pathlib import Path
from tests.book.engine.forks.forking import forks_of
with forks_of(Path(sys.argv[1]), sys.argv[2]) as forks, forks.open("nothing") as channel:
    print(channel.makefile("r").readline(), end="", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("end", ["closing", "owner", "parent"])
def test_no_child_is_left_when_the_owner_or_the_parent_is_gone(tmp_path, end):
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path), WAITING],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    child, parent = map(int, owner.stdout.readline().split())
    if end == "closing":
        owner.stdin.close()
    else:
        os.kill({"owner": owner.pid, "parent": parent}[end], signal.SIGKILL)
    assert gone(child)
    assert gone(parent)
    owner.stdin.close()
    owner.wait()


def gone(pid):
    """Wait for a process to end; tell whether it did."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
