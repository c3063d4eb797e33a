"""Papermill around an engine, without the texts of whole notebooks it writes and reads on the way.

``papermill.execute_notebook`` is made for files: it turns a notebook with all its outputs into text and back
before a run, and into text once more after it. The steps between are its own, and are used here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.engines import NotebookExecutionManager, papermill_engines
from papermill.execute import raise_for_execution_errors, remove_error_markers
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from chokepoint.book.engine.notebooks import read_once

KERNEL = {"kernel_name": "python3", "language": "python"}
"""What the notebooks of the book are written for, whatever a file says."""


def execute_bare(
    source: Path, parameters: Mapping[str, Any], engine_name: str, **options: Any
) -> NotebookNode:
    """Execute a notebook as papermill does, and give it with the outputs of this run.

    Args:
        source: the notebook's file.
        parameters: values for the cell papermill injects; none is injected without any.
        engine_name: as papermill knows it.
        options: for the engine.

    Raises:
        PapermillExecutionError: if a cell raised.
        BuildError: if the file is no notebook.
    """
    notebook = _without_outputs(source)
    if parameters:
        notebook = parameterize_notebook(notebook, dict(parameters), engine_name=engine_name, **KERNEL)
    managed = _Untimed(notebook, progress_bar=False)
    managed.notebook_start()
    papermill_engines.get_engine(engine_name).execute_managed_notebook(
        managed, KERNEL["kernel_name"], **options
    )
    managed.notebook_complete()
    raise_for_execution_errors(managed.nb, None)
    return managed.nb


class _Untimed(NotebookExecutionManager):
    """Papermill's bookkeeping without the times of single cells, which cleaning takes out again."""

    def cell_complete(self, cell: NotebookNode, cell_index: int | None = None, **_: Any) -> None:
        if cell.metadata.papermill["status"] != self.FAILED:
            cell.metadata.papermill["status"] = self.COMPLETED


def _without_outputs(source: Path) -> NotebookNode:
    """Read a notebook as papermill would, but for the outputs, which a run replaces."""
    notebook = read_once(source)
    cells = [NotebookNode({**cell, "outputs": []}) if "outputs" in cell else cell for cell in notebook.cells]
    return remove_error_markers(load_notebook_node(NotebookNode({**notebook, "cells": cells})))
