"""An output that a page cannot show stops the run, with its cell and what to do instead."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from chokepoint.book.engine.runs.showable import MOST_MARKUP, MOST_TEXT, find_unshowable
from chokepoint.paths import project_root

VEGA = "application/vnd.vegalite.v6+json"


def bundle(**data):
    named = {name.replace("__", "/"): value for name, value in data.items()}
    return new_code_cell("x", outputs=[new_output("display_data", data=named)])


def shown(kind, value, **metadata):
    return new_code_cell("x", outputs=[new_output("display_data", data={kind: value}, metadata=metadata)])


def printed(text, name="stdout"):
    return new_code_cell("x", outputs=[new_output("stream", name=name, text=text)])


def told(*cells):
    return [str(error) for error in find_unshowable(new_notebook(cells=list(cells)), "nb")]


REFUSED = {
    "a bare chart": (shown(VEGA, {"mark": "bar"}), "bare Altair chart"),
    "a bare chart as Altair displays it": (
        shown("application/vnd.vegalite.v6.json", '{"mark": "bar"}'),
        "bare Altair chart",
    ),
    "a script": (bundle(text__html="<div></div><script>1</script>"), "'script'"),
    "a handler": (bundle(text__html="<button onclick='x()'>Press</button>"), "'onclick'"),
    "an address that is a program": (bundle(text__html="<a href='javascript:x()'>a</a>"), "javascript:"),
    "a frame": (bundle(text__html="<iframe src='a.html'></iframe>"), "'iframe'"),
    "a picture of another host": (
        bundle(text__html="<img src='https://example.org/a.png'>"),
        "https://example.org/a.png",
    ),
    "a picture": (shown("image/png", "aaaa"), "no words for those who cannot see it"),
    "a plot of another library": (
        shown("application/vnd.plotly.v1+json", {}),
        "application/vnd.plotly.v1+json",
    ),
    "a program": (shown("application/javascript", "1"), "application/javascript"),
    "a raw cell": (new_raw_cell("x"), "raw cell"),
    "a formula": (new_markdown_cell("So $H=\\sum s_i^2$ is."), "between dollar signs"),
    "a formula of its own": (new_markdown_cell("$$\nH\n$$"), "between dollar signs"),
    "a pasted picture": (new_markdown_cell("![](attachment:image.png)"), "pasted picture"),
    "a picture from elsewhere": (new_markdown_cell("![A pit](../images/pit.png)"), "../images/pit.png"),
    "a warning": (printed("UserWarning: old\n  more", "stderr"), "published: UserWarning: old"),
    "a link for terminals": (printed("\x1b]8;;https://a.b\x1b\\a\x1b]8;;\x1b\\"), "link for terminals"),
    "much text": (printed("x" * (MOST_TEXT + 1)), "20,001 characters printed"),
    "a huge table": (bundle(text__html="x" * (MOST_MARKUP + 1)), "100,001 characters of HTML"),
    "much Markdown": (bundle(text__markdown="x" * (MOST_TEXT + 1)), "20,001 characters shown"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_page_can_show_is_refused_with_its_cell_and_a_hint(name):
    cell, words = REFUSED[name]
    (message,) = told(new_markdown_cell("# Title"), cell)
    assert message.startswith("chapter nb, cell 2: ")
    assert words in message
    assert ". Hint: " in message


SHOWN = {
    "a table": bundle(text__html="<table><tr><td>on = 1</td></tr></table>", text__plain="t"),
    "words": printed("a\n"),
    "a value": bundle(text__plain="1"),
    "nothing to warn of": printed("\n", "stderr"),
    "a fact": shown("application/vnd.chokepoint.fact+json", {"key": "a"}),
    "a figure of ours": shown(VEGA, {"mark": "bar"}, chokepoint_figure={"id": "a"}),
    "prices in dollars": new_markdown_cell("From $5 to $6_000, and US$7 or $8 a kg."),
    "a formula as code": new_markdown_cell("`$x^2$` and\n\n```\n$$\n```\nand {math}`x^2`."),
    "a picture beside the chapter": new_markdown_cell("![A map](map.svg)"),
    "much text in its own file": printed("x" * MOST_TEXT),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows_is_left_alone(name):
    assert told(SHOWN[name]) == []


def test_the_committed_chapters_can_be_shown():
    paths = sorted(Path(project_root() / "chapters").glob("*.ipynb"))
    assert len(paths) > 10
    for path in paths:
        notebook = nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))
        for cell in notebook.cells:
            cell.source = "".join(cell.source)
        assert [str(error) for error in find_unshowable(notebook, path.stem)] == []
