import sys
from pathlib import Path

from chokepoint.book.engine.runs.kernels import KernelWatcher, OwnKernelManager, kernel_environment


def test_the_kernel_is_the_python_that_runs_the_build():
    assert OwnKernelManager(kernel_name="no-such-kernel").kernel_spec.argv[0] == sys.executable


def test_kernels_run_alike_on_every_machine(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_NUMERIC", "de_DE")
    monkeypatch.setenv("HOME_MADE", "kept")
    given = kernel_environment(Path("/book"), Path("/s"))
    assert given["TZ"] == "UTC"
    assert given["PYTHONHASHSEED"] == "0"
    assert "LC_NUMERIC" not in given
    assert given["HOME_MADE"] == "kept"
    assert given["CHOKEPOINT_ROOT"] == "/book"
    assert given["CHOKEPOINT_NOTES"] == "/s/notes"


def test_a_watcher_kills_only_a_living_kernel():
    class Process:
        def __init__(self, code):
            self.code, self.killed = code, False

        def poll(self):
            return self.code

        def kill(self):
            self.killed = True

    living, dead = Process(None), Process(0)
    for process in (living, dead):
        watcher = KernelWatcher(lambda: None)
        watcher.kill()
        watcher.started(process)
        watcher.kill()
    assert living.killed
    assert not dead.killed
