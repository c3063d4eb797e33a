"""A real Dask cluster on this machine: a scheduler and workers, each a process of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[4] / "src"


class Loopback:
    """A scheduler and the workers a test starts.

    Args:
        folder: for logs and what workers write beside their work.
        root: the project of the workers.
    """

    def __init__(self, folder, root):
        folder.mkdir()
        self.folder, self.root, self.workers, self.processes = folder, root, [], []
        self._file = folder / "scheduler.json"
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", self._file]
        self.scheduler = self._start("dask_scheduler", options, "scheduler")
        wait_until(self._file.exists)
        self.address = json.loads(self._file.read_text())["address"]

    def add_worker(self, *options, sources=SOURCES):
        """Start a worker, and wait until it has joined."""
        name = f"w{len(self.workers)}"
        log = self.folder / f"{name}.log"
        place = ["--local-directory", self.folder / name, "--name", name, "--host", "127.0.0.1"]
        given = [self.address, "--nthreads", "1", "--no-dashboard", *place, *options]
        worker = self._start("dask_worker", given, name, PYTHONPATH=str(sources))
        self.workers.append(worker)
        wait_until(lambda: "Starting established connection" in log.read_text())
        return worker

    def _start(self, program, options, name, **environment):
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *map(str, options)],
                env={**os.environ, "CHOKEPOINT_ROOT": str(self.root), **environment},
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def close(self):
        """End every process that still runs."""
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(condition, seconds=60):
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
