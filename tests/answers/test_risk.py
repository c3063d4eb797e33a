"""Measures of risk are those of the tables they stand beside, and are left out where an input is missing."""

import pytest

from chokepoint.answers.risk import risk_measures
from chokepoint.data import KnownTables

COLUMNS = ["low", "best", "high"]
OTHERS = ["production", "governance", "eu_criticality", "eu_supply_shares", "us_salient"]


@pytest.fixture(scope="module")
def tables():
    return KnownTables(None)


@pytest.mark.parametrize(
    "commodity", ["gallium", "germanium", "rare_earths", "cobalt", "zinc", "helium", "cement"]
)
def test_bounds_rise_and_shares_stay_shares(tables, commodity):
    found = risk_measures(tables, commodity)
    assert len(found)
    assert (found["low"] <= found["best"] + 1e-9).all()
    assert (found["best"] <= found["high"] + 1e-9).all()
    parts = found[found["unit"] == "0-1"]
    assert parts[COLUMNS].ge(0).all(axis=None)
    assert parts[COLUMNS].le(1).all(axis=None)
    assert found["row_ids"].ne("").all()


def test_gallium_has_the_index_of_its_printed_table(tables):
    found = risk_measures(tables, "gallium")
    index = found[(found["measure"] == "hhi") & (found["base"] == "USGS, primary")]
    assert index["best"].item() == pytest.approx(0.98, abs=0.005)


def test_scores_before_2017_name_the_old_formula(tables):
    found = risk_measures(tables, "gallium").set_index("measure")
    assert found.loc["eu-sr-old", "year"].tolist() == [2011, 2014]
    printed = found[found["base"] == "European Commission, as printed"]
    assert printed.loc["eu-sr", "year"].tolist() == [2017, 2020, 2023]


def test_the_scores_again_stand_beside_the_printed_ones(tables):
    found = risk_measures(tables, "germanium")
    again = found[found["base"] == "European Commission, computed again, processing"].set_index("year")
    assert again.loc[2017, "low"] < 1.9 < again.loc[2017, "high"]
    assert again.loc[2023, "low"] > 3


def test_stocks_cover_days_where_the_sheet_prints_one_series_of_each(tables):
    days = {
        one: risk_measures(tables, one).set_index("measure")["best"].get("days-of-supply")
        for one in ("gallium", "germanium")
    }
    assert round(days["gallium"]) == 65
    assert days["germanium"] is None


def test_without_the_largest_the_bounds_follow_those_of_the_share(tables):
    found = risk_measures(tables, "germanium")
    own = found[found["base"] == "BGS, refinery"].set_index("measure")
    assert 0 < own.loc["n-minus-1", "low"] < own.loc["n-minus-1", "best"] < own.loc["n-minus-1", "high"] < 0.1
    assert 0.3 < own.loc["removal-hhi", "low"] <= own.loc["removal-hhi", "best"]
    assert own.loc["removal-hhi", "high"] < 0.8


def test_a_reliance_printed_as_more_than_half_leaves_the_risk_wide(tables):
    printed = tables["import_reliance"].copy()
    newest = printed["vintage"] == printed.loc[printed["commodity_id"] == "gallium", "vintage"].max()
    rows = (printed["commodity_id"] == "gallium") & newest
    printed.loc[rows, ["value", "qualifier"]] = [50.0, ">"]
    names = [*OTHERS, "import_sources"]
    changed = {name: tables[name] for name in names} | {"import_reliance": printed}
    score = risk_measures(changed, "gallium").set_index("measure").loc["gpr-score"]
    assert score["high"] == pytest.approx(2 * score["low"], rel=1e-6)


def test_without_origins_there_is_no_score_of_an_importer(tables):
    names = [*OTHERS, "import_reliance"]
    changed = {name: tables[name] for name in names} | {"import_sources": tables["import_sources"].head(0)}
    assert "gpr-score" not in set(risk_measures(changed, "gallium")["measure"])


def test_a_producer_without_governance_leaves_the_weighed_index_out(tables):
    governance = tables["governance"]
    names = [*OTHERS, "import_reliance", "import_sources"]
    changed = {name: tables[name] for name in names}
    changed["governance"] = governance[governance["country_iso3"] != "CHN"]
    assert "hhi-wgi-t" not in set(risk_measures(changed, "gallium")["measure"])


def test_an_index_weighed_by_governance_cites_the_estimates(tables):
    found = risk_measures(tables, "gallium")
    own = found[(found["measure"] == "hhi-wgi-t") & (found["base"] == "USGS, primary")]
    assert "gov-wgi-2026-mean-six-chn-2024" in own["row_ids"].item().split(";")
