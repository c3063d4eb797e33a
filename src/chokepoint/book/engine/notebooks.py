"""Reading, cleaning and writing notebooks so that two runs give the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from chokepoint.book.engine.folders import write_if_changed
from chokepoint.book.engine.notebook_text import notebook_text
from chokepoint.errors import BuildError

FACT_TYPE = "application/vnd.chokepoint.fact+json"
FIGURE_TYPE = "application/vnd.vegalite.v6+json"
LISTING_TYPE = "application/vnd.chokepoint.listing+json"
FIGURE_FIELDS = "chokepoint_figure"
# what is named is kept, the rest (timings, editor state, paths) is dropped
CELL_METADATA = frozenset({"tags", "mystnb", "raw_mimetype"})
PAGE_METADATA = frozenset({"nav_title"})
FORM = 4
"""The form of notebooks since 2015."""
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
# the kernel names its cells after its process: /tmp/ipykernel_4242/1795.py
CELL_FILE = re.compile(r"[^\s\"'<>]*ipykernel_\d+[/\\]\d+\.py")


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook.

    Raises:
        BuildError: if the file is missing or not a notebook.
    """
    try:
        text = path.read_text(encoding="utf-8")
        with warnings.catch_warnings():  # of cell ids that are missing or twice: cells are named anew anyway
            warnings.simplefilter("ignore")
            notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            _check_form(notebook, path)
            nbformat.validate(notebook, relax_add_props=True)
        return notebook
    except (OSError, ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError) as error:
        raise BuildError(
            "not a notebook that can be read", where=path.name, hint=str(error).split("\n", 1)[0]
        ) from error


def _check_form(notebook: NotebookNode, path: Path) -> None:
    """Refuse a notebook of before 2015: papermill cannot run it.

    Raises:
        BuildError: naming the form it has.
    """
    if notebook.nbformat < FORM:
        what = f"is in form {notebook.nbformat} of notebooks, and form {FORM} is needed"
        hint = f"jupyter nbconvert --to notebook --inplace {path.name}"
        raise BuildError(what, where=path.name, hint=hint)


