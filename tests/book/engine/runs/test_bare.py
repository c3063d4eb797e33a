"""The run around an engine is papermill's own, to the byte once both are clean."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from papermill import execute_notebook
from papermill.exceptions import PapermillExecutionError

from chokepoint.book.engine.notebooks import clean_notebook, dump_notebook
from chokepoint.book.engine.runs.bare import execute_bare
from chokepoint.book.engine.runs.execute import register_engines
from chokepoint.errors import BuildError


@pytest.fixture
def source(workspace):
    old = [new_output("stream", text="of an earlier run\n")]
    cells = [
        new_markdown_cell("# Title"),
        new_code_cell("x: int = 1", metadata={"tags": ["parameters"]}, outputs=old, execution_count=9),
        new_code_cell("print(x)\nx", outputs=old),
        new_code_cell("1 / 0", metadata={"tags": ["skip-execution"]}, outputs=old),
        new_markdown_cell("End", metadata={"tags": ["papermill-error-cell-tag"]}),
    ]
    path = workspace.root / "page.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    register_engines()
    return path


@pytest.mark.parametrize("parameters", [{}, {"x": 5}])
def test_a_run_gives_what_papermill_gives(source, parameters):
    options = {"engine_name": "chokepoint", "folder": source.parent}
    ours = execute_bare(source, parameters, **options)
    theirs = execute_notebook(
        nbformat.read(source, as_version=4), None, parameters=parameters or None,
        kernel_name="python3", language="python", progress_bar=False, **options,
    )  # fmt: skip
    texts = [dump_notebook(clean_notebook(notebook, source.parent)) for notebook in (ours, theirs)]
    assert texts[0] == texts[1]
    assert "of an earlier run" not in texts[0]
    assert f'"{parameters.get("x", 1)}\\n"' in texts[0]


def test_a_cell_that_raises_is_told_as_papermill_tells_it(source):
    notebook = nbformat.read(source, as_version=4)
    notebook.cells[3].metadata.tags = []
    nbformat.write(notebook, source)
    with pytest.raises(PapermillExecutionError) as caught:
        execute_bare(source, {"x": 5}, engine_name="chokepoint", folder=source.parent)
    assert (caught.value.cell_index, caught.value.ename) == (4, "ZeroDivisionError")


def test_what_is_no_notebook_is_refused(tmp_path):
    with pytest.raises(BuildError, match="not a notebook"):
        execute_bare(tmp_path / "none.ipynb", {}, engine_name="chokepoint")
