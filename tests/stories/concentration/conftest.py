"""What the tests of this story share: names, and one survey's newest edition measured."""

import pandas as pd
import pytest

from chokepoint.analysis.production import concentration
from chokepoint.data import load_table


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
