"""The exhibits on supply risk draw their lists and figure, or say that nothing was out."""

import pytest

from chokepoint.figures import Figure, Listing, NothingPublished
from chokepoint.stories.concentration import exhibits_of_risk
from chokepoint.stories.concentration.story import STORY

NAMES = ("supply_risk", "eu_scores", "eu_differences")


def test_no_exhibit_is_forgotten():
    own = {name for name, one in STORY.exhibits.items() if one.draw.__module__ == exhibits_of_risk.__name__}
    assert own == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_exhibit_draws_what_bears_its_name(now, name):
    shown = now(STORY.exhibit(name).draw)
    assert isinstance(shown, Figure | Listing)
    assert shown.id == name.replace("_", "-")
    assert not shown.title.endswith(".")


@pytest.mark.parametrize("name", ["eu_scores", "eu_differences"])
def test_without_scores_a_sentence_stands_in_their_place(now, world, name):
    look = world(eu_criticality=now["eu_criticality"].head(0))
    assert isinstance(look(STORY.exhibit(name).draw), NothingPublished)
