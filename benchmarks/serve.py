"""Time what an author waits for under ``chokepoint serve``: a sentence saved until the served page holds it.

``python benchmarks/serve.py [times]`` copies the project to a temporary folder, serves it there, changes one
sentence of a chapter again and again, and asks for its page until the sentence is in it. It prints the line
of ``benchmarks/build.md``. The browser asks every 0.2 s whether to load the page again. Nothing here is
asserted.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import copy_project

CHAPTER = "quotas"
TIMES = 5
LOOK = 0.02
"""Seconds between two looks at the page."""
LONGEST = 600
WORDS = ("plain", "sober", "short", "quiet", "early", "later", "other", "small")


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve a book; gives its address once the first build is done."""
    command = [sys.executable, "-m", "chokepoint.book.commands.cli", "serve", "--port", "0"]
    environment = os.environ | {"CHOKEPOINT_ROOT": str(root), "PYTHONPATH": str(root / "src")}
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[0]
        told = server.stdout.readline().strip()
        if told != "built":
            raise SystemExit(told)
        yield address
    finally:
        server.terminate()
        server.wait()


def edit(root: Path, sentence: str) -> None:
    """Put a sentence below the title of the chapter, in the place of the one before."""
    path = root / f"chapters/{CHAPTER}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    text = re.sub(r"\n\nThis is a \w+ sentence\.", "", "".join(cell["source"]))
    cell["source"] = [f"{text}\n\n{sentence}"]
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def wait_for(address: str, sentence: str) -> float:
    """Ask for the page until it holds a sentence; give the seconds that took."""
    started = time.perf_counter()
    while time.perf_counter() - started < LONGEST:
        with urllib.request.urlopen(f"{address}en/{CHAPTER}.html") as answer:
            page = answer.read().decode()
        if "build-failure" in page:
            raise SystemExit("the build failed")
        if sentence in page:
            return time.perf_counter() - started
        time.sleep(LOOK)
    raise SystemExit("the sentence never came")


def main(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "book")
        seconds = []
        with serving(root) as address:
            for n in range(times):
                time.sleep(2)  # an author does not write faster
                sentence = f"This is a {WORDS[n % len(WORDS)]} sentence."
                edit(root, sentence)
                seconds.append(wait_for(address, sentence))
        row = " | ".join(f"{find(seconds):.1f}" for find in (statistics.median, min, max))
        print("| `serve`: one sentence saved, to the page | median, s | least | most |")
        print("|---|---:|---:|---:|")
        print(f"| {times} times | {row} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
