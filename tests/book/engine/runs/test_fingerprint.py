import json
import os
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine import surroundings
from chokepoint.book.engine.digests import file_digest
from chokepoint.book.engine.forks.parent import serve_forks
from chokepoint.book.engine.notebook_text import notebook_text
from chokepoint.book.engine.notebooks import clean_notebook
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.runs import kernels
from chokepoint.book.engine.runs.fingerprint import (
    PACKAGE,
    RUNNING,
    code_digest,
    code_state,
    environment_digest,
    job_key,
    runner_digest,
    table_digests,
    table_names,
)
from chokepoint.book.engine.runs.shell import run_cell
from chokepoint.errors import DataError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data/tables").mkdir(parents=True)
    resources = [{"name": name, "path": f"tables/{name}.csv"} for name in ("uses", "prices")]
    (tmp_path / "data/datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    for name in ("uses", "prices"):
        (tmp_path / f"data/tables/{name}.csv").write_text("a\n1\n", encoding="utf-8")
    return tmp_path


def test_a_table_has_another_hash_when_its_file_or_its_description_changes(root):
    before = table_digests(root, ["uses", "prices"])
    (root / "data/tables/uses.csv").write_text("a\n2\n", encoding="utf-8")
    after = table_digests(root, ["uses", "prices"])
    assert after["uses"] != before["uses"]
    assert after["prices"] == before["prices"]
    package = root / "data/datapackage.json"
    package.write_text(
        package.read_text(encoding="utf-8").replace('"prices"', '"prices", "title": "P"'), "utf-8"
    )
    assert table_digests(root, ["prices"]) != {"prices": after["prices"]}


def test_a_missing_table_has_a_hash_of_its_own(root):
    assert table_digests(root, ["gone"]) == {"gone": "missing"}
    assert file_digest(root / "nothing") == "missing"
    assert table_names(root) == ["uses", "prices"]


def test_a_broken_data_package_is_an_error_with_the_file(root):
    (root / "data/datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/datapackage\.json"):
        table_digests(root, ["uses"])


def test_code_of_the_book_and_code_of_the_chapters_count_apart(tmp_path):
    for name in ("book/site.py", "analysis/shares.py", "book/__pycache__/site.pyc", "locale/zh/m.mo"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    chapters, book = code_digest(tmp_path), code_digest(tmp_path, book=True)
    (tmp_path / "book/site.py").write_text("2", encoding="utf-8")
    (tmp_path / "book/__pycache__/site.pyc").write_text("2", encoding="utf-8")
    (tmp_path / "locale/zh/m.mo").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) == chapters
    assert code_digest(tmp_path, book=True) != book
    (tmp_path / "analysis/shares.py").write_text("2", encoding="utf-8")
    assert code_digest(tmp_path) != chapters


def test_the_lock_file_is_part_of_the_environment(root):
    before = environment_digest(root)
    (root / "requirements.txt").write_text("pandas==3.0", encoding="utf-8")
    assert environment_digest(root) != before


def test_a_job_is_known_by_code_parameters_and_environment(tmp_path):
    path = tmp_path / "x.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), path)
    keys = {
        job_key(Job(path, "x"), "lock"),
        job_key(Job(path, "x", parameters={"a": 1}), "lock"),
        job_key(Job(path, "x", parameters={"a": "1"}), "lock"),
        job_key(Job(path, "x"), "other lock"),
        job_key(Job(path, "x"), "lock", "another engine"),
    }
    assert len(keys) == 5
    assert job_key(Job(path, "another page"), "lock") in keys


def test_the_code_that_runs_notebooks_is_part_of_what_they_depend_on(tmp_path):
    taking_part = ("runs/shell.py", "forks/parent.py", "notebooks.py", "notebook_text.py", "surroundings.py")
    for name in (*taking_part, "build.py"):
        path = tmp_path / "book/engine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    before = runner_digest(tmp_path)
    (tmp_path / "book/engine/build.py").write_text("2", encoding="utf-8")
    assert runner_digest(tmp_path) == before
    for name in taking_part:
        (tmp_path / "book/engine" / name).write_text("2", encoding="utf-8")
        assert runner_digest(tmp_path) != before
        before = runner_digest(tmp_path)


def test_a_file_that_was_changed_and_changed_back_leaves_another_state(tmp_path):
    path = tmp_path / "a.py"
    path.write_text("1", encoding="utf-8")
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    before = code_state(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("1", encoding="utf-8")
    assert code_state(tmp_path) == before
    (tmp_path / ".#a.py").symlink_to("nobody@nowhere")  # as an editor locks a file
    assert code_state(tmp_path) == before
    time.sleep(0.06)  # a tick of the clock
    path.write_text("2", encoding="utf-8")
    path.write_text("1", encoding="utf-8")
    os.utime(path, ns=times)
    assert code_state(tmp_path) != before


def test_every_part_of_the_engine_that_takes_part_is_where_it_is_looked_for():
    engine = PACKAGE / "book/engine"
    assert all(list(engine.glob(pattern)) for pattern in RUNNING)
    homes = [kernels.kernel_environment, clean_notebook, notebook_text, run_cell, serve_forks]
    assert {sys.modules[one.__module__].__file__ for one in homes} <= {
        str(path) for pattern in RUNNING for path in engine.glob(pattern)
    }
    assert surroundings.SAME_EVERYWHERE.items() <= kernels.kernel_environment(Path("/b"), Path("/s")).items()
