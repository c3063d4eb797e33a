"""Time the builds authors wait for: everything, nothing changed, one table changed, one chapter edited.

Run it on a copy, never on the checkout itself: ``python benchmarks/build.py`` copies the project to a
temporary folder, times each build there and prints a Markdown table. Nothing here is asserted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".venv", "build", ".git", "__pycache__", ".*_cache", "node_modules")


def timed_build(root: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "chokepoint.book.cli", "build", "--quiet"]
    environment = os.environ | {"CHOKEPOINT_ROOT": str(root), "PYTHONPATH": str(root / "src")}
    subprocess.run(command, cwd=root, env=environment, check=True)
    return time.perf_counter() - started


def change_table(root: Path) -> None:
    path = root / "data/tables/prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",725,", ",726,"), encoding="utf-8")


def edit_prose(root: Path) -> None:
    path = root / "chapters/data.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def main() -> None:
    steps: list[tuple[str, Callable[[Path], object]]] = [
        ("everything, empty cache", lambda root: None),
        ("nothing changed", lambda root: None),
        ("one sentence of a page", edit_prose),
        ("one figure in one table", change_table),
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(PROJECT, Path(folder) / "book", ignore=LEFT_OUT))
        print("| what changed | seconds |\n|---|---:|")
        for name, change in steps:
            change(root)
            print(f"| {name} | {timed_build(root):.1f} |", flush=True)


if __name__ == "__main__":
    main()
