"""Set a sweep beside a loop of papermill over the same notebooks, in processor seconds.

``python benchmarks/sweep.py [SAMPLE]`` sweeps the chapter on concentration over every commodity in a copy of
the project, runs the first SAMPLE (4) of the same notebooks one by one with papermill and a kernel each, and
prints the table of ``benchmarks/sweep.md``. A chapter whose cells do nothing shows what a notebook of a sweep
costs beside its cells. Nothing here is asserted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
from measure import copy_project, run_module, timed
from nbformat.v4 import new_code_cell, new_notebook

CHAPTER, PARAMETER = "concentration", "commodity"
EMPTY = 104
"""Notebooks of the chapter whose cells do nothing."""


def sweep(root: Path, chapter: str, over: str) -> int:
    command = ("chokepoint.book.commands.cli", "sweep", chapter, "--over", over, "--fresh", "--json")
    return int(json.loads(run_module(root, *command, "-o", str(root / f"out-{chapter}")))["executed"])


def values_of(root: Path) -> list[str]:
    record = json.loads((root / f"out-{CHAPTER}/sweep.json").read_text(encoding="utf-8"))
    left_out = {one["point"][PARAMETER] for one in record["left_out"]}
    return [value for value in record["over"][PARAMETER] if value not in left_out]


def loop(root: Path, values: Sequence[str]) -> int:
    for value in values:
        source, target = root / f"chapters/{CHAPTER}.ipynb", root / f"{value}.ipynb"
        run_module(root, "papermill", str(source), str(target), "-p", PARAMETER, value, "--no-progress-bar")
    return len(values)


def add_empty_chapter(root: Path) -> None:
    """Add a chapter of as many cells as the other has code cells, which do nothing."""
    notebook = nbformat.read(root / f"chapters/{CHAPTER}.ipynb", 4)
    count = sum(cell.cell_type == "code" for cell in notebook.cells)
    parameters = new_code_cell("n: int = 1  # a number", metadata={"tags": ["parameters"]})
    cells = [parameters, *(new_code_cell("n") for _ in range(count))]
    nbformat.write(new_notebook(cells=cells), root / "chapters/empty.ipynb")
    with (root / "_toc.yml").open("a", encoding="utf-8") as file:
        file.write("  - file: chapters/empty\n")


def main() -> None:
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "book")
        add_empty_chapter(root)
        steps: list[tuple[str, Callable[[], int]]] = [
            (f"sweep of {CHAPTER}", lambda: sweep(root, CHAPTER, f"{PARAMETER}=all")),
            (f"papermill on {CHAPTER}, one by one", lambda: loop(root, values_of(root)[:sample])),
            ("sweep of a chapter that does nothing", lambda: sweep(root, "empty", f"n=1..{EMPTY}")),
        ]
        print("| what | notebooks | passed, s | processor, s | processor, s a notebook |")
        print("|---|---:|---:|---:|---:|")
        for name, action in steps:
            count, passed, used = timed(action)
            print(f"| {name} | {count} | {passed:.0f} | {used:.1f} | {used / count:.2f} |", flush=True)


if __name__ == "__main__":
    main()
