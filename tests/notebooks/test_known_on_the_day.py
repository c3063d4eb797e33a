"""Nothing published after a day has any part in an edition of that day: proved by planting later rows.

A copy of the data package gets, in every table with sources, the rows known on the day once more: marked,
with other numbers, from a source of the day after. The edition of the day must come out as without them.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode

from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.plan import plan
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.data import load_sources
from chokepoint.data.package import table_names, table_path, table_schema

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DAY, NEXT_DAY = "2023-07-06", "2023-07-07"
MARK, SOURCE = "planted777", "planted_source"
MOST = 400
"""Rows planted in one table: those of the newest sources come last."""

# a list counts only if all of it is known on the day, and whole tables of these name things
FREE = {"note", "statement", "name_as_printed", "why", "title"}
"""Columns of any text."""

NAMES_ONE = {"step"}
"""Columns whose codes each name one row of their table, which is then looked up whatever the day."""

NAMED_WHOLE = ("list_entries", "africa_map", "claims")


def planted_rows(name: str) -> list[dict[str, str]]:
    """Copy the newest rows of a table known on the day: marked, numbers a third higher, source of later."""
    with table_path(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    published = load_sources()["published_last_day"]
    known = [row for row in rows if published[row["source_id"]] <= pd.Timestamp(DAY)]
    newest = sorted(known, key=lambda row: published[row["source_id"]])[-MOST:]
    numeric = {f["name"] for f in table_schema(name)["fields"] if f["type"] == "number"}
    for row in newest:
        row |= {column: f"{1.37 * float(row[column]):.6f}" for column in numeric if row[column]}
        row |= {column: MARK for column in FREE & set(row)} | dict.fromkeys(NAMES_ONE & set(row), "")
        row |= {"row_id": f"{row['row_id']}-{MARK}", "source_id": SOURCE}
    return newest


def plant(root: Path) -> int:
    """Plant rows in every table of a copied project; give how many."""
    planted = 0
    for name in table_names():
        path = root / f"data/tables/{name}.csv"
        columns = [field["name"] for field in table_schema(name)["fields"]]
        if not {"row_id", "source_id"} <= set(columns) or name in NAMED_WHOLE:
            continue
        rows = planted_rows(name)
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)
        planted += len(rows)
    return planted


def plant_source(root: Path) -> None:
    """Add the source of the planted rows, published on the day after."""
    path = root / "data/sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        row, columns = next(reader), reader.fieldnames
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writerow({**row, "source_id": SOURCE, "title": MARK, "published": NEXT_DAY})


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("planted") / "book"
    for name in ("chapters", "data"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("_config.yml", "_toc.yml", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, root / name)
    assert plant(root) > 1000
    plant_source(root)
    return root


def execute(root: Path, day: str, folder: Path, *only: str) -> dict[str, NotebookNode]:
    """Execute the edition of a day in a process of its own, which reads the data of that project."""
    code = f"from test_known_on_the_day import run; run({str(root)!r}, {day!r}, {str(folder)!r}, {only!r})"
    paths = [str(Path(__file__).parent), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {"CHOKEPOINT_ROOT": str(root), "PYTHONPATH": os.pathsep.join(paths)}
    folder.mkdir()
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    return {path.stem: nbformat.read(path, as_version=4) for path in folder.glob("*.ipynb")}


def run(root: str, day: str, folder: str, only: tuple[str, ...]) -> None:
    """Execute chapters beside the current edition and write the notebooks."""
    jobs = plan(Path(root), Edition(as_of=day, beside=True), only)
    for outcome in Runner(Workspace(Path(root)), QuietReporter()).run(jobs, workers=2):
        assert outcome.notebook is not None, outcome.error
        nbformat.write(outcome.notebook, Path(folder) / f"{outcome.job.page}.ipynb")


def outputs(notebook: NotebookNode) -> list[str]:
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [json.dumps(cell.outputs, sort_keys=True) for cell in cells]


@pytest.fixture(scope="module")
def with_planted(planted, tmp_path_factory) -> dict[str, NotebookNode]:
    return execute(planted, DAY, tmp_path_factory.mktemp("out") / "day")


def test_an_edition_is_the_same_with_and_without_what_came_later(with_planted, tmp_path):
    plain = execute(ROOT, DAY, tmp_path / "plain")
    assert len(plain) >= 7
    assert with_planted.keys() == plain.keys()
    differ = {name for name in plain if outputs(plain[name]) != outputs(with_planted[name])}
    assert differ == set()


def test_no_later_row_is_written_anywhere(with_planted):
    assert [name for name, book in with_planted.items() if MARK in json.dumps(book)] == []


def test_the_planted_rows_would_show_a_day_later(planted, tmp_path):
    later = execute(planted, NEXT_DAY, tmp_path / "later", "controls")
    assert MARK in json.dumps(later["controls"])
