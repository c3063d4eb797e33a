"""The two thresholds give the EU's lists back, but for what a law adds."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import criteria
from chokepoint.data import load_table

CROSSWALK = pd.DataFrame(
    {
        "commodity_id": ["gallium", "neodymium", "rare_earths", "rare_earths_heavy", "platinum"],
        "group_id": ["gallium", "rare_earths", "rare_earths", "rare_earths", "platinum_group_metals"],
    }
)


@pytest.mark.parametrize(("year", "listed"), [(2017, 26), (2020, 30), (2023, 32)])
def test_the_two_thresholds_reproduce_the_official_lists(year, listed):
    singles = criteria.counted_in_groups(load_table("mineral_crosswalk"))
    scores = criteria.newest_scores(load_table("eu_criticality"), year, singles)
    marks = load_table("targets").set_index("row_id")["threshold"]
    scored = criteria.meets_criteria(scores, marks["tgt-eucrm-sr"], marks["tgt-eucrm-ei"])
    assert set(scored["assessment_year"]) == {year}
    assert scored["meets"].sum() == listed


def test_a_material_without_both_scores_is_not_judged():
    frame = pd.DataFrame({"supply_risk": [1.0, None], "economic_importance": [2.8, 9.0]})
    assert criteria.meets_criteria(frame, 1, 2.8)["meets"].tolist() == [True]


@pytest.mark.parametrize(
    ("risk", "importance", "meets"), [(1.0, 2.8, True), (0.99, 2.8, False), (1.0, 2.79, False)]
)
def test_a_score_on_a_threshold_reaches_it(risk, importance, meets):
    frame = pd.DataFrame({"supply_risk": [risk], "economic_importance": [importance]})
    assert criteria.meets_criteria(frame, 1, 2.8)["meets"].tolist() == [meets]


def test_a_threshold_that_is_not_known_is_reached_by_nothing():
    frame = pd.DataFrame({"supply_risk": [9.0], "economic_importance": [9.0]})
    assert criteria.meets_criteria(frame, 1, float("nan"))["meets"].tolist() == [False]


def test_a_metal_of_a_group_is_counted_there_and_the_group_itself_is_not():
    assert criteria.counted_in_groups(CROSSWALK) == {"neodymium", "platinum"}


def test_an_entry_is_below_if_no_material_of_its_group_meets_both():
    entries = pd.DataFrame({"group_id": ["gallium", "rare_earths", "copper"], "row_id": ["a", "b", "c"]})
    meeting = pd.DataFrame({"commodity_id": ["gallium", "neodymium"]})
    assert criteria.scored_below(entries, meeting, CROSSWALK)["row_ids"].tolist() == ["c"]


def test_an_assessment_after_the_year_asked_for_is_not_used():
    scores = criteria.newest_scores(load_table("eu_criticality"), 2019, set())
    assert set(scores["assessment_year"]) == {2017}
