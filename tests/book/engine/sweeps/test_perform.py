"""A sweep can be killed at any moment: nothing that was finished is lost or done twice."""

import json
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from tests.book.engine.sweeps.small_sweeps import contents, runs_of, sweep_here

from chokepoint.book.engine.forks.owner import can_fork
from chokepoint.errors import BuildError

COMMAND = [sys.executable, "-m", "chokepoint.book.commands.cli", "sweep", "page"]


def test_a_sweep_writes_every_notebook_and_all_facts(workspace, tmp_path):
    result = sweep_here(workspace, tmp_path / "out", "n=1..2", "word=b,a", as_of="2023-07-06")
    assert (result.notebooks, result.executed, result.taken_over, result.failed) == (4, 4, 0, [])
    frame = pd.read_parquet(tmp_path / "out/facts.parquet")
    assert result.facts == len(frame) == 8
    squares = frame[frame["key"] == "square"]
    assert list(zip(squares["n"], squares["word"], squares["number"], strict=True)) == [
        (1, "b", 1.0), (1, "a", 1.0), (2, "b", 4.0), (2, "a", 4.0),
    ]  # fmt: skip
    assert set(frame["as_of"]) == {"2023-07-06"}
    assert list(squares["rows"]) == [3] * 4
    assert len(list((tmp_path / "out/notebooks").iterdir())) == 4


def test_a_notebook_is_the_one_that_run_writes(workspace, tmp_path):
    from chokepoint.book.commands.run import run_chapter
    from chokepoint.book.engine.progress import QuietReporter

    sweep_here(workspace, tmp_path / "out", "n=7", word="b")
    (swept,) = (tmp_path / "out/notebooks").iterdir()
    alone = run_chapter(workspace, "page", {"n": 7, "word": "b"}, QuietReporter()).notebook
    assert swept.read_bytes() == alone.read_bytes()


def test_a_second_start_runs_nothing_and_changes_nothing(workspace, tmp_path):
    sweep_here(workspace, tmp_path / "out", "n=1..3")
    before = contents(tmp_path / "out")
    result = sweep_here(workspace, tmp_path / "out", "n=1..3")
    assert (result.executed, result.taken_over, result.facts) == (0, 3, 6)
    assert contents(tmp_path / "out") == before
    assert runs_of(workspace) == ["1a", "2a", "3a"]


def test_only_what_is_damaged_or_gone_is_made_again_and_comes_out_the_same(workspace, tmp_path):
    sweep_here(workspace, tmp_path / "out", "n=1..4")
    before = contents(tmp_path / "out")
    first, second, *_ = sorted((tmp_path / "out/notebooks").iterdir())
    first.write_bytes(first.read_bytes()[:100])
    second.unlink()
    (tmp_path / "out/facts.parquet").write_bytes(b"PAR1")
    result = sweep_here(workspace, tmp_path / "out", "n=1..4")
    assert (result.executed, result.taken_over) == (2, 2)
    assert contents(tmp_path / "out") == before
    assert runs_of(workspace) == ["1a", "1a", "2a", "2a", "3a", "4a"]


def test_failures_are_named_the_rest_is_finished_and_they_are_tried_again(workspace, tmp_path):
    for _ in range(2):
        result = sweep_here(workspace, tmp_path / "out", "n=12..14")
        assert [one["parameters"] for one in result.failed] == [{"n": 13}]
        assert result.failed[0]["where"].startswith("chapter page (en, n=13), cell 5")
    assert json.loads((tmp_path / "out/failed.json").read_bytes()) == result.failed
    assert (result.executed, result.taken_over, result.facts) == (1, 2, 4)
    assert runs_of(workspace) == ["12a", "13a", "13a", "14a"]


def test_one_and_several_at_a_time_give_the_same_bytes_and_so_do_addresses(workspace, tmp_path):
    sweep_here(workspace, tmp_path / "one", "n=1..4", workers=1)
    sweep_here(workspace, tmp_path / "two", "n=1..4", workers=3)
    sweep_here(workspace, f"file://{tmp_path}/three", "n=1..4")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


@pytest.mark.parametrize(
    "signum",
    [
        signal.SIGKILL,
        pytest.param(signal.SIGTERM, marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, marks=pytest.mark.slow),
    ],
)
def test_a_sweep_that_is_ended_on_the_way_goes_on_where_it_was(workspace, tmp_path, signum):
    if not can_fork():
        pytest.skip("this system cannot fork")
    command = [*COMMAND, "--over", "n=1..6", "-p", "slow=0.4", "-o", str(tmp_path / "out"), "--jobs", "2"]
    environment = {**os.environ, "CHOKEPOINT_ROOT": str(workspace.root)}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    finished = tmp_path / "out/notebooks"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (finished.is_dir() and any(finished.glob("n=*"))):
        time.sleep(0.05)
    process.send_signal(signum)
    process.communicate(timeout=60)
    kept = {path.name for path in finished.glob("n=*")}
    assert 0 < len(kept) < 6
    assert not (tmp_path / "out/facts.parquet").exists()
    result = sweep_here(workspace, tmp_path / "out", "n=1..6", slow="0.4")
    assert (result.taken_over, result.executed) == (len(kept), 6 - len(kept))
    assert kept < {path.name for path in finished.iterdir()}
    numbers = [name.partition("-")[0].removeprefix("n=") for name in kept]
    assert [runs_of(workspace).count(f"{number}a") for number in numbers] == [1] * len(kept)
    sweep_here(workspace, tmp_path / "whole", "n=1..6", slow="0.4")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_second_sweep_into_the_same_folder_is_refused_while_the_first_runs(workspace, tmp_path):
    from chokepoint.book.engine.sweeps.folder import only_sweep
    from chokepoint.book.engine.sweeps.stores import open_store

    with (
        only_sweep(open_store(str(tmp_path / "out")), tmp_path),
        pytest.raises(BuildError, match="another sweep is writing here"),
    ):
        sweep_here(workspace, tmp_path / "out", "n=1")
    assert runs_of(workspace) == []
