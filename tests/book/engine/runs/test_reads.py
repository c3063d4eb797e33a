"""A kept result is used only while everything the run has read is as it was."""

import os
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tests.book.engine.small_runs import printed

from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.code import Code
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.book.engine.runs.fingerprint import hash_reads
from chokepoint.book.engine.runs.reads import (
    PACKAGE,
    PRELOADED,
    can_be_kept,
    changed_since,
    name_code,
    name_reads,
)

CHAPTER = "chapters/page.ipynb"


@pytest.fixture
def chapters(workspace):
    folder = workspace.root / "chapters"
    folder.mkdir()
    (folder / "mine.csv").write_text("a\n1\n")
    (folder / "helper.py").write_text("VALUE = 1\n")
    (folder / "more").mkdir()
    (folder / "more/one.txt").write_text("1")
    settle(folder)
    return folder


def settle(folder):
    """Let every file be older than the run that reads it."""
    past = time.time() - 10
    for path in [*folder.rglob("*.*")]:
        os.utime(path, (past, past))
    time.sleep(0.06)


def run(workspace, source, engine="fork"):
    cells = [new_code_cell("x: int = 1", metadata={"tags": ["parameters"]}), new_code_cell(source)]
    path = workspace.root / CHAPTER
    nbformat.write(new_notebook(cells=cells), path)
    (outcome,) = Runner(workspace, QuietReporter(), engine=engine).run([Job(path, "page")])
    assert outcome.error is None
    return outcome


READINGS = {
    "a file opened": ("print(open('mine.csv').read())", "mine.csv", "a\n2\n"),
    "a table of pandas": ("import pandas as pd; print(pd.read_csv('mine.csv').a[0])", "mine.csv", "a\n2\n"),
    "a file by os": ("import os; print(os.read(os.open('mine.csv', os.O_RDONLY), 9))", "mine.csv", "a\n2\n"),
    "a module beside": ("import helper; print(helper.VALUE)", "helper.py", "VALUE = 2\n"),
    "a file that is not there yet": (
        "from pathlib import Path\ntry: print(Path('new.txt').read_text())\nexcept OSError: print('none')",
        "new.txt",
        "new",
    ),
    "names in a folder": ("import os; print(sorted(os.listdir('more')))", "more/two.txt", "2"),
    "names that fit a pattern": (
        "from pathlib import Path; print(*sorted(Path('more').glob('*.txt')))", "more/two.txt", "2",
    ),
    "a file by a link": (
        "import os\nif not os.path.islink('l'): os.symlink('mine.csv', 'l')\nprint(open('l').read())",
        "mine.csv", "a\n2\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READINGS)
def test_what_a_run_read_and_what_changed_runs_again(workspace, chapters, name):
    source, changed, content = READINGS[name]
    first = run(workspace, source)
    assert not run(workspace, source).executed
    (chapters / changed).write_text(content)
    second = run(workspace, source)
    assert second.executed
    assert printed(second) != printed(first)


def test_a_kernel_notes_the_same_as_a_fork(workspace, chapters):
    (chapters / "helper.py").write_text("from chokepoint.data import cite\n")
    source = (
        "import helper, os\nfrom chokepoint.stories import page\n"
        "print(open('mine.csv').read(), os.listdir('more'), page.find_story('controls').name)"
    )
    fork, kernel = (run(workspace, f"# {engine}\n{source}", engine) for engine in ("fork", "kernel"))
    read = [set(found.reads) for found in (fork, kernel)]
    expected = {"file:chapters/mine.csv", "file:chapters/helper.py", "folder:chapters/more"}
    expected |= {"code:chokepoint.stories.controls.story", "code:chokepoint.data.cite.*"}
    assert read[0] >= expected
    assert read[1] >= expected
    code = [{name for name in names if name.startswith("code:")} for names in read]
    assert code[0] == code[1]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("1", set()),
        ("from chokepoint.data import cite", {"code:chokepoint.data", "code:chokepoint.data.cite.*"}),
        ("%pip list", {"code:*"}),
        ("import importlib", {"code:*"}),
    ],
)
def test_what_a_notebook_imports_is_named_with_what_is_always_loaded(tmp_path, source, names):
    assert set(name_code(tmp_path, ["x = 1", source], ["table:uses"])) == {PRELOADED, *names}


