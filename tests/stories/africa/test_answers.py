"""The page says what it follows, and opens with nothing that the day does not bear out."""

import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.africa.story import STORY


def look_of(day=None, **params):
    return Look(STORY, KnownTables(day), as_of=day, params=params)


def test_the_page_names_its_metal_and_its_database():
    look = look_of(mineral="cobalt", database="AidData")
    assert (look.ask("metal").value, look.ask("database").value) == ("cobalt", "AidData")
    assert look.ask("database_name").value


@pytest.mark.parametrize(("day", "newest"), [(None, True), ("2023-07-06", False)])
def test_the_page_says_from_which_day_it_looks(day, newest):
    look = look_of(day)
    assert look.ask("is_newest").value is newest
    assert (str(look.ask("evidence_day").value) == day) is not newest


def test_before_the_series_were_published_the_page_opens_with_less():
    assert look_of().ask("has_lede").value is True
    assert look_of("2023-07-06").ask("has_lede").value is False
