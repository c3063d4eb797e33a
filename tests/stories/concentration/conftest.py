"""What the tests of this story share: names, one survey's newest edition measured, and looks."""

from collections.abc import Callable

import pandas as pd
import pytest

from chokepoint.analysis.production import concentration
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables, load_table
from chokepoint.stories import registered
from chokepoint.stories.concentration.story import STORY

assert registered


@pytest.fixture(scope="session")
def now() -> Look:
    """Look at all there is, as the page does."""
    return Look(STORY, KnownTables())


@pytest.fixture(scope="session")
def world() -> Callable[..., Look]:
    """Look at a small world: some tables hold other rows."""
    known = KnownTables()

    def look(*, params: dict[str, object] | None = None, **tables: pd.DataFrame) -> Look:
        return Look(STORY, Narrowed(known, **tables), params=params)

    return look


@pytest.fixture(scope="module")
def names() -> pd.Series:
    return load_table("countries").set_index("iso3")["name_en"]


@pytest.fixture(scope="module")
def metals() -> pd.Series:
    return load_table("commodities").set_index("commodity_id")["name_en"].str.lower()


@pytest.fixture(scope="module")
def usgs() -> pd.DataFrame:
    made = load_table("production")
    return made[(made["publisher"] == "USGS") & (made["vintage"] == "2026")]


@pytest.fixture(scope="module")
def measured(usgs: pd.DataFrame) -> pd.DataFrame:
    return concentration.measure(usgs)
