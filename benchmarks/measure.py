"""What benchmarks share: a copy of the project, commands run on it, what they cost in time and memory."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

PROJECT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".venv", "build", ".git", "__pycache__", ".*_cache", "node_modules")
LOOK = 0.1
"""Seconds between two looks at the memory held."""


def copy_project(folder: Path) -> Path:
    return Path(shutil.copytree(PROJECT, folder, ignore=LEFT_OUT))


def run_module(root: Path, *words: str, cwd: Path | None = None) -> str:
    """Run a module of Python as a command on a copy of the project; give what it prints."""
    return run(root, sys.executable, "-m", *words, cwd=cwd)


def run(root: Path, *command: str, cwd: Path | None = None) -> str:
    """Run a command on a copy of the project; give what it prints."""
    environment = os.environ | {"CHOKEPOINT_ROOT": str(root), "PYTHONPATH": str(root / "src")}
    answer = subprocess.run(
        command, cwd=cwd or root, env=environment, check=True, capture_output=True, text=True
    )
    return answer.stdout


def timed(action: Callable[[], Any]) -> tuple[Any, float, float]:
    """Do something; give what it gives, the seconds passed and those of processors."""
    started, before = time.perf_counter(), processor_seconds()
    given = action()
    return given, time.perf_counter() - started, processor_seconds() - before


def processor_seconds() -> float:
    """Give what the children of this process have used, their own children included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass
class MemoryWatch:
    """Looks at what all processes begun from here hold, shared pages counted once, while it is entered."""

    most: int = 0
    _done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> MemoryWatch:
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        here = psutil.Process()
        while not self._done.wait(LOOK):
            self.most = max(self.most, sum(_held(one) for one in here.children(recursive=True)))


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:  # it ended between the two looks
        return 0
