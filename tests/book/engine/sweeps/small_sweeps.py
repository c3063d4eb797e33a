"""A project with one small chapter, and what tests of sweeps ask of it."""

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.book.engine.sweeps.grid import read_grid
from chokepoint.book.engine.sweeps.local import run_here
from chokepoint.book.engine.sweeps.perform import make_sweep, perform
from chokepoint.book.engine.sweeps.stores import open_store

PARAMETERS = """\
n: int = 1  # a number; 1 to 99
word: Literal["a", "b"] = "a"  # a word
as_of: str | None = None  # a day
slow: float = 0.0  # seconds to wait
"""
PROGRAM = """\
import os, time
from pathlib import Path
from IPython.display import display

with (Path(os.environ["CHOKEPOINT_ROOT"]) / "ran.txt").open("a") as file:
    file.write(f"{n}{word}\\n")
time.sleep(slow)
if n == 13:
    raise ValueError("unlucky")
if n == 66:  # a fork's parent is the server of forks, whose parent runs the sweep
    parent = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1]
    os.kill(int(parent), 9)
    time.sleep(60)
rows = [{"row_id": "r1", "source_id": "s", "locator": "l"}]
square = {"key": "square", "value": n * n, "unit": "m2", "how": "squared", "rows": rows}
told = {"key": "word", "value": word, "unit": "", "how": "", "rows": []}
display({FACT: square, "text/plain": f"square = {n * n} m2  [3 rows]"}, raw=True)
display({FACT: told, "text/plain": f"word = {word}  [0 rows]"}, raw=True)
""".replace("FACT", '"application/vnd.chokepoint.fact+json"')


def make_project(root: Path) -> Workspace:
    """Write a project whose chapter tells two facts, and notes each of its runs in a file."""
    (root / "data").mkdir(parents=True)
    (root / "data/datapackage.json").write_text(json.dumps({"resources": []}), encoding="utf-8")
    (root / "_config.yml").touch()
    (root / "_toc.yml").write_text("root: page\n", encoding="utf-8")
    cells = [
        new_markdown_cell("# A page"),
        new_code_cell("from typing import Literal"),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new_code_cell(PROGRAM),
    ]
    nbformat.write(new_notebook(cells=cells), root / "page.ipynb")
    return Workspace(root)


def runs_of(workspace: Workspace) -> list[str]:
    """List the runs the chapter has noted, sorted."""
    path = workspace.root / "ran.txt"
    return sorted(path.read_text(encoding="utf-8").split()) if path.exists() else []


def sweep_of(workspace, *over, **given):
    return make_sweep(workspace.root, read_grid(workspace.root, "page", over, given))


def sweep_here(workspace, output, *over, workers=2, **given):
    """Sweep the chapter on this machine."""
    runner = Runner(workspace, QuietReporter())

    def execute(entries, folder, failed):
        run_here(entries, folder, runner, failed, workers=workers)

    made = sweep_of(workspace, *over, **given)
    return perform(workspace, made, open_store(str(output)), QuietReporter(), execute)


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of an output by name, but for the lock."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