def test_what_a_module_of_the_project_imports_is_named_too(tmp_path):
    (tmp_path / "mine.py").write_text("import chokepoint.paths as paths")
    names = ["file:mine.py", "file:gone.py", "folder:more", f"file:{tmp_path / 'mine.csv'}"]
    assert name_code(tmp_path, [], names) == ["code:chokepoint.paths.*", PRELOADED]


def test_a_table_read_as_a_file_counts_as_one(workspace, chapters):
    table = workspace.root / "data/tables"
    table.mkdir()
    (table / "uses.csv").write_text("a\n1\n")
    source = "print(open('../data/tables/uses.csv').read())"
    run(workspace, source)
    (table / "uses.csv").write_text("a\n2\n")
    assert "2" in printed(run(workspace, source))


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess; print(subprocess.run(['cat', 'mine.csv'], capture_output=True).stdout)",
        "import os; print(os.system('true'))",
        "import sqlite3; print(sqlite3.connect('mine.db').execute('select 1').fetchone())",
        "import socket\ntry: socket.create_connection(('127.0.0.1', 1))\nexcept OSError as e: print('no')",
    ],
)
def test_what_comes_from_outside_the_process_is_never_kept(workspace, chapters, source):
    run(workspace, source)
    assert run(workspace, source).executed


def test_what_nobody_read_runs_nothing_again(workspace, chapters):
    source = "import helper; print(open('mine.csv').read())"
    run(workspace, source)
    (chapters / "more/one.txt").write_text("2")
    (chapters / "another.ipynb").write_text("{}")
    assert not run(workspace, source).executed


def test_a_module_that_comes_to_stand_before_another_is_noticed(workspace, chapters):
    source = "try:\n  import elsewhere; print('there')\nexcept ImportError: print('none')"
    run(workspace, source)
    (chapters / "elsewhere.py").write_text("")
    assert printed(run(workspace, source)) == "there\n"


def test_what_changed_while_it_was_read_is_not_kept(workspace, chapters):
    source = "print(open('mine.csv').read()); open('mine.csv', 'a').write('3')"
    run(workspace, source)
    assert run(workspace, source).executed


def test_a_file_of_the_package_of_a_moved_project_has_the_same_name(workspace, chapters):
    outcome = run(workspace, "print(open('mine.csv').read())")
    assert "file:chapters/mine.csv" in outcome.reads
    assert not [name for name in outcome.reads if "chokepoint-" in name or "site-packages" in name]


def test_a_run_that_nobody_watched_is_not_kept(tmp_path):
    assert not can_be_kept(name_reads(tmp_path, tmp_path))
    (tmp_path / "notes").write_text('["begun", ""]\n')
    assert can_be_kept(name_reads(tmp_path, tmp_path))


def test_hashes_tell_kinds_apart(workspace, chapters):
    names = ["file:chapters/mine.csv", "folder:chapters", "modules:chapters", "file:none", "folder:none"]
    found = hash_reads(workspace.root, names, Code())
    assert len({found[name] for name in names[:4]}) == 4
    assert found["file:none"] == found["folder:none"] == "missing"


def test_a_later_change_is_told_by_its_time(workspace, chapters):
    now = time.time()
    assert not changed_since(workspace.root, ["file:chapters/mine.csv", "file:none", "folder:chapters"], now)
    assert changed_since(workspace.root, ["file:chapters/mine.csv"], now - 60)


def test_a_file_of_our_package_that_a_run_opens_by_its_path_is_noted(workspace, chapters):
    source = "from chokepoint import paths\nprint(len(open(paths.__file__).read()))\n"
    source += "import os; print(len(os.listdir(os.path.dirname(paths.__file__))))"
    found = {name for name in run(workspace, source).reads if PACKAGE in name}
    assert found == {f"file:{PACKAGE}/paths.py", f"folder:{PACKAGE}"}


def test_importing_ours_and_speaking_a_language_note_no_files(workspace, chapters):
    source = (
        "from chokepoint.stories import page\nprint(page.Translator('en')('a'), page.find_story('index'))"
    )
    reads = [
        name
        for engine in ("fork", "kernel")
        for name in run(workspace, f"# {engine}\n{source}", engine).reads
    ]
    kinds = {name.partition(":")[0] for name in reads if PACKAGE in name}
    assert kinds <= {"modules"}
