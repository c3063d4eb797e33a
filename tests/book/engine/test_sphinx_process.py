import os
import subprocess
import sys
from pathlib import Path

from chokepoint.book.engine import sphinx_process
from chokepoint.book.engine.sphinx_process import run_sphinx, use_forks


def test_it_is_sphinx_with_its_own_options_and_exit_codes(tmp_path):
    command = [sys.executable, "-m", "chokepoint.book.engine.sphinx_process"]
    version = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    assert (version.returncode, version.stdout.split()[-1]) == (0, "7.4.7")
    failed = subprocess.run(
        [*command, str(tmp_path), str(tmp_path / "out")], capture_output=True, check=False
    )
    assert failed.returncode == 2


def test_without_a_process_that_has_loaded_it_sphinx_runs_in_a_new_one(tmp_path):
    answer = run_sphinx([str(tmp_path), str(tmp_path / "out")], os.environ)
    assert answer.returncode == 2
    assert "conf.py" in answer.stderr


def test_with_one_it_runs_in_its_forks(monkeypatch):
    def run_in_fork(*given):
        asked.append(given)

    asked = []
    monkeypatch.setattr(sphinx_process, "run_in_fork", run_in_fork)
    monkeypatch.setattr(sphinx_process, "_LOADED", [])
    use_forks("forks")
    run_sphinx(["-q"], {"A": "1"})
    assert asked == [("forks", ["-q"], {"A": "1"}, Path.cwd())]