def read_once(path: Path) -> NotebookNode:
    """Read a notebook that many pages share once for each state of its file; it must not be changed.

    Raises:
        BuildError: as :func:`read_notebook`.
    """
    try:
        state = path.stat()
    except OSError:
        return read_notebook(path)
    return _read_stamped(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read_stamped(path: Path, changed: int, size: int) -> NotebookNode:
    return read_notebook(path)


def dump_notebook(notebook: NotebookNode) -> str:
    """Give a notebook's text: sorted keys, indent 1, one line per source line, a newline at the end."""
    return notebook_text(notebook) + "\n"


def write_notebook(path: Path, notebook: NotebookNode) -> bool:
    """Write a notebook atomically, if its text differs; tells whether it did."""
    return write_if_changed(path, dump_notebook(notebook))


def cell_tags(cell: NotebookNode) -> list[str]:
    """Give the tags of a cell."""
    return list(cell.get("metadata", {}).get("tags", []))


def code_text(notebook: NotebookNode) -> str:
    """Give the code of a notebook without outputs and prose: the part that decides what a run prints."""
    cells = [[cell.source, cell_tags(cell)] for cell in notebook.cells if cell.cell_type == "code"]
    return json.dumps(cells, ensure_ascii=False)


def read_code(path: Path) -> str:
    """Give what :func:`code_text` gives of a notebook's file, without going through its outputs.

    Raises:
        BuildError: if the file is missing or not a notebook.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
        code = [["".join(cell["source"]), list(cell["metadata"].get("tags", []))] for cell in cells]
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return code_text(read_once(path))  # of another version, or it says what is wrong
    return json.dumps(code, ensure_ascii=False)


def with_prose(executed: NotebookNode, source: NotebookNode) -> NotebookNode:
    """Put executed code cells between the prose as it now stands, so that editing prose executes nothing.

    Args:
        executed: a clean executed notebook; the result has its code cells.
        source: a notebook with the same code cells.
    """
    ran = iter([cell for cell in executed.cells if cell.cell_type == "code"])
    result = _copy(executed)
    result.metadata, result.cells = deepcopy(source.metadata), []
    for cell in source.cells:
        if cell.cell_type != "code":
            result.cells.append(deepcopy(cell))
            continue
        result.cells.append(next(ran))
        if "parameters" in cell_tags(cell) and _was_injected(executed):
            result.cells.append(next(ran))
    return result


def _was_injected(notebook: NotebookNode) -> bool:
    return any("injected-parameters" in cell_tags(cell) for cell in notebook.cells)


def clean_notebook(notebook: NotebookNode, root: Path) -> NotebookNode:
    """Give a notebook without anything that differs between two runs of the same source.

    Dropped: timings, editor state, machine paths, random cell ids. Kept: tags, execution counts, outputs. The
    original stays as it is; both share the outputs in which there is nothing to change.

    Args:
        notebook: an executed notebook.
        root: the project's folder, whose path is written as ``.`` in outputs.
    """
    kept = {k: v for k, v in notebook.metadata.items() if k in PAGE_METADATA}
    fixed = {"kernelspec": NotebookNode(KERNEL), "language_info": NotebookNode(LANGUAGE)}
    clean = _copy(notebook)
    clean.metadata = NotebookNode(fixed | kept)
    clean.nbformat, clean.nbformat_minor = 4, 5
    clean.cells = [
        _clean_cell(cell, name, root) for cell, name in zip(notebook.cells, _cell_ids(notebook), strict=True)
    ]
    _hide_injected_cell(clean)
    return clean


def _clean_cell(cell: NotebookNode, name: str, root: Path) -> NotebookNode:
    clean = _copy(cell)
    clean.id = name
    clean.metadata = NotebookNode({k: v for k, v in cell.metadata.items() if v and k in CELL_METADATA})
    if cell.cell_type == "code":
        clean.outputs = [_clean_output(output, str(root)) for output in _merge_streams(cell.outputs)]
    return clean


def _copy(node: NotebookNode) -> NotebookNode:
    """Copy a node whose parts stay those of the original."""
    return NotebookNode(dict(node))


def _cell_ids(notebook: NotebookNode) -> Iterator[str]:
    """Name cells after their source, so that an inserted cell leaves the names of the others alone."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[digest] = seen.get(digest, 0) + 1
        yield digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def _merge_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join neighbouring prints: where the kernel cuts them depends on the machine's speed."""
    merged: list[NotebookNode] = []
    for output in outputs:
        same = merged and output.output_type == "stream" and merged[-1].get("name") == output.get("name")
        if same:
            merged[-1] = NotebookNode({**merged[-1], "text": merged[-1].text + output.text})
        else:
            merged.append(output)
    return merged


def _clean_output(output: NotebookNode, root: str) -> NotebookNode:
    if "transient" in output:
        output = NotebookNode({key: value for key, value in output.items() if key != "transient"})
    text = json.dumps(output, ensure_ascii=False)
    told = "ipykernel_" in text or json.dumps(root, ensure_ascii=False)[1:-1] in text
    return _rewrite(output, root) if told else output


def _rewrite(value: Any, root: str) -> Any:
    if isinstance(value, str):
        return CELL_FILE.sub("<cell>", value).replace(f"{root}/", "").replace(root, ".")
    if isinstance(value, dict):
        return NotebookNode({key: _rewrite(item, root) for key, item in value.items()})
    return [_rewrite(item, root) for item in value] if isinstance(value, list) else value


def _hide_injected_cell(notebook: NotebookNode) -> None:
    """Give the cell papermill injects the tags (hidden, removed, ...) of the parameters cell above it."""
    tags = [tag for cell in notebook.cells if "parameters" in cell_tags(cell) for tag in cell_tags(cell)]
    inherited = [tag for tag in tags if tag != "parameters"]
    for cell in notebook.cells:
        if "injected-parameters" in cell_tags(cell):
            cell.metadata.tags = ["injected-parameters", *inherited]


def output_bundles(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Give every output that carries data by MIME type, in order."""
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", []) if "data" in output)


def read_facts(notebook: NotebookNode) -> dict[str, Any]:
    """Give the facts an executed notebook holds, by key."""
    found = [output.data[FACT_TYPE] for output in output_bundles(notebook) if FACT_TYPE in output.data]
    return {fact["key"]: fact for fact in found}


def read_figures(notebook: NotebookNode) -> dict[str, Any]:
    """Give the figures and lists an executed notebook holds, by id: what is drawn and the book's fields."""
    figures = {}
    for output in output_bundles(notebook):
        fields = output.get("metadata", {}).get(FIGURE_FIELDS)
        drawn = [output.data[kind] for kind in (FIGURE_TYPE, LISTING_TYPE) if kind in output.data]
        if fields and drawn:
            figures[fields["id"]] = {"spec": drawn[0], **fields}
    return figures
