"""Time the builds authors wait for: all of one edition, the next one added, one sentence or table changed.

Run it on a copy, never on the checkout itself: ``python benchmarks/build.py`` copies the project to a
temporary folder, times each build there and prints the table of ``benchmarks/build.md``. Nothing here is
asserted.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".venv", "build", ".git", "__pycache__", ".*_cache", "node_modules")


def timed_build(root: Path, *options: str) -> tuple[float, float, int, int]:
    """Build; give seconds passed and of processors, and how many notebooks ran and editions were laid out."""
    started, before = time.perf_counter(), processor_seconds()
    command = [sys.executable, "-m", "chokepoint.book.commands.cli", "build", "--json", *options]
    environment = os.environ | {"CHOKEPOINT_ROOT": str(root), "PYTHONPATH": str(root / "src")}
    answer = subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, text=True)
    result = json.loads(answer.stdout)
    passed, used = time.perf_counter() - started, processor_seconds() - before
    return passed, used, len(result["executed"]), len(result["rendered"])


def processor_seconds() -> float:
    """Give what the children of this process have used, their own children included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def change_table(root: Path) -> None:
    path = root / "data/tables/prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",725,", ",724,"), encoding="utf-8")


def edit_prose(root: Path) -> None:
    path = root / "chapters/data.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def main() -> None:
    steps: list[tuple[str, Callable[[Path], object], tuple[str, ...]]] = [
        ("current edition alone, empty cache", lambda root: None, ("--current",)),
        ("the edition of a day added", lambda root: None, ()),
        ("both, nothing changed", lambda root: None, ()),
        ("both, nothing changed, once more", lambda root: None, ()),
        ("both, one sentence of a page of the current one", edit_prose, ()),
        ("both, one figure in one table", change_table, ()),
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(PROJECT, Path(folder) / "book", ignore=LEFT_OUT))
        print("| what changed | passed, s | processor, s | notebooks executed | editions laid out |")
        print("|---|---:|---:|---:|---:|")
        for name, change, options in steps:
            change(root)
            passed, used, executed, laid_out = timed_build(root, *options)
            print(f"| {name} | {passed:.1f} | {used:.1f} | {executed} | {laid_out} |", flush=True)


if __name__ == "__main__":
    main()
