"""Runs pages of a book in a process of its own, with the package that stands first on its path.

Started with the book's folder; each line of input says what to run, each line of output what became of it.
"""

import json
import sys
from pathlib import Path

from chokepoint.book.engine.contents.editions import Edition
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner


def job(root, page, lang, parameters):
    return Job(root / f"chapters/{page}.ipynb", page, Edition(lang), parameters)


def told(outcome):
    text = None if outcome.notebook is None else dump_notebook(outcome.notebook)
    return [outcome.executed, text, outcome.reads, outcome.error and str(outcome.error)]


def main(root):
    runner = Runner(Workspace(root), QuietReporter())
    for line in sys.stdin:
        order = json.loads(line)
        jobs = [job(root, *one) for one in order["jobs"]]
        outcomes = runner.run(jobs, workers=2, use_cache=not order["fresh"])
        print(json.dumps([told(outcome) for outcome in outcomes]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
