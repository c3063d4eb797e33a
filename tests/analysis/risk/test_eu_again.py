"""The printed scores again: of 2017 within rounding, of 2023 with a reason for each that differs."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import eu_again
from chokepoint.data import load_table

CRITICALITY, SUPPLY, GOVERNANCE = (
    load_table(name) for name in ("eu_criticality", "eu_supply_shares", "governance")
)


@pytest.fixture(scope="module")
def scores():
    return eu_again.study_scores(CRITICALITY, SUPPLY, GOVERNANCE)


def own(frame, *commodities):
    return frame[frame["commodity_id"].isin(commodities)]


def again(supply, commodity="antimony", governance=GOVERNANCE):
    """Compute one material anew over other shares."""
    found = eu_again.study_scores(own(CRITICALITY, commodity), own(supply, commodity), governance)
    return found[found["assessment_year"] == 2023].set_index("stage")


def test_every_score_of_2017_with_its_inputs_in_print_comes_out(scores):
    first = scores[scores["assessment_year"] == 2017]
    assert first["reason"].value_counts().to_dict() == {"agrees": 78, "no_inputs": 2}


def test_most_scores_of_2023_come_out_and_the_rest_have_a_reason(scores):
    second = scores[scores["assessment_year"] == 2023]
    assert second["reason"].value_counts().to_dict() == {
        "agrees": 69, "governance": 26, "no_inputs": 19, "unexplained": 13, "repeated": 1
    }  # fmt: skip
    assert set(scores["reason"]) <= set(eu_again.REASONS)


def test_what_was_computed_has_bounds_and_cites_its_shares(scores):
    known = scores[scores["reason"] != "no_inputs"]
    assert (known["low"] <= known["best"]).all()
    assert (known["best"] <= known["high"]).all()
    assert scores.loc[scores["reason"] == "no_inputs", "best"].isna().all()
    cited = known.set_index(["commodity_id", "assessment_year"]).loc[("gallium", 2023), "row_ids"]
    assert "eushare-2023-gallium-processing-world-chn" in cited.split(";")


def test_germanium_is_not_what_its_shares_give(scores):
    row = scores.set_index(["commodity_id", "assessment_year"]).loc[("germanium", 2023)]
    assert (row["printed"], row["reason"]) == (1.8, "repeated")
    assert row["low"] > 3.4


def test_a_share_changed_is_found():
    assert again(SUPPLY).loc["extraction", "reason"] == "agrees"
    planted = SUPPLY.copy()
    wrong = (planted["commodity_id"] == "antimony") & (planted["country_iso3"] == "CHN")
    planted.loc[wrong, "value"] = 90.0
    planted.loc[wrong, "value_as_printed"] = "90%"
    assert again(planted).loc["extraction", "reason"] == "unexplained"


def test_without_governance_or_shares_nothing_is_computed():
    assert again(SUPPLY, governance=GOVERNANCE.head(0))["reason"].eq("no_inputs").all()
    world = SUPPLY[SUPPLY["supply"] == "world"]
    assert again(world).loc["extraction", "reason"] == "no_inputs"


@pytest.mark.parametrize(
    ("printed", "ours", "reason"),
    [
        (1.8, (1.7, 1.76, 1.76), "agrees"),
        (1.8, (1.7, 1.72, 1.74), "governance"),
        (1.8, (1.5, 1.55, 1.58), "unexplained"),
        (1.8, (1.97, 2.0, 2.1), "governance"),
        (1.8, (2.2, 2.3, 2.4), "unexplained"),
    ],
)
def test_how_far_a_score_lies_decides_the_reason(printed, ours, reason):
    assert eu_again.judge(printed, Interval(*ours)) == reason


def shares(*values, stage="extraction"):
    """Make printed shares of countries: (code, text)."""
    return pd.DataFrame(
        [
            {"country_iso3": code, "value": float(text.strip("<%")), "value_as_printed": text,
             "qualifier": "<" if text.startswith("<") else "", "trade_parameter": 1.0}
            for code, text in values
        ]
    )  # fmt: skip


def test_an_index_is_bounded_by_rounding_and_by_what_no_country_is_named_for():
    found = eu_again.supply_index(shares(("AAA", "50%"), ("BBB", "40.0%")), {"AAA": 0.0, "BBB": 2.5})
    assert found.best == pytest.approx(0.25 * 5)
    rest = 1 - 0.495 - 0.3995
    assert found.low == pytest.approx(0.495**2 * 5)
    assert found.high == pytest.approx(0.505**2 * 5 + 10 * rest**2)


def test_a_country_without_governance_may_be_best_or_worst():
    found = eu_again.supply_index(shares(("AAA", "100%")), {})
    assert (found.low, found.best) == (0, 5)
    assert found.high == pytest.approx(10, abs=0.1)


def test_a_bound_may_be_nothing():
    assert eu_again.supply_index(shares(("AAA", "<1%")), {"AAA": 0.0}).low == 0
    assert eu_again.supply_index(shares(("AAA", "50%")).head(0), {}) is None


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.floats(-2.5, 2.5))
def test_an_index_lies_between_nil_and_the_scaled_governance(parts, estimate):
    total = sum(parts)
    texts = [(f"A{n}", f"{100 * part / total:.1f}%") for n, part in enumerate(parts)]
    found = eu_again.supply_index(shares(*texts), {code: estimate for code, _ in texts})
    assert 0 <= found.low <= found.best <= found.high
    assert found.best <= 2 * (2.5 - estimate) * 1.01 + 1e-9


def test_over_the_lists_a_score_stands_beside_ours_of_its_own_stage(scores):
    found = eu_again.over_the_lists(CRITICALITY, scores, ["antimony", "germanium"])
    assert found["commodity_id"].tolist() == ["antimony"] * 5 + ["germanium"] * 5
    row = found[found["commodity_id"] == "antimony"].set_index("assessment_year").loc[2023]
    assert (row["printed"], row["stage"]) == (1.8, "extraction")
    assert row["low"] <= 1.85
    early = found[found["assessment_year"].isin([2011, 2014, 2020])]
    assert set(early["reason"]) == {"no_inputs"}
    assert all(math.isnan(value) for value in early["best"])
