"""Time the builds authors wait for: all of one edition, the next one added, one sentence or table changed.

Run it on a copy, never on the checkout itself: ``python benchmarks/build.py`` copies the project to a
temporary folder, times each build there and prints the table of ``benchmarks/build.md``. Nothing here is
asserted.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from measure import MemoryWatch, copy_project, run_module, timed

Step = tuple[str, Callable[[Path], object], tuple[str, ...]]
"""What changed, in words; how to change it; the options of the build after it."""


def build(root: Path, *options: str) -> dict[str, Any]:
    """Build; give what the command says of it."""
    said: dict[str, Any] = json.loads(
        run_module(root, "chokepoint.book.commands.cli", "build", "--json", *options)
    )
    return said


def change_table(root: Path) -> None:
    path = root / "data/tables/prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",725,", ",724,"), encoding="utf-8")


def edit_prose(root: Path) -> None:
    path = root / "chapters/data.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def time_steps(root: Path, steps: Sequence[Step]) -> None:
    for name, change, options in steps:
        change(root)
        with MemoryWatch() as watch:
            said, passed, used = timed(partial(build, root, *options))
        ran, laid_out = len(said["executed"]), len(said["rendered"])
        print(
            f"| {name} | {passed:.1f} | {used:.1f} | {ran} | {laid_out} | {watch.most / 1e6:.0f} |",
            flush=True,
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print("| what changed | passed, s | processor, s | notebooks run | editions laid out | memory, MB |")
        print("|---|---:|---:|---:|---:|---:|")
        cold: list[Step] = [("both editions at once, empty cache", lambda root: None, ())]
        time_steps(copy_project(Path(folder) / "cold"), cold)
        steps: list[Step] = [
            ("current edition alone, empty cache", lambda root: None, ("--current",)),
            ("the edition of a day added", lambda root: None, ()),
            ("both, nothing changed", lambda root: None, ()),
            ("both, nothing changed, once more", lambda root: None, ()),
            ("both, one sentence of a page of the current one", edit_prose, ()),
            ("both, one figure in one table", change_table, ()),
        ]
        time_steps(copy_project(Path(folder) / "book"), steps)


if __name__ == "__main__":
    main()
