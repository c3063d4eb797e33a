"""The figures of the front page are those of its chapters."""

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.index.story import STORY

LOOK = Look(STORY, KnownTables())


def test_the_figures_are_the_very_ones_of_the_chapters():
    assert LOOK(STORY.exhibit("capacity_outside").draw).id == "capacity-outside"
    assert LOOK(STORY.exhibit("rare_earth_history").draw).id == "rare-earth-history"


def test_every_card_has_its_facts():
    told = {key for exhibit in STORY.exhibits.values() for key in exhibit.keys(STORY)}
    assert set(STORY.stated) - told == set()
