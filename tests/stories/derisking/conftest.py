"""A look at the real tables that remembers, and one at tables of which some are changed."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.stories.derisking.story import STORY
from chokepoint.stories.registered import BOOK

assert BOOK.headlines, "every story is there to be asked"
NOW = Look(STORY, KnownTables())
THEN = Look(STORY, KnownTables("2023-07-06"), as_of="2023-07-06")


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def then():
    return THEN


@pytest.fixture
def over():
    """Look at tables of which some are replaced."""
    return lambda **frames: NOW.over(Narrowed(NOW.tables, **frames))


@pytest.fixture
def edited(over):
    """Look at a table with other cells in the rows that an expression picks."""

    def look(name, chosen, **values):
        frame = NOW.tables[name].copy()
        rows = frame.eval(chosen) if isinstance(chosen, str) else chosen(frame)
        assert rows.any(), f"{chosen} picks no row of {name}"
        for column, value in values.items():
            frame.loc[rows, column] = value
        return over(**{name: frame})

    return look


@pytest.fixture
def kept(over):
    """Look at a table of which only the rows that an expression picks are left."""
    return lambda name, chosen: over(**{name: NOW.tables[name].query(chosen).reset_index(drop=True)})


@pytest.fixture
def stepped(over):
    """Look at a world with these dated steps only: ``(measure, step, date)``."""

    def look(*steps):
        model = NOW.tables["measure_steps"].head(1)
        rows = [
            model.assign(row_id=f"stp-{n}", measure_row_id=measure, step=step, date=date)
            for n, (measure, step, date) in enumerate(steps)
        ]
        return over(measure_steps=pd.concat(rows, ignore_index=True))

    return look
