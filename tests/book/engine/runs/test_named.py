"""Papermill's own command finds the engine by its name."""

import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from chokepoint.book.engine.runs import forked

pytestmark = pytest.mark.skipif(not forked.can_fork(), reason="this system cannot fork")


def test_papermill_finds_the_engine_by_its_name(tmp_path):
    book = new_notebook(
        cells=[new_code_cell("x = 1", metadata={"tags": ["parameters"]}), new_code_cell("x + 1")]
    )
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, tmp_path / "in.ipynb")
    command = [sys.executable, "-m", "papermill", str(tmp_path / "in.ipynb"), str(tmp_path / "out.ipynb")]
    done = subprocess.run(
        [*command, "--engine", "chokepoint", "-p", "x", "5"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    executed = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert executed.cells[-1].outputs[0].data["text/plain"] == "6"
