"""The prose stays whole and true whatever the parameters: nothing empty, nothing broken."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode

from chapter_runs import PROMPT, SLOW, cases
from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.book.engine.folders import Workspace
from chokepoint.book.engine.plan import Job
from chokepoint.book.engine.progress import QuietReporter
from chokepoint.book.engine.runs.execute import Runner
from chokepoint.book.sphinx_ext.facts.expressions import holds
from chokepoint.book.sphinx_ext.facts.formats import format_value
from chokepoint.book.sphinx_ext.facts.values import Fact, find_fact
from chokepoint.data import load_table
from known_rows import younger_rows

ROOT = Path(__file__).resolve().parents[2]
FACT = "application/vnd.chokepoint.fact+json"
BLOCK = re.compile(r"^:::+\{(when|unless)\} ([^\n]+)\n(.*?)\n:::+$", re.MULTILINE | re.DOTALL)
USE = re.compile(r"\{fact\}`(\w+):?([^`]*)`")

PARAMETERS = [
    pytest.param(chapter, run, id="-".join([chapter, *map(str, run.values())]), marks=marks)
    for runs, marks in ((PROMPT, []), (SLOW, [pytest.mark.slow]))
    for chapter, run in cases(runs)
]


@cache
def _executed(chapter: str, parameters: str) -> NotebookNode:
    job = Job(ROOT / "chapters" / f"{chapter}.ipynb", chapter, parameters=json.loads(parameters))
    (outcome,) = Runner(Workspace(ROOT), QuietReporter()).run([job])
    assert outcome.notebook is not None, outcome.error
    return outcome.notebook


def executed(chapter: str, parameters: dict[str, Any]) -> NotebookNode:
    return _executed(chapter, json.dumps(parameters))


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]


def facts_of(notebook: NotebookNode) -> dict[str, Fact]:
    found = [o.data[FACT] for o in outputs(notebook) if FACT in o.get("data", {})]
    return {content["key"]: Fact(content["key"], content["value"], content["unit"]) for content in found}


def written(text: str, facts: dict[str, Fact]) -> str:
    """Give a text as a reader sees it: conditions settled, facts filled in; raises for a missing fact."""

    values = {key: fact.value for key, fact in facts.items()}

    def settle(block: re.Match[str]) -> str:
        return block[3] if holds(block[2], values) == (block[1] == "when") else ""

    def fill(use: re.Match[str]) -> str:
        fact = find_fact(facts, use[1])
        assert fact.value is not None, f"{use[1]} is not published, yet the text speaks of it"
        return format_value(fact.value, use[2], unit=fact.unit)

    return USE.sub(fill, BLOCK.sub(settle, text))


def words_of(chapter: str, parameters: dict[str, Any]) -> list[str]:
    notebook = executed(chapter, parameters)
    facts = facts_of(notebook)
    prose = [written(cell.source, facts) for cell in notebook.cells if cell.cell_type == "markdown"]
    figures = [
        o.metadata["chokepoint_figure"] for o in outputs(notebook) if "chokepoint_figure" in o.metadata
    ]
    return prose + [
        figure.get(name, "") for figure in figures for name in ("title", "subtitle", "alt", "notes")
    ]


@pytest.mark.parametrize(("chapter", "parameters"), PARAMETERS)
def test_the_prose_is_whole(chapter, parameters):
    for text in words_of(chapter, parameters):
        assert not re.search(
            r"not published|\bnan\b|\bNaT\b|\bNone\b(?! of)|\s[,.;](\s|$)|:::+\{when", text
        ), text
        assert not re.search(r"(\b[\d.,]+)( to |–)\1 percent", text), text


@pytest.mark.parametrize(("chapter", "parameters"), PARAMETERS)
def test_nothing_but_facts_and_figures_is_put_out(chapter, parameters):
    notebook = executed(chapter, parameters)
    assert [o for o in outputs(notebook) if o.output_type not in ("display_data", "execute_result")] == []
    assert "NaN" not in json.dumps([o.get("data") for o in outputs(notebook)])


CURRENT_ONLY = {page.name for page in read_pages(ROOT) if page.current_only}
DATED = [case for case in PARAMETERS if "as_of" in case.values[1] and case.values[0] not in CURRENT_ONLY]


ASSUMED = set(load_table("assumptions")["row_id"])
"""What the chapter on a stop assumes was written with the book, and its pages of earlier days say so."""


@pytest.mark.parametrize(("chapter", "parameters"), DATED)
def test_no_row_is_younger_than_the_day(chapter, parameters):
    younger = younger_rows(executed(chapter, parameters), parameters["as_of"])
    assert {row_id: source for row_id, source in younger.items() if row_id not in ASSUMED} == {}


def test_a_row_that_is_younger_would_be_noticed():
    assert younger_rows(executed("index", {"as_of": "2023-07-06"}), "2022-12-31") != {}


def test_a_condition_is_settled_as_on_the_page():
    facts = {"kg": Fact("kg", 3, "kg"), "metal": Fact("metal", "gallium")}
    assert written(':::{when} kg > 2 and metal == "gallium"\n{fact}`kg`\n:::', facts) == "3"


def test_a_missing_value_in_prose_would_be_noticed():
    facts = {"kg": Fact("kg", None), "has": Fact("has", False)}
    assert written(":::{when} has\n{fact}`kg` kg\n:::", facts) == ""
    with pytest.raises(AssertionError, match="kg is not published"):
        written("{fact}`kg` kg", facts)
