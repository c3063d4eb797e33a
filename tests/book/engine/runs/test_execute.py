from dataclasses import replace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tests.book.engine.small_runs import printed

from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.failures import CellError
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner


class Counter(QuietReporter):
    """Counts cells."""

    def __init__(self):
        self.expected = self.done = 0

    def cells(self, count):
        self.expected = count

    def cell_done(self):
        self.done += 1


def job(workspace, name, *sources, parameters=None):
    path = workspace.root / f"{name}.ipynb"
    cells = [new_code_cell(source) for source in sources]
    cells[0].metadata.tags = ["parameters"]
    nbformat.write(new_notebook(cells=cells), path)
    return Job(path, name, parameters=parameters or {})


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
    assert outcome.error.message.startswith("chapter slow (en), cell 2: the cell took too long")


def test_a_syntax_error_is_named_with_its_line(workspace):
    (outcome,) = Runner(workspace, QuietReporter()).run(
        [job(workspace, "bad", "x: int = 1", "a = 1\nb = = 2")]
    )
    assert outcome.error.message.startswith("chapter bad (en), cell 2, line 2: SyntaxError: invalid syntax")


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
    (outcome,) = Runner(workspace, QuietReporter()).run(
        [job(workspace, "p", "x: int = 1", program, parameters={"x": 9})]
    )
    assert outcome.error.message == "chapter p (en, x=9): x: 9 will not do. Hint: at most 5"


def test_two_runs_of_one_page_side_by_side_have_messages_and_logs_of_their_own(workspace):
    program = "import os, sys, time\nos.write(2, f'ran {x} {as_of}\\n'.encode())\ntime.sleep(1)\n1 / 0"
    first = job(workspace, "a", "x: int = 1\nas_of: str | None = None", program)
    day = Edition("en", "2023-07-06", beside=True)
    jobs = [
        first,
        replace(first, parameters={"x": 5}),
        replace(first, edition=day, parameters={"as_of": "2023-07-06"}),
    ]
    outcomes = Runner(workspace, QuietReporter()).run(jobs, workers=3)
    places = ["chapter a (en), cell 2", "chapter a (en, x=5), cell 3", "chapter a (en/2023-07-06), cell 3"]
    assert [outcome.error.where.partition(", line")[0] for outcome in outcomes] == places
    told = [(job.file_name, job.parameters) for job in jobs]
    assert len({name for name, _ in told}) == 3
    for outcome, (name, parameters) in zip(outcomes, told, strict=True):
        assert f"build/log/{name}.log" in outcome.error.hint
        assert "ZeroDivisionError" in (workspace.log / f"{name}.log").read_text(encoding="utf-8")
        written = (workspace.log / f"{name}.kernel.log").read_text(encoding="utf-8")
        assert f"ran {parameters.get('x', 1)} {parameters.get('as_of')}" in written
        assert written.count("ran ") == 1


def test_many_notebooks_are_counted_and_few_are_named(workspace):
    said = []
    reporter = QuietReporter()
    reporter.step = said.append
    runner, one = Runner(workspace, reporter), job(workspace, "a", "x: int = 1")
    runner._announce([one] * 2, [0, 1])
    runner._announce([one] * 40, range(40))
    runner._announce([one], [])
    assert said == ["executing en/a, en/a", "executing 40 notebooks", "nothing to execute"]


def test_outcomes_are_handed_over_as_they_come_and_kept_nowhere_else(workspace):
    jobs = [
        job(workspace, name, "x: int = 1", program) for name, program in (("a", "print(x)"), ("b", "1/0"))
    ]
    kept = []
    outcomes = Runner(workspace, QuietReporter()).run(jobs, keep=kept.append)
    assert sorted(outcome.job.page for outcome in kept) == ["a", "b"]
    (good,) = [outcome for outcome in kept if outcome.error is None]
    assert printed(good) == "1\n"
    assert [outcome.notebook for outcome in outcomes] == [None, None]
    assert [outcome.error is None for outcome in outcomes] == [True, False]
    assert not workspace.cache.exists()


def test_what_the_cache_holds_is_handed_over_too(workspace):
    one, kept = job(workspace, "a", "x: int = 1", "print(x)"), []
    Runner(workspace, QuietReporter()).run([one])
    (outcome,) = Runner(workspace, QuietReporter()).run([one], keep=kept.append)
    assert (outcome.executed, outcome.notebook, printed(kept[0])) == (False, None, "1\n")


def test_no_further_job_is_begun_once_an_outcome_cannot_be_kept(workspace):
    one = job(workspace, "a", "x: int = 1", "x")
    jobs, seen = [replace(one, parameters={"x": n}) for n in range(9)], []

    def fill(outcome):
        seen.append(outcome.job.parameters["x"])
        if len(seen) == 3:
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Runner(workspace, QuietReporter()).run(jobs, workers=1, keep=fill)
    assert seen[:3] == [0, 1, 2]
    assert len(seen) < 6
