"""What holds for every story: its parameters, its answers, its exhibits, and the chapter that shows them."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.look import Look
from chokepoint.answers.story import find_story, stories
from chokepoint.book.engine.contents.parameter_cell import read_parameters
from chokepoint.book.engine.notebooks import read_notebook
from chokepoint.data import KnownTables
from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.registered import READING_ORDER

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
NAMES = [name for name in READING_ORDER if any(story.name == name for story in stories())]
DAYS = [None, pytest.param("2023-07-06", marks=pytest.mark.slow)]
DRAWN_ELSEWHERE = {"concentration.share_history"}
"""Exhibits that say, with the parameters of the book, where on the page the figure stands instead."""
LONGEST = 150
"""Lines of code a chapter may hold."""


@cache
def look_of(name: str, day: str | None) -> Look:
    return Look(find_story(name), KnownTables(day), as_of=day)


def cells_of(name: str, kind: str) -> list[str]:
    cells = json.loads((CHAPTERS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def keys_in(test: str) -> set[str]:
    """Name the facts a condition asks for."""
    return {node.id for node in ast.walk(ast.parse(test.strip(), mode="eval")) if isinstance(node, ast.Name)}


def shown_by(name: str) -> set[str]:
    """Name the facts that the cells of a chapter tell."""
    story = find_story(name)
    calls = re.findall(r"chapter\.show\(([^)]*)\)", "\n".join(cells_of(name, "code")))
    names = [shown for call in calls for shown in re.findall(r'"(\w+)"', call)]
    return {key for shown in names for key in story.exhibit(shown).keys(story)}


@pytest.mark.parametrize("name", NAMES)
def test_the_defaults_of_a_story_are_those_of_its_notebook(name: str) -> None:
    specs = read_parameters(read_notebook(CHAPTERS / f"{name}.ipynb"), name)
    assert {spec.name: spec.default for spec in specs} == find_story(name).defaults


@pytest.mark.parametrize("name", NAMES)
def test_the_defaults_keep_their_own_rules(name: str) -> None:
    story = find_story(name)
    faults = {key: one.rule_for(story.defaults)(one.default) for key, one in story.parameters.items()}
    assert {key: fault for key, fault in faults.items() if fault} == {}


ANSWERING = [
    # all headlines in all their cases: the record of robustness tries them with every test
    pytest.param(name, marks=pytest.mark.slow) if name == "robustness" else name
    for name in NAMES
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ANSWERING)
def test_every_answer_can_be_asked(name: str, day: str | None) -> None:
    look = look_of(name, day)
    found = {key: look.ask(key) for key in look.story.stated}
    numbers = [one for one in found.values() if isinstance(one.value, int | float) and one.unit]
    assert all(isinstance(one, Answer) for one in found.values())
    assert [one.name for one in numbers if not one.how] == []
    if day is None:
        assert len([one for one in numbers if one.known]) > 3


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ANSWERING)
def test_every_exhibit_shows_a_figure_or_says_that_there_is_none(name: str, day: str | None) -> None:
    look = look_of(name, day)
    for key, exhibit in look.story.exhibits.items():
        shown = None if exhibit.draw is None else look(exhibit.draw)
        outputs = shown if isinstance(shown, list) else [shown]
        words = [one.title if isinstance(one, Figure) else getattr(one, "sentence", "-") for one in outputs]
        assert all(word.strip() for word in words), key
        said = any(isinstance(one, NothingPublished) for one in outputs)
        assert day is not None or not said or f"{name}.{key}" in DRAWN_ELSEWHERE, key


@pytest.mark.parametrize("name", NAMES)
def test_prose_asks_for_facts_that_the_cells_tell(name: str) -> None:
    prose = "\n".join(cells_of(name, "markdown"))
    used = {key.partition(":")[0] for key in re.findall(r"\{fact\}`([^`]+)`", prose)}
    tests = re.findall(r"\{(?:when|unless)\} (.+)", prose)
    used |= {key for test in tests for key in keys_in(test)}
    told = shown_by(name)
    # the pages that judge claims and try headlines also tell a fact of each
    free = {key for key in used if re.match(rf"(c\d\d|flips|{'|'.join(READING_ORDER)})_", key)}
    assert used - told - (free if name in ("claims", "robustness") else set()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_chapter_reads_like_its_story(name: str) -> None:
    lines = [line for cell in cells_of(name, "code") for line in cell.split("\n") if line.strip()]
    assert len(lines) <= LONGEST
    code = "\n".join(lines)
    assert not re.search(r"\blambda\b|^\s*(for|while|if|def|class)\b|import (pandas|altair)", code, re.M)


def test_every_chapter_has_a_story() -> None:
    assert {path.stem for path in CHAPTERS.glob("*.ipynb")} == set(NAMES)
