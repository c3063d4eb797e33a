"""One answer to each question: what two pages say of the same thing is the same, or a named alternative."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from chokepoint.answers.story import Repeated, find_story
from chokepoint.book.engine.notebooks import read_facts, read_notebook
from chokepoint.stories.registered import READING_ORDER

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
BOX = "controls.ipynb#why-other-figures-say-otherwise"
"""Where the alternatives stand, with the reason for which each differs."""

QUESTIONS = {
    "how far the price of gallium outside China rose": {
        "recommended": ("controls.price_multiple", "index.price_multiple"),
        "alternatives": ("controls.same_multiple", "controls.annual_multiple", "controls.digest_ratio"),
    },
    "what part of gallium exports came back, lowest total of the year": {
        "recommended": ("controls.last_share_low", "world_after.tonnage_low"),
        "alternatives": ("controls.gallium_change", "controls.quarter_change"),
    },
    "what part of gallium exports came back, highest total of the year": {
        "recommended": ("controls.last_share_high", "world_after.tonnage_high"),
        "alternatives": ("controls.deepest_change", "controls.weakest_change"),
    },
    "what part of US gallium imports is Chinese": {
        "recommended": ("controls.us_china_share", "derisking.us_gallium"),
        "alternatives": ("controls.lobby_share",),
    },
    "how many controls followed the notice": {
        "recommended": ("controls.steps_since", "index.steps_since"),
        "alternatives": (),
    },
    "how many claims there are": {
        "recommended": ("claims.claims_n", "index.claims_n"),
        "alternatives": (),
    },
}
"""By question: the facts that carry the recommended answer, and those that differ for a reason told."""
PAGES_THAT_LEAD = ("index", "world_after", "derisking", "robustness")
"""Pages other than that of the box whose prose gives an answer that has alternatives there."""


def facts_of(name):
    return read_facts(read_notebook(CHAPTERS / f"{name}.ipynb"))


@pytest.fixture(scope="module")
def facts():
    return {f"{name}.{key}": fact for name in READING_ORDER for key, fact in facts_of(name).items()}


def prose_of(name):
    cells = json.loads((CHAPTERS / f"{name}.ipynb").read_text("utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def origin(name):
    """Give the answer a fact repeats, over as many stories as it takes, with what it is asked with."""
    chapter, _, key = name.partition(".")
    stated = find_story(chapter).stated.get(key)
    if not isinstance(stated, Repeated):
        return name
    asked = ",".join(f"{one}={value}" for one, value in sorted(stated.params.items()))
    return f"{origin(stated.name)}({asked})" if asked else origin(stated.name)


def clashes(facts):
    """List the answers that two pages give with different values."""
    values = defaultdict(set)
    for name, fact in facts.items():
        values[origin(name)].add(json.dumps(fact["value"]))
    return sorted(name for name, found in values.items() if len(found) > 1)


def test_an_answer_has_the_same_value_on_every_page(facts):
    assert clashes(facts) == []
    assert len({origin(name) for name in facts}) < len(facts)


def test_another_value_of_the_same_answer_is_noticed(facts):
    name = next(name for name in facts if origin(name) != name and origin(name) in facts)
    assert clashes({**facts, name: {"value": "another"}}) == [origin(name)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_one_recommended_answer_and_named_alternatives(question, facts):
    told = QUESTIONS[question]
    values = {round(float(facts[name]["value"]), 6) for name in told["recommended"]}
    assert len(values) == 1
    box = (
        prose_of("controls")
        .partition("### Why other figures say otherwise")[2]
        .partition("### What we do")[0]
    )
    assert box
    for name in told["alternatives"]:
        assert facts[name]["value"] is None or round(float(facts[name]["value"]), 6) not in values
        assert f"{{fact}}`{name.partition('.')[2]}" in box, f"{name} is not told in the box"


def mentions(name):
    """Tell whether the prose of a page gives an answer that has alternatives in the box."""
    used = {f"{name}.{key}" for key in re.findall(r"\{fact\}`(\w+)", prose_of(name))}
    asked = [one for one in QUESTIONS.values() if one["alternatives"]]
    origins = {origin(fact) for one in asked for fact in (*one["recommended"], *one["alternatives"])}
    tried = {f"{name}.{fact.replace('.', '_')}" for fact in origins}
    return bool(used & tried) or any(origin(one) in origins for one in used)


def test_every_page_that_gives_such_an_answer_leads_to_the_box():
    others = [name for name in READING_ORDER if name not in ("controls", "methods")]
    leading = {name for name in others if mentions(name)}
    assert leading <= set(PAGES_THAT_LEAD)
    assert len(leading) > 1
    assert [name for name in PAGES_THAT_LEAD if f"({BOX})" not in prose_of(name)] == []
