"""Investment, owners, projects and moves are drawn, or said to be unknown on an early day."""

import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.africa import exhibits_moves
from chokepoint.stories.africa.story import STORY

NAMES = ("investment_flows", "owners", "project_map")


@pytest.mark.parametrize("name", NAMES)
def test_an_exhibit_draws_what_is_known_and_says_what_is_not(name):
    draw = STORY.exhibit(name).draw
    assert draw is getattr(exhibits_moves, name)
    assert isinstance(Look(STORY, KnownTables())(draw), Figure)
    early = Look(STORY, KnownTables("2005-01-01"), as_of="2005-01-01")
    assert isinstance(early(draw), NothingPublished)


def test_flows_begin_with_the_year_asked_for():
    look = Look(STORY, KnownTables(), params={"first_year": 2015})
    assert look(STORY.exhibit("investment_flows").draw).frame["year"].min() >= 2015
