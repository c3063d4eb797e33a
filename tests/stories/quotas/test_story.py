"""The story of the quotas: what can be set, and the day it looks from."""

import pytest

from chokepoint.stories.quotas.story import STORY


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("first_year", (2003, 2009), (2002, 2010)),
        ("last_year", (2011, 2024), (2010, 2025)),
        ("element", ("lanthanum", "dysprosium"), ("yttrium", "gallium")),
        ("price_market", ("FOB China", "United States"), ("China",)),
        ("as_of", (None, "2010-09-01"), ("2010-08-31", "2010")),
    ],
)
def test_only_what_the_tables_reach_can_be_set(name, inside, outside):
    rule = STORY.parameters[name].rule_for(STORY.defaults)
    assert [rule(value) for value in inside] == [None] * len(inside)
    assert all(rule(value) for value in outside)
