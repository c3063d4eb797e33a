"""What the chapter states can be asked by name, and its parameters keep to their rules."""

import pytest

from chokepoint.analysis.policy import precedents
from chokepoint.errors import FactError

FRONT_PAGE = {"cases_n": 6, "first_year": "2010", "horizon": 60, "lifted_n": 1}


@pytest.mark.parametrize(("key", "value"), FRONT_PAGE.items())
def test_what_other_pages_may_ask_for(now, key, value):
    assert now.ask(f"world_after.{key}").value == value


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("precedent", "dysprosium", "tungsten"),
        ("horizon_months", 12, 11),
        ("horizon_months", 120, 121),
        ("as_of", "2010-09-01", "2010-08-31"),
        ("lang", "en", "xx"),
    ],
)
def test_a_parameter_keeps_to_its_rule(now, name, good, bad):
    rule = now.story.parameters[name].rule_for({})
    assert rule(good) is None
    assert rule(bad) is not None


def test_every_case_of_the_table_can_be_compared_with(now):
    rule = now.story.parameters["precedent"].rule_for({})
    assert all(rule(case) is None for case in precedents.cases(now["precedents"]))


def test_every_answer_is_known_now(now):
    answers = [now.ask(key) for key in now.story.stated]
    assert [answer.name for answer in answers if not answer.known] == []


def test_on_an_early_day_every_answer_is_known_or_plainly_not(on):
    early = on("2010-09-01")
    answers = {key: early.ask(key) for key in early.story.stated}
    assert answers["cases_named"].value == "rare earths in 2010"
    assert not answers["ga_newest"].known


def test_there_is_no_answer_of_another_name(now):
    with pytest.raises(FactError, match="no answer"):
        now.ask("gallium")
