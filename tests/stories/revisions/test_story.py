"""The story of the revisions: what can be set, and the day it looks from."""

import pytest

from chokepoint.stories.revisions.story import OLDEST, STORY


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("commodity", ("rare_earths", "tin"), ("rare_earth", "all_dual_use_items")),
        ("quantity", ("production", "capacity", "reserves"), ("prices",)),
        ("smallest_share", (0, 50), (-1, 51)),
        ("top_n", (5, 30), (4, 31)),
        ("first_edition", (OLDEST, 2025), (OLDEST - 1, 2026)),
        ("as_of", (None, "2023-01-31"), ("2023-01-30", "2023")),
    ],
)
def test_only_what_the_tables_reach_can_be_set(name, inside, outside):
    rule = STORY.parameters[name].rule_for(STORY.defaults)
    assert [rule(value) for value in inside] == [None] * len(inside)
    assert all(rule(value) for value in outside)


def test_the_first_edition_must_have_had_a_successor_by_the_day():
    rule = STORY.parameters["first_edition"].rule_for({**STORY.defaults, "as_of": "2023-07-06"})
    assert rule(2022) is None
    assert rule(2023) == "use a whole number between 2019 and 2022"


def test_a_day_that_is_none_is_left_to_its_own_rule():
    # the rule of the edition reads no table before it is asked
    assert callable(STORY.parameters["first_edition"].rule_for({**STORY.defaults, "as_of": "no day"}))
