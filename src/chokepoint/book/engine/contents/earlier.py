"""What the numbers of a page were in the editions of earlier days, written beside them in its stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

from chokepoint.book.engine.notebooks import FACT_TYPE, read_facts
from chokepoint.book.engine.runs.cache import Made, Recalled, notebook_of

Told = tuple[str, Any, str]
"""A day, the value as of it and its unit; None for what was not known."""


def name_earlier(then: Mapping[str, Made]) -> list[str] | None:
    """Name what :func:`with_earlier` would write; None if that cannot be told without writing it.

    Args:
        then: the notebook of the page in the edition of each earlier day.
    """
    if not all(isinstance(made, Recalled) for made in then.values()):
        return None
    return [part for day, made in then.items() for part in (day, made.made_from)]


def with_earlier(notebook: NotebookNode, then: Mapping[str, Made]) -> NotebookNode:
    """Write beside each fact of a notebook what it was in the editions of earlier days.

    Args:
        notebook: the executed notebook; it stays as it is.
        then: the notebook of the page in the edition of each earlier day.
    """
    known = {day: read_facts(notebook_of(made)) for day, made in then.items()}
    if not known:
        return notebook
    told = NotebookNode({**notebook})
    told.cells = [_with_outputs(cell, known) for cell in notebook.cells]
    return told


def _with_outputs(cell: NotebookNode, known: Mapping[str, Mapping[str, Any]]) -> NotebookNode:
    if not any(FACT_TYPE in output.get("data", {}) for output in cell.get("outputs", [])):
        return cell
    return NotebookNode({**cell, "outputs": [_with_values(output, known) for output in cell.outputs]})


def _with_values(output: NotebookNode, known: Mapping[str, Mapping[str, Any]]) -> NotebookNode:
    fact = output.get("data", {}).get(FACT_TYPE)
    if not fact:
        return output
    earlier = [list(_told(day, fact, facts)) for day, facts in known.items()]
    data = {**output.data, FACT_TYPE: {**fact, "earlier": earlier}}
    return NotebookNode({**output, "data": NotebookNode(data)})


def _told(day: str, fact: Mapping[str, Any], facts: Mapping[str, Any]) -> Told:
    then = facts.get(fact["key"], {})
    return day, then.get("value"), then.get("unit", fact.get("unit", ""))
