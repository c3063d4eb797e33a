"""A notebook opens its chapter, and shows facts, figures and claims by name."""

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from chokepoint.answers.answer import Answer
from chokepoint.errors import FactError, ParameterError
from chokepoint.figures.facts import FACT_MIME
from chokepoint.stories.page import as_fact, open_chapter

GALLIUM = {
    "mineral": "gallium",
    "first_month": "2022-07",
    "last_month": "2025-12",
    "price_market": "Europe",
    "as_of": None,
    "lang": "en",
}


@pytest.fixture(scope="module")
def told():
    """Run what a cell would run, and give its outputs."""
    InteractiveShell.instance()

    def run(act):
        with capture_output() as got:
            act()
        return got.outputs

    yield run
    InteractiveShell.clear_instance()


def facts_in(outputs):
    return [output.data[FACT_MIME]["key"] for output in outputs if FACT_MIME in output.data]


def test_a_recipe_tells_its_facts_once(told):
    chapter = open_chapter("controls", GALLIUM)
    first = facts_in(told(lambda: chapter.show("notice")))
    assert {"announced", "effective"} <= set(first)
    assert facts_in(told(lambda: chapter.show("notice", "announced"))) == []


def test_an_exhibit_tells_its_facts_and_then_shows_its_figure(told):
    outputs = told(lambda: open_chapter("controls", GALLIUM).show("status_board"))
    assert "licensed_n" in facts_in(outputs)
    assert outputs[-1].metadata["chokepoint_figure"]["id"] == "status-board"


def test_claims_are_judged_by_what_was_known(told):
    (now,) = told(lambda: open_chapter("controls", GALLIUM).claims("c02", "c03"))
    assert "c02" in now.data["text/plain"]
    before = open_chapter("controls", GALLIUM | {"as_of": "2023-07-03"})
    assert told(lambda: before.claims("c02", "c03")) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"mineral": "galium"}, "mineral"),
        ({"last_month": "2021-01"}, "last_month"),
        ({"as_of": "6 July"}, "as_of"),
    ],
)
def test_a_parameter_that_will_not_do_is_named(wrong, where):
    with pytest.raises(ParameterError) as caught:
        open_chapter("controls", GALLIUM | wrong)
    assert caught.value.where == where


def test_a_parameter_that_is_not_there_is_named():
    with pytest.raises(ParameterError, match="mineral: parameter is missing"):
        open_chapter("controls", {key: value for key, value in GALLIUM.items() if key != "mineral"})


def test_what_is_not_there_cannot_be_shown():
    with pytest.raises(FactError, match="no exhibit, recipe or answer 'nothing'"):
        open_chapter("controls", GALLIUM).show("nothing")
    with pytest.raises(FactError, match="no story 'nowhere'"):
        open_chapter("nowhere", {})


def test_an_answer_becomes_a_fact_with_its_rows():
    fact = as_fact("n", Answer("a.n", 3, "steps", "count", "ctl-03;ctl-04"))[FACT_MIME]
    assert (fact["value"], fact["unit"], fact["how"]) == (3, "steps", "count")
    assert [row["row_id"] for row in fact["rows"]] == ["ctl-03", "ctl-04"]
    assert as_fact("w", Answer("a.w", "word"))[FACT_MIME]["rows"] == []


def test_an_answer_with_bounds_becomes_a_fact_with_them():
    fact = as_fact("n", Answer("a.n", 3, "steps", "count", "ctl-03", low=2, high=None))[FACT_MIME]
    assert (fact["low"], "high" in fact) == (2, False)
