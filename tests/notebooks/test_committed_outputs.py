import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
FACT = "application/vnd.chokepoint.fact+json"
# reviewed: digits that prose may hold although no fact stands behind them, each with its reason
ALLOWED = {
    "notice of 3 July 2023": "the name of the notice",
    "article of 6 July 2023": "the name of the article",
    "on 6 July 2023": "the day on which the article appeared, as its name has it",
    "precedent of 2010": "the year the chapter is named after",
    "quota of 2010": "the name of the quota",
    "autumn 2010": "names the season of the incident",
    "January 2011": "the month the customs count changed",
    "July 2023": "the month the chapter is named after",
    "August 2023": "the month the licence took effect, a name of the comparison",
    "May 2025": "date of a printed price level, part of the measure's name",
    "for the whole of 2025": "names the year a disputed total is printed for",
    "alone in 2023": "says when a source counted differently",
    "summer of 2023": "names the season of the article",
    "edition of 2022": "name of an edition",
    "to 1": "how a ratio is written",
    "ends at 1": "end of the index's scale",
}


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]


def prose(notebook: NotebookNode) -> str:
    text = "\n\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    text = re.sub(r"^:::+.*$", "", text, flags=re.M)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"^\{\.\w+\}$", "", text, flags=re.M)


def bare_statistics(text: str) -> list[str]:
    """Find digits in prose that are neither facts nor reviewed."""
    text = re.sub(r"\{(?:fact|cite:p)\}`[^`]*`", "", text)
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return re.findall(r"[^\n]{0,30}\d[^\n]{0,10}", text)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_every_code_cell_was_run_in_order_without_error(path: Path) -> None:
    cells = [c for c in read(path).cells if c.cell_type == "code" and c.source.strip()]
    assert [c.execution_count for c in cells] == list(range(1, len(cells) + 1))
    assert all(o.output_type in ("display_data", "execute_result") for o in outputs(read(path)))


def test_there_is_something_to_compare() -> None:
    found = outputs(read(ROOT / "chapters/controls.ipynb"))
    assert sum("chokepoint_figure" in o.metadata for o in found) >= 10
    assert sum(FACT in o.data for o in found) >= 80


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_outputs_name_no_path_of_a_machine(path: Path) -> None:
    text = json.dumps([o for o in outputs(read(path))])
    assert not re.search(r"(?<![\w.])/(home|root|tmp|usr|work|Users)/", text)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_parameters_are_typed_literals_with_a_meaning(path: Path) -> None:
    cell = next(c for c in read(path).cells if "parameters" in c.metadata.get("tags", []))
    for line in cell.source.splitlines():
        assert re.fullmatch(r"\w+: [\w| ]+ = \S.*?  # .{15,}; .+", line), line


def test_the_chapter_is_long_enough_to_be_worth_reading() -> None:
    words = re.sub(r"\{fact\}`[^`]*`", "number", prose(read(ROOT / "chapters/controls.ipynb"))).split()
    assert len([w for w in words if re.search(r"\w", w)]) >= 900


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_prose_holds_no_number_that_is_not_a_fact(path: Path) -> None:
    assert bare_statistics(prose(read(path))) == []


@pytest.mark.parametrize(
    "planted", ["China makes 98 percent of it.", "It fell by 3 t.", "## Of 124 t, most closed"]
)
def test_a_planted_number_is_found(planted: str) -> None:
    assert bare_statistics(f"Some prose of July 2023.\n\n{planted}")


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_headings_hold_no_facts(path: Path) -> None:
    headings = [line for line in prose(read(path)).splitlines() if line.startswith("#")]
    assert headings
    assert not [line for line in headings if "{fact}" in line]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)
def test_every_fact_of_the_prose_is_among_the_outputs(path: Path) -> None:
    notebook = read(path)
    known = {o.data[FACT]["key"] for o in outputs(notebook) if FACT in o.data}
    # a block under a condition may speak of facts that other parameters bring
    sources = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    plain = [re.sub(r"^:::\{(when|unless)\}.*?^:::$", "", text, flags=re.M | re.S) for text in sources]
    used = {key for text in plain for key in re.findall(r"\{fact\}`(\w+)", text)}
    assert used <= known


def copy_book(folder: Path, exhibits: str = "") -> Path:
    """Copy the data and the front page, with all its exhibits or with some, named by a pattern."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder / name)
    front = read(ROOT / "chapters/index.ipynb")
    front.cells = [
        cell
        for cell in front.cells
        if not cell.source.startswith("chapter.show") or re.search(exhibits, cell.source)
    ]
    (folder / "chapters").mkdir()
    nbformat.write(front, folder / "chapters/index.ipynb")
    return folder


def run_nbval(book: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--nbval",
        "--nbval-current-env",
        "-p",
        "no:cacheprovider",
    ]
    environment = os.environ | {"CHOKEPOINT_ROOT": str(book)}
    return subprocess.run(
        [*command, "--rootdir", str(book), "chapters/index.ipynb"],
        cwd=book, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {path.name}: plant another change"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow  # `make test` runs nbval over every notebook afterwards
def test_an_unchanged_notebook_passes(tmp_path: Path) -> None:
    answer = run_nbval(copy_book(tmp_path))
    assert answer.returncode == 0, answer.stdout[-2000:]


def test_a_number_changed_in_the_committed_output_fails_and_so_does_a_row_changed_in_the_data(
    tmp_path: Path,
) -> None:
    book = copy_book(tmp_path, exhibits="july_2023|others|claims")
    replace_in(book / "chapters/index.ipynb", '"value": 5.33980582524', '"value": 5.4')
    replace_in(book / "data/tables/capacity.csv", ",73000,kg,73000,", ",74000,kg,74000,")
    failed = re.findall(r"^FAILED \S+::(Cell \d+)", run_nbval(book).stdout, flags=re.M)
    # the parameters, the opening, the rise of the price, the capacity outside, the claims
    assert failed == ["Cell 2", "Cell 3"]
