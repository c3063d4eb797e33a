"""Notebooks in forks: the same bytes as in kernels, nothing left of one in the next, nothing left running."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tests.book.engine.small_runs import printed

from chokepoint.book.engine.failures import CellError
from chokepoint.book.engine.notebooks import dump_notebook
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs import forked
from chokepoint.book.engine.runs.execute import Runner

pytestmark = pytest.mark.skipif(not forked.can_fork(), reason="this system cannot fork")


def run(workspace, *sources, engine="fork", **options):
    cells = [new_code_cell("x: int = 1", metadata={"tags": ["parameters"]}), *map(new_code_cell, sources)]
    path = workspace.root / "page.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    (outcome,) = Runner(workspace, QuietReporter(), engine=engine, **options).run(
        [Job(path, "page")], use_cache=False
    )
    return outcome


TELLING = [
    "import sys\nprint('one'); print('two', file=sys.stderr); print('three', end='')\n4",
    "import pandas as pd\nframe = pd.DataFrame({'a': [1.5]})\ndisplay(frame)\nframe",
    "from IPython.display import Image, HTML, display, update_display, clear_output\n"
    "Image(data=bytes.fromhex('89504e470d0a1a0a'), format='png')",
    "handle = display(HTML('<b>1</b>'), display_id='one')\nx",
    "update_display(HTML('<b>2</b>'), display_id='one')",
    "print('gone'); clear_output(); print('kept')",
    "print('gone too'); clear_output(wait=True); display({'a/b': 'raw'}, raw=True)",
    "_ + 1 if isinstance(_, int) else Out",
    "import warnings; warnings.warn('odd')",
    "import asyncio\nawait asyncio.sleep(0, 'awaited')",
    "%who_ls int",
]


def test_a_fork_and_a_kernel_give_the_same_bytes(workspace):
    fork, kernel = (run(workspace, *TELLING, engine=engine) for engine in ("fork", "kernel"))
    assert dump_notebook(fork.notebook) == dump_notebook(kernel.notebook)
    assert printed(fork).startswith("one\nthreetwo\nkept\n")


@pytest.mark.parametrize(
    "failing", ["1\nf(0)", "a = = 1", "raise SystemExit(3)", "raise KeyError('x') from ValueError('y')"]
)
def test_an_exception_has_the_same_traceback(workspace, failing):
    errors, logs = [], []
    for engine in ("fork", "kernel"):
        outcome = run(workspace, "def f(n):\n    return 1 / n", failing, engine=engine)
        errors.append(outcome.error.message)
        (log,) = [path for path in workspace.log.iterdir() if "kernel" not in path.name]
        logs.append(re.sub(r"ipykernel_\d+", "ipykernel", log.read_text(encoding="utf-8")))
    assert errors[0] == errors[1]
    assert "chapter page (en), cell 3" in errors[0]
    assert logs[0] == logs[1]


def test_what_one_notebook_changes_the_next_does_not_see(workspace):
    spoil = (
        "import os, sys, altair, pandas as pd, chokepoint.paths as paths\n"
        "pd.set_option('display.max_rows', 3); pd.DataFrame.head = None; altair.renderers.enable('json')\n"
        "os.environ['SPOILT'] = 'yes'; os.chdir('/'); sys.path.append('spoilt'); paths.spoilt = True"
    )
    look = (
        "import os, sys, altair, pandas as pd, chokepoint.paths as paths\n"
        "print(pd.get_option('display.max_rows'), pd.DataFrame.head is None, altair.renderers.active,\n"
        "      'SPOILT' in os.environ, os.getcwd(), 'spoilt' in sys.path, hasattr(paths, 'spoilt'))"
    )
    fresh = printed(run(workspace, look))
    assert run(workspace, spoil).error is None
    assert printed(run(workspace, look)) == fresh
    assert "True" not in fresh


def test_chance_is_not_alike_in_two_runs(workspace):
    draw = "import random, numpy as np, os, uuid\nprint(random.random(), np.random.rand())"
    first, second = (printed(run(workspace, draw)).split() for _ in range(2))
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    "end", ["import os; os.abort()", "import os, signal; os.kill(os.getpid(), 9)", "import os; os._exit(0)"]
)
def test_a_crash_is_named_and_hurts_no_other(workspace, end):
    outcome = run(workspace, "1", end)
    assert isinstance(outcome.error, CellError)
    assert outcome.error.message.startswith("chapter page (en), cell 3: the kernel died")
    assert run(workspace, "1").error is None


def test_an_endless_cell_is_given_up_and_ended(workspace, tmp_path):
    outcome = run(
        workspace, f"import os; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))",
        "while True: pass", cell_timeout=1,
    )  # fmt: skip
    assert "cell 3: the cell took too long" in outcome.error.message
    assert gone(int((tmp_path / "pid").read_text()))


def test_a_cell_that_takes_too_much_memory_fails_alone(workspace):
    outcome = run(workspace, "big = bytearray(3_000_000_000)", memory=1_500_000_000)
    assert "MemoryError" in outcome.error.message
    assert run(workspace, "1", memory=1_500_000_000).error is None


def test_a_table_that_changes_is_read_anew(workspace):
    resources = []
    for name, key in (("few", "row_id"), ("sources", "source_id")):
        schema = {"fields": [{"name": key, "type": "string"}], "primaryKey": [key]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
    (workspace.root / "data/sources.csv").write_text("source_id\n", encoding="utf-8")
    for name in ("_config.yml", "_toc.yml"):
        (workspace.root / name).touch()
    package = json.dumps({"resources": resources})
    (workspace.root / "data/datapackage.json").write_text(package, encoding="utf-8")
    said = []
    for rows in ("a\n", "a\nbb\n"):
        (workspace.root / "data/few.csv").write_text(f"row_id\n{rows}", encoding="utf-8")
        look = "from chokepoint.data import load_table; print(*load_table('few')['row_id'])"
        said.append(printed(run(workspace, look)))
    assert said == ["a\n", "a bb\n"]


def test_no_thread_is_alive_where_a_fork_is_made(workspace):
    look = "import os; print(len(os.listdir(f'/proc/{os.getppid()}/task')))"
    assert printed(run(workspace, look)) == "1\n"


def test_changed_code_gets_another_server(monkeypatch):
    first = forked.standing_server()
    assert forked.standing_server() is first
    monkeypatch.setattr(forked, "code_state", lambda: "changed")
    second = forked.standing_server()
    assert second is not first
    assert first._process.poll() is not None
    forked.end_server()


def test_a_server_that_was_killed_is_replaced(workspace):
    first = forked.standing_server()
    assert run(workspace, "1").error is None
    first._process.kill()
    first._process.wait()
    assert run(workspace, "1").error is None
    assert forked.standing_server() is not first


def gone(pid):
    """Wait for a process to end; tell whether it did."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


OWNER = """
import sys
from nbformat.v4 import new_code_cell, new_notebook
from chokepoint.book.engine.runs.execute import register_engines
from papermill import execute_notebook
register_engines()
note = "import os; open(%r, 'w').write('%%d %%d' %% (os.getpid(), os.getppid()))" % sys.argv[1]
book = new_notebook(cells=[new_code_cell(note), new_code_cell("while True: pass")])
book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
execute_notebook(book, None, engine_name="chokepoint", progress_bar=False)
"""


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["owner", "server"])
def test_no_orphan_survives_its_owner_or_its_server(tmp_path, victim):
    note = tmp_path / "pids"
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(note)], stderr=subprocess.DEVNULL)
    for _ in range(600):
        if note.exists() and len(note.read_text().split()) == 2:
            break
        time.sleep(0.1)
    child, server = map(int, note.read_text().split())
    os.kill({"owner": owner.pid, "server": server}[victim], signal.SIGKILL)
    assert gone(child)
    assert gone(server)
    owner.wait(timeout=60)
    assert owner.returncode != 0
