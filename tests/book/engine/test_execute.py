import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.execute import Runner
from chokepoint.book.engine.failures import CellError
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter


class Counter(QuietReporter):
    """Counts cells."""

    def __init__(self):
        self.expected = self.done = 0

    def cells(self, count):
        self.expected = count

    def cell_done(self):
        self.done += 1


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/datapackage.json").write_text(json.dumps({"resources": []}), encoding="utf-8")
    return Workspace(tmp_path)


def job(workspace, name, *sources, parameters=None):
    path = workspace.root / f"{name}.ipynb"
    cells = [new_code_cell(source) for source in sources]
    cells[0].metadata.tags = ["parameters"]
    nbformat.write(new_notebook(cells=cells), path)
    return Job(path, name, parameters=parameters or {})


def printed(outcome):
    return "".join(o.text for cell in outcome.notebook.cells for o in cell.get("outputs", []) if "text" in o)


def test_notebooks_run_beside_each_other_with_their_own_state_and_folder(workspace):
    program = "import os, sys; print(x, os.getcwd() == os.environ['CHOKEPOINT_ROOT'], sys.executable)"
    jobs = [
        job(workspace, "a", "x: int = 1", program),
        job(workspace, "b", "x: int = 1", program, parameters={"x": 5}),
    ]
    import sys

    outcomes = Runner(workspace, QuietReporter()).run(jobs, workers=2)
    assert [printed(outcome) for outcome in outcomes] == [
        f"1 True {sys.executable}\n",
        f"5 True {sys.executable}\n",
    ]


def test_progress_counts_every_code_cell(workspace):
    counter = Counter()
    Runner(workspace, counter).run([job(workspace, "a", "x: int = 1", "1", "2")])
    assert counter.expected == counter.done == 3


def test_a_cell_that_takes_too_long_is_given_up_and_named(workspace):
    slow = job(workspace, "slow", "x: int = 1", "import time; time.sleep(60)")
    (outcome,) = Runner(workspace, QuietReporter(), cell_timeout=2).run([slow])
    assert isinstance(outcome.error, CellError)
    assert outcome.error.message.startswith("chapter slow, cell 2: the cell took too long")


def test_a_syntax_error_is_named_with_its_line(workspace):
    (outcome,) = Runner(workspace, QuietReporter()).run(
        [job(workspace, "bad", "x: int = 1", "a = 1\nb = = 2")]
    )
    assert outcome.error.message.startswith("chapter bad, cell 2, line 2: SyntaxError: invalid syntax")


def test_warnings_of_a_chapter_do_not_carry_the_kernels_own_file_names(workspace):
    (outcome,) = Runner(workspace, QuietReporter()).run(
        [job(workspace, "w", "x: int = 1", "import warnings; warnings.warn('odd')")]
    )
    assert "odd" in printed(outcome)
    assert "ipykernel" not in printed(outcome)


def test_a_parameter_that_will_not_do_is_told_in_its_own_words(workspace):
    program = (
        "from chokepoint.errors import ParameterError\n"
        "raise ParameterError('9 will not do', where='x', hint='at most 5')"
    )
    (outcome,) = Runner(workspace, QuietReporter()).run([job(workspace, "p", "x: int = 9", program)])
    assert outcome.error.message == "chapter p: x: 9 will not do. Hint: at most 5"
