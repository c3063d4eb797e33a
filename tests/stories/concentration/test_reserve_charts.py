"""Reserves, claims on them, and capacity as charts."""

import pandas as pd
import pytest

from chokepoint.analysis.production import capacity, concentration, reserves, restated
from chokepoint.data import load_sources, load_table
from chokepoint.i18n import Translator
from chokepoint.stories.concentration import reserve_charts
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


def test_capacity_reserves_and_claims_are_drawn(usgs, metals, names) -> None:
    used = capacity.used_outside(load_table("capacity"), usgs)
    labels = charts.name_commodities(used, metals, T)
    figure = reserve_charts.capacity_used(used, findings.capacity(used, labels, T), labels, T)
    assert figure.title.startswith("Least used outside China: gallium")
    shares = reserves.reserve_shares(load_table("reserves"))
    stated = restated.stated_shares(load_table("published_shares"), "rare_earths", "reserves")
    old = restated.restated_shares(load_table("reserves_history"), "rare_earths")
    by_edition = reserves.country_by_edition(shares, "rare_earths")
    lines = reserve_charts.claim_rows(stated, by_edition, old, load_sources()["publisher"], T)
    assert set(lines["kind"]) == {"quoted", "computed"}
    drawn = reserve_charts.reserve_claims(lines, findings.reserve_claims(80.0, lines, T), T)
    assert "at most" in drawn.alt
