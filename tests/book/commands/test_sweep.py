"""The command line of a sweep: what is wrong is said before anything runs, what failed is listed."""

import json

import pytest
from tests.book.engine.sweeps.small_sweeps import make_project, runs_of

from chokepoint.book.commands.cli import main
from chokepoint.book.commands.sweep import summarise
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.paths import ROOT_VARIABLE
from odd_places import KINDS, odd_place


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    workspace = make_project(tmp_path / "project")
    monkeypatch.setenv(ROOT_VARIABLE, str(workspace.root))
    return workspace


def sweep(*words):
    """Run the command; give its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["sweep", *words])
    return ended.value.code


def test_a_sweep_says_what_it_did_and_where_it_wrote(workspace, tmp_path, capsys):
    out = tmp_path / "out"
    code = sweep(
        "page", "--over", "n=1..2", "--over", "word=all", "-p", "slow", "0.1", "-o", str(out), "--quiet"
    )
    assert code == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("executed 4, taken over 0, failed 0; ")
    assert last == f"8 facts: {out}/facts.parquet"
    assert json.loads((out / "sweep.json").read_bytes())["parameters"] == {"slow": 0.1}


def test_failures_are_listed_and_end_with_code_1(workspace, tmp_path, capsys):
    out = str(tmp_path / "out")
    assert sweep("page", "--over", "n=12..13", "-o", out, "--quiet") == 1
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "failed: chapter page (en, n=13), cell 5, line 9: ValueError: unlucky"
    assert sweep("page", "--over", "n=12..13", "-o", out, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["executed"], told["taken_over"], told["facts"]) == ("failed", 1, 1, 2)
    assert told["failed"][0]["parameters"] == {"n": 13}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pge", "--over", "n=1"], "did you mean 'page'?"),
        (["page", "--over", "m=1"], "page: no parameter 'm'"),
        (["page", "--over", "n=one"], "page: n: 'one' is not of type int"),
        (["page", "--over", "n"], "cannot read 'n'"),
        (["page", "--over", "n=1", "-p", "word", "c"], "'c' is not of type"),
        (["page", "--over", "n=1", "--dask", "tcp://x:1", "--jobs", "2"], "--jobs: is for this machine"),
    ],
)
def test_what_is_wrong_is_said_before_anything_runs(workspace, tmp_path, capsys, words, said):
    assert sweep(*words, "-o", str(tmp_path / "out")) == 1
    assert said in capsys.readouterr().err
    assert runs_of(workspace) == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_a_folder_is_written_to(workspace, tmp_path, capsys, kind):
    with odd_place(tmp_path / "out", kind):
        assert sweep("page", "--over", "n=1", "-o", str(tmp_path / "out")) == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert runs_of(workspace) == []


def test_both_ways_to_run_give_the_same_notebooks(workspace, tmp_path, monkeypatch):
    chosen, run = [], Runner.run
    monkeypatch.setattr(Runner, "run", lambda self, *a, **b: chosen.append(self.engine) or run(self, *a, **b))
    names = []
    for engine in ("fork", "kernel"):
        out = tmp_path / engine
        assert sweep("page", "--over", "n=1", "-o", str(out), "--engine", engine, "--fresh", "--quiet") == 0
        names.append([path.name for path in (out / "notebooks").iterdir()])
    assert names[0] == names[1]
    assert chosen == ["fork", "kernel"]


def test_a_scheduler_that_does_not_answer_is_an_error_and_the_place_can_be_used_again(
    workspace, tmp_path, capsys, monkeypatch
):
    pytest.importorskip("distributed")
    monkeypatch.setattr("chokepoint.book.engine.sweeps.cluster.ANSWER_SECONDS", 1)
    words = ["page", "--over", "n=1", "-o", str(tmp_path / "out"), "--quiet"]
    assert sweep(*words, "--dask", "tcp://127.0.0.1:9") == 1
    assert "error: tcp://127.0.0.1:9: no scheduler answers" in capsys.readouterr().err
    assert sweep(*words) == 0


def test_combinations_that_are_left_out_are_counted():
    done = {
        "executed": 1,
        "taken_over": 2,
        "failed": [],
        "left_out": 3,
        "facts": 4,
        "output": "o/",
        "seconds": 5,
    }
    assert summarise(done) == [
        "executed 1, taken over 2, failed 0; 5 s",
        "left out 3 combinations the chapter refuses; sweep.json lists them",
        "4 facts: o/facts.parquet",
    ]
