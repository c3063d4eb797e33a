"""Judge all claims once for the tests of this folder."""

import pytest

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.claims.story import STORY


@pytest.fixture(scope="session")
def whole():
    return Look(STORY, KnownTables())
