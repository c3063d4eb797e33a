"""What the tests of this story share: a look at the real tables, and looks at small made-up ones."""

from collections.abc import Callable

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.stories.africa.story import STORY
from chokepoint.stories.registered import BOOK  # noqa: F401 - imports every story, so that each can be asked


@pytest.fixture(scope="session")
def now() -> Look:
    """Look at everything."""
    return Look(STORY, KnownTables())


@pytest.fixture(scope="session")
def early() -> Look:
    """Look from a day on which almost nothing was published."""
    return Look(STORY, KnownTables("2020-06-30"), as_of="2020-06-30")


@pytest.fixture(scope="session")
def world(now: Look) -> Callable[..., Look]:
    """Look at tables of which some are made up: ``world(fdi=frame)``."""

    def look(as_of: str | None = None, **tables: pd.DataFrame) -> Look:
        return now.over(Narrowed(now.tables, **tables), as_of)

    return look
