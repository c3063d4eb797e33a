"""A look at the real tables that remembers, and looks at tables of which some are changed or made up."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.stories.registered import BOOK
from chokepoint.stories.world_after.story import STORY

assert BOOK.headlines, "every story is there to be asked"
NOW = Look(STORY, KnownTables())


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def on():
    """Look from a day."""
    return lambda day: Look(STORY, KnownTables(day), as_of=day)


@pytest.fixture
def over():
    """Look at tables of which some are replaced."""
    return lambda **frames: NOW.over(Narrowed(NOW.tables, **frames))


@pytest.fixture
def edited(over):
    """Look at a table with other cells in the rows that an expression picks."""

    def look(name, chosen, **values):
        frame = NOW.tables[name].copy()
        rows = frame.eval(chosen)
        assert rows.any(), f"{chosen} picks no row of {name}"
        for column, value in values.items():
            frame.loc[rows, column] = value
        return over(**{name: frame})

    return look


@pytest.fixture
def exported(over):
    """Look at a world with these months of exports only: ``(metal, month, kg)``, all in one count."""
    model = NOW.tables["exports_monthly"].query("row_id == 'exp-x003'")

    def look(*figures):
        rows = [
            model.assign(
                row_id=f"exp-{n}",
                commodity_id=metal,
                period_start=pd.Timestamp(month),
                period_end=pd.Timestamp(month) + pd.offsets.MonthEnd(0),
                quantity_kg=float(kg),
            )
            for n, (metal, month, kg) in enumerate(figures)
        ]
        return over(exports_monthly=pd.concat([model.head(0), *rows], ignore_index=True))

    return look


@pytest.fixture
def priced(over):
    """Look at a world with these prices at the Chinese port only: ``(element, month, USD)``."""
    model = NOW.tables["rare_earth_prices"].query("row_id == 'reprice-001'")

    def look(*prices):
        rows = [
            model.assign(
                row_id=f"reprice-{n}", commodity_id=element, period=month, period_type="month", value=value
            )
            for n, (element, month, value) in enumerate(prices)
        ]
        return over(rare_earth_prices=pd.concat(rows, ignore_index=True))

    return look
