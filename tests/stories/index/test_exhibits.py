"""The figure of the front page is that of its chapter."""

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.index.story import STORY

LOOK = Look(STORY, KnownTables())


def test_the_figure_is_the_very_one_of_the_chapter():
    assert LOOK(STORY.exhibit("capacity_outside").draw).id == "capacity-outside"


def test_every_card_has_its_facts():
    told = {key for exhibit in STORY.exhibits.values() for key in exhibit.keys(STORY)}
    assert set(STORY.stated) - told == set()
