from pathlib import Path

import pytest
from tests.book.engine.sweeps.small_sweeps import runs_of, sweep_of

from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.book.engine.sweeps import local
from chokepoint.book.engine.sweeps.folder import Folder
from chokepoint.book.engine.sweeps.stores import open_store
from chokepoint.errors import BuildError


def begun(workspace, sweep):
    # not beside the chapter: a new folder there could be imported from
    folder = Folder(open_store(str(workspace.root.parent / "out")), sweep.asked(), print)
    folder.begin(sweep.source)
    return folder


def run(workspace, sweep, folder, **options):
    failed = {}
    runner = Runner(workspace, QuietReporter())
    entries = list(sweep.entries())
    local.run_here(
        entries, folder, runner, lambda entry, error: failed.update({entry.stem: error}), **options
    )
    return failed


def test_each_notebook_is_kept_and_each_failure_told(workspace, monkeypatch):
    monkeypatch.setattr(local, "CHUNK", 2)
    sweep = sweep_of(workspace, "n=12..14", "word=b")
    folder = begun(workspace, sweep)
    failed = run(workspace, sweep, folder)
    twelve, thirteen, fourteen = [entry.stem for entry in sweep.entries()]
    assert set(folder.names) == {twelve, fourteen}
    assert "square = 196" in folder.text(folder.names[fourteen])
    assert failed[thirteen]["message"] == "ValueError: unlucky"
    assert runs_of(workspace) == ["12b", "13b", "14b"]


def test_what_the_cache_holds_is_not_run_again_unless_asked(workspace):
    sweep = sweep_of(workspace, "n=1..2")
    Runner(workspace, QuietReporter()).run([next(iter(sweep.entries())).job])
    run(workspace, sweep, begun(workspace, sweep))
    assert runs_of(workspace) == ["1a", "2a"]
    run(workspace, sweep, begun(workspace, sweep), fresh=True)
    assert runs_of(workspace) == ["1a", "1a", "2a", "2a"]


def test_nothing_more_is_begun_once_the_output_cannot_be_written(workspace, monkeypatch):
    sweep = sweep_of(workspace, "n=1..9")
    folder = begun(workspace, sweep)
    original = Path.replace

    def full(path, target):
        if "n=2" in Path(target).name:
            raise OSError(28, "No space left on device")
        return original(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BuildError, match="No space left on device"):
        run(workspace, sweep, folder, workers=1)
    assert len(runs_of(workspace)) < 6
    assert next(iter(folder.names)).startswith("n=1-")
