import json
from copy import deepcopy
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.notebooks import (
    FACT_TYPE,
    FIGURE_TYPE,
    LISTING_TYPE,
    clean_notebook,
    code_text,
    dump_notebook,
    read_code,
    read_facts,
    read_figures,
    read_notebook,
    with_prose,
    write_notebook,
)
from chokepoint.errors import BuildError

CHAPTERS = sorted((Path(__file__).resolve().parents[3] / "chapters").glob("*.ipynb"))
ROOT = Path("/somewhere/book")


def executed(root="/somewhere/book", pid=4242, seconds=1.5):
    """A notebook as papermill leaves it, with everything that differs between two runs."""
    stream = [
        new_output("stream", name="stdout", text="a\n"),
        new_output("stream", name="stdout", text=f"{root}/data and /tmp/ipykernel_{pid}/99.py:3: hint\n"),
    ]
    code = new_code_cell("print(1)", execution_count=2, outputs=stream)
    code.metadata = {
        "tags": ["hide-input"],
        "papermill": {"duration": seconds},
        "execution": {"t": str(seconds)},
    }
    twin = new_code_cell("print(1)", execution_count=3)
    notebook = new_notebook(cells=[new_markdown_cell("# Title"), code, twin])
    notebook.metadata = {
        "papermill": {"input_path": f"{root}/x.ipynb"},
        "kernelspec": {"display_name": "mine"},
    }
    return notebook


def test_two_runs_are_the_same_bytes_once_clean():
    one = clean_notebook(executed(), ROOT)
    two = clean_notebook(executed("/elsewhere/b", 77, 0.1), Path("/elsewhere/b"))
    assert dump_notebook(one) == dump_notebook(two)


def test_cleaning_keeps_tags_counts_and_outputs_and_drops_the_rest():
    clean = clean_notebook(executed(), ROOT)
    assert clean.cells[1].metadata == {"tags": ["hide-input"]}
    assert clean.cells[1].execution_count == 2
    assert clean.cells[1].outputs[0].text == "a\ndata and <cell>:3: hint\n"
    assert set(clean.metadata) == {"kernelspec", "language_info"}
    assert "/somewhere" not in dump_notebook(clean)


def test_cleaning_leaves_the_original_alone_and_is_stable():
    original = executed()
    before = deepcopy(original)
    clean = clean_notebook(original, ROOT)
    assert original == before
    assert clean_notebook(clean, ROOT) == clean


def test_an_inserted_cell_keeps_the_names_of_the_others():
    plain, longer = executed(), executed()
    longer.cells.insert(1, new_markdown_cell("New."))
    names = [cell.id for cell in clean_notebook(plain, ROOT).cells]
    assert [cell.id for cell in clean_notebook(longer, ROOT).cells if cell.source != "New."] == names
    assert len(set(names)) == 3


def test_the_injected_cell_is_hidden_as_the_parameters_cell_is():
    cells = [
        new_code_cell("a: int = 1", metadata={"tags": ["parameters", "remove-cell"]}),
        new_code_cell("a = 2", metadata={"tags": ["injected-parameters"]}),
    ]
    clean = clean_notebook(new_notebook(cells=cells), ROOT)
    assert clean.cells[1].metadata.tags == ["injected-parameters", "remove-cell"]


def test_a_written_notebook_has_sorted_keys_indent_one_and_a_last_newline(tmp_path):
    path = tmp_path / "x.ipynb"
    assert write_notebook(path, clean_notebook(executed(), ROOT)) is True
    assert write_notebook(path, clean_notebook(executed(), ROOT)) is False
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"cells": 3, "nbformat": 4}'])
def test_what_is_no_notebook_is_refused_by_name(tmp_path, text):
    path = tmp_path / "x.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"^x\.ipynb: not a notebook"):
        read_notebook(path)


def test_prose_outputs_and_counts_do_not_change_the_code_but_source_and_tags_do():
    base = code_text(executed())
    other = executed()
    other.cells[0].source = "# Another title"
    other.cells[1].outputs, other.cells[1].execution_count = [], None
    assert code_text(other) == base
    other.cells[1].metadata["tags"] = ["remove-cell"]
    assert code_text(other) != base


def test_new_prose_is_put_around_executed_cells_and_the_injected_cell_keeps_its_place():
    parameters = new_code_cell("a: int = 1", metadata={"tags": ["parameters"]})
    injected = new_code_cell("a = 2", execution_count=2, metadata={"tags": ["injected-parameters"]})
    last = new_code_cell("a", execution_count=3)
    ran = new_notebook(cells=[new_markdown_cell("Old"), parameters, injected, last])
    source = new_notebook(
        cells=[parameters, new_markdown_cell("New"), new_code_cell("a"), new_markdown_cell("End")]
    )
    joined = with_prose(ran, source)
    assert [cell.source for cell in joined.cells] == ["a: int = 1", "a = 2", "New", "a", "End"]
    assert joined.cells[3].execution_count == 3


def test_facts_and_figures_are_found_by_key():
    fact = new_output("display_data", data={FACT_TYPE: {"key": "n", "value": 3}})
    spec = {"mark": "bar"}
    fields = {"chokepoint_figure": {"id": "f", "title": "T"}}
    figure = new_output("display_data", data={FIGURE_TYPE: spec}, metadata=fields)
    other = new_output("display_data", data={FIGURE_TYPE: spec})
    listed = new_output(
        "display_data", data={LISTING_TYPE: {"rows": 2}}, metadata={"chokepoint_figure": {"id": "l"}}
    )
    shown = new_code_cell("", outputs=[fact, figure, other, listed])
    notebook = new_notebook(cells=[new_markdown_cell("x"), shown])
    assert read_facts(notebook)["n"]["value"] == 3
    assert read_figures(notebook) == {
        "f": {"id": "f", "title": "T", "spec": spec},
        "l": {"id": "l", "spec": {"rows": 2}},
    }


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_code_of_a_file_is_read_as_that_of_the_notebook_it_holds(path):
    assert read_code(path) == code_text(read_notebook(path))


def test_code_is_read_from_lines_or_one_text(tmp_path):
    path = tmp_path / "nb.ipynb"
    notebook = new_notebook(cells=[new_code_cell("x = 1\nx")])
    for source in ("x = 1\nx", ["x = 1\n", "x"]):
        notebook.cells[0].source = source
        path.write_text(json.dumps(notebook), encoding="utf-8")
        assert read_code(path) == '[["x = 1\\nx", []]]'


BROKEN = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code"}]}'


@pytest.mark.parametrize("text", ["", "{}", "[]", BROKEN])
def test_code_of_what_is_no_notebook_is_refused(tmp_path, text):
    path = tmp_path / "odd.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match="not a notebook that can be read"):
        read_code(path)


def test_a_notebook_of_an_old_form_is_refused_with_what_makes_it_a_new_one(tmp_path):
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}))
    with pytest.raises(BuildError, match=r"old\.ipynb: is in form 3.*form 4.*jupyter nbconvert"):
        read_notebook(path)


@pytest.mark.parametrize("ids", [("same", "same"), (None, None)])
def test_ids_that_are_missing_or_twice_are_no_matter(tmp_path, ids, recwarn):
    notebook = new_notebook(cells=[new_code_cell("1"), new_code_cell("2")])
    for cell, name in zip(notebook.cells, ids, strict=True):
        cell.pop("id")
        cell.update({} if name is None else {"id": name})
    path = tmp_path / "nb.ipynb"
    path.write_text(json.dumps(notebook))
    assert [cell.source for cell in read_notebook(path).cells] == ["1", "2"]
    assert [str(warning.message) for warning in recwarn] == []
