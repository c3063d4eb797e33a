"""First places, leaders and gaps as charts."""

import pandas as pd
import pytest

from chokepoint.analysis.production import concentration, gaps, leaders, ranking
from chokepoint.data import load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import leader_charts
from chokepoint.stories.concentration import share_charts as charts
from chokepoint.stories.concentration import titles as findings

T = Translator("en")


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


def test_first_places_leaders_and_gaps_are_counted(usgs, measured, metals, names) -> None:
    counts = ranking.count_first(ranking.rankable(measured))
    first = leader_charts.first_places(counts, findings.first_places(counts, "USGS", T), T)
    assert "38 of 80" in first.title
    labelled = measured[measured["year"] == 2025].assign(
        label=lambda m: charts.name_commodities(m, metals, T)
    )
    counted = leaders.count_leaders(labelled)
    leading = leader_charts.leading_countries(counted, findings.leaders(counted, names, T), names, T)
    assert leading.title.startswith("China has the largest printed figure for")
    flagged = gaps.count_gaps(gaps.table_gaps(usgs, measured)).assign(labels="x")
    assert "withheld" in leader_charts.gaps(flagged, "t", "USGS", T).alt
