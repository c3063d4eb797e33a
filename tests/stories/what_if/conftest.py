"""Looks at the real tables for the chapter on a stop, and at tables of which some are changed."""

import pytest
from looks import looking_for

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.stories.what_if.story import STORY


@pytest.fixture(scope="session")
def look():
    return looking_for(STORY)


@pytest.fixture
def over(look):
    """Look at tables of which some are replaced."""
    return lambda **frames: look.over(Narrowed(look.tables, **frames))
