"""A process leaves nothing in the temporary folder; what a killed one left goes with the next."""

import os
import subprocess
import sys
from pathlib import Path

from chokepoint.book.engine.scratch import PREFIX, remove_left_over

PROGRAM = """
import subprocess, sys, tempfile
from chokepoint.book.engine.scratch import use_own_folder
own = use_own_folder()
assert use_own_folder() == own
assert tempfile.mkdtemp().startswith(str(own))
inner = "import tempfile, os; print(os.path.dirname(tempfile.mkstemp()[1]))"
command = [sys.executable, "-c", inner]
inside = subprocess.run(command, capture_output=True, text=True, check=True).stdout
assert inside.strip() == str(own), inside
print(own, flush=True)
if sys.argv[1:]:
    sys.stdin.read()
"""


def start(folder, *arguments):
    environment = {**os.environ, "TMPDIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_all_temporary_files_lie_in_one_folder_that_goes_with_the_process(tmp_path):
    told, _ = start(tmp_path).communicate(timeout=60)
    assert Path(told.strip()).parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_goes_with_the_next_and_that_of_the_living_stays(tmp_path):
    killed, living = start(tmp_path, "wait"), start(tmp_path, "wait")
    places = [Path(process.stdout.readline().strip()) for process in (killed, living)]
    killed.kill()
    killed.wait()
    (tmp_path / "of somebody else").mkdir()
    start(tmp_path).communicate(timeout=60)
    assert [place.exists() for place in places] == [False, True]
    living.communicate(timeout=60)
    assert [path.name for path in tmp_path.iterdir()] == ["of somebody else"]


def test_a_folder_that_only_looks_like_one_is_left_alone(tmp_path):
    (tmp_path / f"{PREFIX}notes").mkdir()
    remove_left_over(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
