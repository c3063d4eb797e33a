"""Steps of supply outside China on the axis of a restriction."""

import pytest

from chokepoint.analysis.policy import elsewhere, precedents
from chokepoint.data import load_table

TABLES = ("supply_response", "quota_timeline", "mining_projects", "subsidies")


@pytest.fixture(scope="module")
def steps():
    begun = precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))
    return elsewhere.steps(*(load_table(name) for name in TABLES), begun)


def test_every_phase_of_the_tables_has_a_state_or_is_history():
    responses, timeline = load_table("supply_response"), load_table("quota_timeline")
    phases = {*responses["phase"], *timeline["phase"]} - {"", "historic", "feed"}
    assert phases <= set(elsewhere.STATES)


def test_the_first_product_of_malaysia_and_the_greek_decision(steps):
    by_id = steps.set_index("row_ids")
    assert by_id.loc["qevt-059", "state"] == elsewhere.PRODUCING
    assert by_id.loc["qevt-059", "months"] == pytest.approx(31.7, abs=0.05)
    assert (by_id.loc["sup-s12", "state"], by_id.loc["sup-s12", "case"]) == (elsewhere.DECIDED, "gallium")


def test_a_project_of_two_metals_stands_under_both(steps):
    assert set(steps.loc[steps["row_ids"] == "sup-s06", "case"]) == {"gallium", "germanium", "antimony"}


def test_an_undated_step_has_no_day(steps):
    assert steps.loc[steps["day"].isna(), "row_ids"].tolist() == ["sup-s13", "sup-s29"]


def test_first_decisions_come_after_the_announcement(steps):
    first = elsewhere.first_of(steps, elsewhere.DECIDED).set_index("case")
    assert first.loc["rare_earths", "row_ids"] == "qevt-044"
    assert first.loc["gallium", "months"] == pytest.approx(18.5, abs=0.05)
    assert (first["months"] > 0).all()
