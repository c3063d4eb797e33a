import pytest
from looks import looking_for

from chokepoint.stories.explore import answers
from chokepoint.stories.explore.story import STORY


@pytest.fixture(scope="session")
def look():
    return looking_for(STORY)


@pytest.fixture(scope="session")
def rows(look):
    return look(answers.commodities).set_index("commodity_id")
