"""The front page repeats answers; what it repeats is what the chapter states."""

import pytest
from looks import looking_for

from chokepoint.answers.look import Look
from chokepoint.answers.story import Repeated, find_story
from chokepoint.data import KnownTables
from chokepoint.stories.index.story import STORY
from chokepoint.stories.registered import READING_ORDER

LOOK = Look(STORY, KnownTables())
REPEATED = {key: one for key, one in STORY.stated.items() if isinstance(one, Repeated)}


def test_most_of_the_front_page_is_repeated():
    assert len(REPEATED) > 8


@pytest.mark.parametrize("key", ["capacity_t", "price_multiple", "share", "steps_since", "now_contradicted"])
def test_a_number_is_that_of_its_chapter(key):
    story, _, name = REPEATED[key].name.partition(".")
    there = looking_for(find_story(story))
    assert LOOK.ask(key).value == there.ask(name).value
    assert LOOK.ask(key).row_ids == there.ask(name).row_ids


def test_every_repeated_answer_exists():
    for key, one in REPEATED.items():
        story, _, name = one.name.partition(".")
        assert story in READING_ORDER, key
        assert name in find_story(story).stated, key
