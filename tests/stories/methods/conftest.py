"""What the tests of this story share: a look at the tables, and at the tables with a change in them."""

from collections.abc import Callable

import pytest
from changed import both

from chokepoint.answers.look import Look, look_at
from chokepoint.data import KnownTables
from chokepoint.stories.methods.story import STORY
from chokepoint.stories.registered import BOOK  # noqa: F401 - imports every story, so that each can be asked


@pytest.fixture(scope="session")
def now(as_published: KnownTables) -> Look:
    """Look at the tables as they are."""
    return Look(STORY, as_published)


@pytest.fixture
def given(as_published: KnownTables) -> Callable[..., Look]:
    """Look at the tables after some changes."""
    return lambda *changes: look_at(STORY, both(*changes)(as_published))


class Told(Look):
    """A look to which other stories give the rows that a test says."""

    def __init__(self, **rows):
        super().__init__(STORY, {})
        self.told = rows

    def rows(self, name, /, **params):
        return self.told[name.rpartition(".")[2]]


@pytest.fixture
def told() -> Callable[..., Look]:
    """Look where recipes of other stories give made-up rows: ``told(dated_prices=frame)``."""
    return Told
