"""What the tests of this story share: its own recipes, over a few headlines that are quick to compute."""

from collections.abc import Iterator

import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness import Book
from chokepoint.data import KnownTables
from chokepoint.stories.registered import BOOK
from chokepoint.stories.robustness import answers
from chokepoint.stories.robustness.story import STORY

FEW = (
    "africa-last_loans",
    "africa-us_last_ahead",
    "africa-wb_years",
    "quotas-japan_change",
    "quotas-order_r",
)


@pytest.fixture(scope="session")
def few() -> Iterator[Look]:
    """Look at a book of a few headlines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "BOOK", Book({name: BOOK.headlines[name] for name in FEW}))
        look = Look(STORY, KnownTables())
        for recipe in (answers.summary, answers.other_cases, answers.counted):
            look(recipe)
    return look
