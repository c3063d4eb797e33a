"""Set a build of the current edition beside papermill in a loop followed by Jupyter Book's own command.

``python benchmarks/stock.py`` copies the project to two temporary folders. In one it runs ``chokepoint build
--current``; in the other it runs every chapter with papermill and a kernel of its own, one by one, then
``jupyter-book build`` over what came out, with the same configuration and theme. Both lay out the same pages.
It prints the table of ``benchmarks/build.md``. Nothing here is asserted.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from build import build
from measure import copy_project, run, run_module, timed


def run_one_by_one(root: Path) -> None:
    for path in sorted((root / "chapters").glob("*.ipynb")):
        run_module(root, "papermill", str(path), str(path), "--no-progress-bar", cwd=path.parent)


def lay_out(root: Path) -> None:
    run(root, str(Path(sys.executable).with_name("jupyter-book")), "build", str(root), "--quiet")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = (copy_project(Path(folder) / name) for name in ("ours", "stock"))
        steps: list[tuple[str, Callable[[], object]]] = [
            ("`chokepoint build --current`, empty cache", lambda: build(ours, "--current")),
            ("papermill over the chapters, one by one", lambda: run_one_by_one(stock)),
            ("`jupyter-book build` over what came out", lambda: lay_out(stock)),
        ]
        print("| what | passed, s | processor, s |")
        print("|---|---:|---:|")
        for name, action in steps:
            _given, passed, used = timed(action)
            print(f"| {name} | {passed:.1f} | {used:.1f} |", flush=True)
        pages = [len(list(place.rglob("*.html"))) for place in (ours / "build/site/", stock / "_build/html")]
        print(f"\nPages: {pages[0]} and {pages[1]}.")


if __name__ == "__main__":
    main()
