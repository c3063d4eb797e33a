"""A program run in a fork looks from outside as if it were a new process."""

import os
import subprocess
import sys

import pytest
from tests.book.engine.forks.forking import forks_of

from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.book.engine.forks.programs import ENDED_EARLY, run_in_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")


RUN_CODE = """
from functools import partial
from chokepoint.book.engine.forks.programs import answer
work = partial(answer, lambda arguments: exec(arguments[0], {'__name__': '__main__'}))
"""


@pytest.fixture(scope="module")
def forks(tmp_path_factory):
    with forks_of(tmp_path_factory.mktemp("forks"), RUN_CODE) as opened:
        yield opened


@pytest.mark.parametrize(
    "code",
    [
        "import sys; print('out'); print('err', file=sys.stderr)",
        "import os; print(os.environ['GIVEN'], 'HOME' in os.environ, os.getcwd())",
        "import sys; sys.exit(3)",
        "import sys; print('first'); sys.exit('last words')",
        "import subprocess; subprocess.run(['echo', 'from below'], check=True)",
        "import os; os.write(1, b'\\xff'); os.write(2, '镓'.encode())",
        "print('镓')",
    ],
)
def test_output_errors_and_exit_code_are_those_of_a_new_process(forks, tmp_path, code):
    environment = {"GIVEN": "given", "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    fork = run_in_fork(forks, [code], environment, tmp_path)
    process = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, errors="replace", env=environment, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert (fork.returncode, fork.stdout, fork.stderr) == (process.returncode, process.stdout, process.stderr)


def test_an_exception_ends_a_program_with_its_traceback(forks, tmp_path):
    ended = run_in_fork(forks, ["{}['x']"], {}, tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.endswith("KeyError: 'x'\n")


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "os._exit(0)", "os.abort()"])
def test_a_program_that_is_killed_or_crashes_is_told_from_one_that_ends(forks, tmp_path, end):
    ended = run_in_fork(forks, [f"import os; print('before', flush=True); {end}"], {}, tmp_path)
    assert (ended.returncode, ended.stdout) == (ENDED_EARLY, "before\n")
    assert run_in_fork(forks, ["pass"], {}, tmp_path).returncode == 0


def test_what_one_run_changes_the_next_does_not_see(forks, tmp_path):
    spoil = "import os, sys; sys.spoilt = os.environ['SPOILT'] = '1'; os.chdir('/')"
    run_in_fork(forks, [spoil], {}, tmp_path)
    look = "import os, sys; print(hasattr(sys, 'spoilt'), 'SPOILT' in os.environ, os.getcwd())"
    assert run_in_fork(forks, [look], {}, tmp_path).stdout == f"False False {tmp_path}\n"
