"""What the tests of this story share: a look at the tables, and at the tables with a change in them."""

from collections.abc import Callable

import pandas as pd
import pytest
from changed import both, swap

from chokepoint.answers.look import Look, look_at
from chokepoint.data import KnownTables
from chokepoint.stories.quotas.story import STORY


@pytest.fixture(scope="session")
def now(as_published: KnownTables) -> Look:
    """Look at the tables as they are."""
    return Look(STORY, as_published)


@pytest.fixture
def given(as_published: KnownTables) -> Callable[..., Look]:
    """Look at the tables after some changes, with some parameters."""
    return lambda *changes, **params: look_at(STORY, both(*changes)(as_published), **params)


@pytest.fixture
def only() -> Callable[..., Callable]:
    """Keep of a table the rows with such values; a list allows several."""

    def keep(name: str, /, **wanted: object) -> Callable:
        def change(tables):
            rows = tables[name]
            chosen = pd.Series(True, rows.index)
            for column, value in wanted.items():
                chosen &= rows[column].isin(value if isinstance(value, list) else [value])
            return swap(tables, **{name: rows[chosen]})

        return change

    return keep
