"""What the chapter states can be asked by name, and its parameters keep to their rules."""

import pytest

from chokepoint.errors import FactError

FRONT_PAGE = {"targets_n": 60, "binds_n": 27, "valued_n": 8, "both_n": 0, "over_n": 9, "lines_n": 27,
              "world_over": 26, "cap_law": 65, "threshold": 65}  # fmt: skip


@pytest.mark.parametrize(("key", "value"), FRONT_PAGE.items())
def test_what_the_front_page_asks_for(now, key, value):
    assert now.ask(f"derisking.{key}").value == value


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("jurisdiction", "IND", "CHN"),
        ("list_year", 2017, 2016),
        ("list_year", 2025, 2026),
        ("threshold", 1, 0),
        ("threshold", 99, 100),
        ("as_of", "2023-07-03", "2023-07-02"),
    ],
)
def test_a_parameter_keeps_to_its_rule(now, name, good, bad):
    rule = now.story.parameters[name].rule_for({})
    assert rule(good) is None
    assert rule(bad) is not None


def test_every_answer_is_known_or_plainly_not(now):
    answers = [now.ask(key) for key in now.story.stated]
    unknown = [answer.name for answer in answers if not answer.known]
    assert unknown == []


def test_there_is_no_answer_of_another_name(now):
    with pytest.raises(FactError, match="no answer"):
        now.ask("targets")
