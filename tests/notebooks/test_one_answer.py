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
    "what gallium costs": {
        "recommended": ("controls.price_last", "index.price_last"),
        "alternatives": ("controls.annual_us_price",),
    },
    "what part of gallium exports came back": {
        "recommended": (
            *("controls.last_share_low", "controls.last_share_high"),
            *("world_after.tonnage_low", "world_after.tonnage_high", "index.tonnage_high"),
        ),
        "alternatives": ("controls.gallium_change", "controls.quarter_change"),
    },
    "by how much gallium exports fell, as the headline tried for robustness has it": {
        "recommended": ("controls.last_change_high", "robustness.controls_last_change_high"),
        "alternatives": ("controls.gallium_change",),
    },
    "how much gallium China made in the year before the licence": {
        "recommended": ("controls.china_revised", "world_after.grew_before"),
        "alternatives": ("controls.china_t",),
    },
    "how much gallium others made in the year before the licence": {
        "recommended": ("controls.abroad_revised", "claims.c43_before"),
        "alternatives": (),
    },
    "what part of US gallium imports is Chinese": {
        "recommended": ("controls.us_china_share", "derisking.us_gallium", "index.us_china_share"),
        "alternatives": ("controls.lobby_share",),
    },
    "how far China’s share of antimony was corrected": {
        "recommended": (
            "revisions.antimony_share_before",
            "world_after.antimony_share_before",
            "index.antimony_share_before",
        ),
        "alternatives": (),
    },
    "how many controls followed the notice": {
        "recommended": ("controls.steps_since", "index.steps_since"),
        "alternatives": (),
    },
    "how many goods need a licence": {
        "recommended": ("controls.licensed_n", "index.licensed_n"),
        "alternatives": (),
    },
    "how many sentences are contradicted": {
        "recommended": ("claims.now_contradicted", "index.now_contradicted"),
        "alternatives": (),
    },
    "how many claims there are": {
        "recommended": ("claims.claims_n", "index.claims_n"),
        "alternatives": (),
    },
}
"""By question: the facts that carry the recommended answer, and those that differ for a reason told."""
ASKED_FIRST = {
    "how much germanium China exported in 2025": ("ge_kg", "ge_months"),
    "which minerals are under licence": ("licensed_n", "licensed_names", "ladder_day"),
    "who could replace Chinese gallium": ("projects_n", "project_names"),
    "China's share of antimony, and how sure it is": ("sb_leader_share", "antimony_share_after"),
    "whether the quota of 2010 caused the fall": ("parts_own",),
    "who Zambia's largest creditor is": ("zambia_creditor", "zambia_share", "zambia_year"),
    "what gallium costs": ("price_last", "price_day"),
    "how far the United States depends on China for gallium": ("us_reliance", "us_china_share"),
    "whether the ban on the United States is suspended, and until when": ("ban_end",),
    "which sentences of the article are wrong": ("contradicted_said",),
}
"""What readers asked of the site first, by the facts of the front page that answer it."""
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


def asked_section():
    return prose_of("index").partition("## Ten questions, answered")[2].partition("\n## ")[0]


@pytest.mark.parametrize("question", ASKED_FIRST)
def test_a_question_readers_ask_first_is_answered_on_the_front_page_and_leads_to_its_chapter(question, facts):
    paragraphs = asked_section().split("\n\n")
    keys = ASKED_FIRST[question]
    said = [text for text in paragraphs if all(re.search(rf"\b{key}\b", text) for key in keys)]
    assert said, question
    for key in keys:
        assert facts[f"index.{key}"]["value"] not in (None, "")
        story = origin(f"index.{key}").partition(".")[0]
        assert story != "index"
    assert all(re.search(r"\]\(\w+\.ipynb(#[\w-]+)?\)|href=\"\w+/\w+\.html\"", text) for text in said)
