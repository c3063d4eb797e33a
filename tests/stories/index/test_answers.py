"""What the front page adds to the answers it repeats: the day it is looked from."""

import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.index.story import STORY
from chokepoint.stories.registered import BOOK, READING_ORDER


def test_the_day_is_the_one_asked_for():
    assert STORY.name in READING_ORDER
    look = Look(STORY, KnownTables("2024-06-30"), as_of="2024-06-30")
    assert str(look.ask("evidence_day").value) == "2024-06-30"


@pytest.mark.parametrize("key", ["closed_t", "projects_begun", "both_n", "over_n", "led_bank", "low", "last"])
def test_a_finding_that_does_not_hold_is_not_on_the_front_page(key):
    assert key not in STORY.stated
    assert key not in {headline.home for headline in BOOK.headlines.values()}
