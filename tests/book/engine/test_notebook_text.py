"""The text of a notebook is that of nbformat, whatever stands in it."""

import json
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from chokepoint.book.engine.notebook_text import indented, notebook_text

CHAPTERS = sorted((Path(__file__).resolve().parents[3] / "chapters").glob("*.ipynb"))
plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
contents = st.recursive(
    plain, lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4)
)


def as_json_indents(value):
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": "))


@given(contents)
def test_any_content_is_indented_as_json_does(value):
    assert indented(value) == as_json_indents(value)


@given(st.lists(st.dictionaries(st.text(), plain, max_size=3) | st.lists(plain, max_size=3)))
def test_rows_are_indented_as_json_does(rows):
    assert indented({"rows": rows, "other": 1}) == as_json_indents({"rows": rows, "other": 1})


@pytest.mark.parametrize("text", ["},\n   {", "],\n  [", '"},\\n   {"', "\u2028\x0b\x1f", "金属"])
def test_a_text_that_looks_like_rows_stays_one(text):
    rows = [{"a": text, "b": 1}, {"a": text}]
    assert indented([rows, [[text], [text, None]]]) == as_json_indents([rows, [[text], [text, None]]])


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_has_the_text_nbformat_gives_it(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook_text(notebook) == nbformat.writes(notebook).rstrip("\n")


def test_what_files_hold_as_lines_is_split_and_what_they_never_hold_is_left_out():
    data = {
        "text/plain": "a\nb",
        "text/html": ["x\n", "y"],
        "image/svg+xml": "<svg>\n</svg>",
        "application/javascript": "1\n2",
        "image/png": "AA\nBB",
        "application/x+json": {"a": "1\n2"},
    }
    outputs = [
        new_output("stream", text="one\ntwo"),
        new_output("display_data", data=data),
        new_output("error", ename="E", evalue="a\nb", traceback=["a\nb"]),
    ]
    code = new_code_cell("a\n\nb\r\nc", outputs=outputs, metadata={"trusted": True, "tags": ["x"]})
    picture = new_markdown_cell("![](a)", attachments={"a": {"image/svg+xml": "<svg>\n</svg>"}})
    notebook = new_notebook(cells=[code, picture, new_code_cell("")], metadata={"signature": "s", "kept": {}})
    before = deepcopy(notebook)
    assert notebook_text(notebook) == nbformat.writes(notebook).rstrip("\n")
    assert notebook == before


def test_a_node_and_the_same_mapping_have_one_text():
    value = {"a": [{"b": {"c": []}}], "d": {}}
    assert indented(from_dict(value)) == indented(value)
    assert isinstance(from_dict(value), NotebookNode)
