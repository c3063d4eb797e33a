"""What followed: ceilings at home, plants elsewhere, illegal output."""

import pytest
from changed import add, drop, edit

from chokepoint.stories.quotas import answers_aftermath


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ceiling_first", 89200),
        ("ceiling_last", 270000),
        ("ceiling_times", 270000 / 89200),
        ("still_t", 19150),
        ("leader_first", 56.67),
        ("leader_last", 70.06),
        ("leader_gain", 70.06 - 56.67),
        ("leader_least", 53.6),
        ("two_low", 82320),
        ("two_high", 119500),
        ("illegal_low", 20),
        ("illegal_high", 50),
        ("plant_months", 31.7),
        ("bankrupt_months", 59.56),
        ("auction", 20.5),
        ("us_planned", 19050),
        ("us_best", 5900),
        ("smuggled_low", 3720),
        ("smuggled_high", 21000),
        ("official_t", 18600),
    ],
)
def test_the_published_figures_give_the_answer(now, key, value):
    assert now.ask(key).number == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ceiling_last_year", "2024"),
        ("still_since", "2018"),
        ("two_year", "2009"),
        ("missed_year", "2011"),
        ("smuggled_year", "2011"),
    ],
)
def test_years_are_named(now, key, words):
    assert now.ask(key).value == words


@pytest.mark.parametrize(("last_year", "newest"), [(2023, "2023"), (2024, "2024")])
def test_ceilings_end_with_the_last_year_looked_at(given, last_year, newest):
    assert given(last_year=last_year).ask("ceiling_last_year").value == newest


def test_another_stage_can_be_followed(given):
    assert given(stage="smelting_separation").ask("ceiling_times").number == pytest.approx(2.953, rel=1e-3)


def test_a_gain_needs_two_batches(given):
    shares = given()(answers_aftermath.leader_shares)
    others = "|".join(ids.split(";")[0] for ids in shares["row_ids"].iloc[1:])
    look = given(drop("production_quota_groups", others))
    assert look.ask("leader_first").known
    assert not look.ask("leader_gain").known


def test_a_gain_rests_on_every_batch(now):
    assert len(now.ask("leader_gain").row_ids.split(";")) == 2 * len(now(answers_aftermath.leader_shares))


@pytest.mark.parametrize(("value", "known"), [(119499, True), (119500, False)])
def test_two_ministries_disagree_where_their_ceilings_differ(given, value, known):
    assert given(edit("production_quotas", "mineq-006", value=value)).ask("two_low").known is known


@pytest.mark.parametrize(
    ("row", "phase", "key"),
    [("qevt-059", "first_output", "plant_months"), ("qevt-074", "stopped", "bankrupt_months")],
)
def test_a_step_is_found_by_its_phase(given, row, phase, key):
    assert given().ask(key).known
    assert not given(edit("quota_timeline", row, phase="permitted")).ask(key).known


def test_steps_before_the_cut_are_no_answer_to_it(given):
    look = given(edit("quota_timeline", "qevt-059", date="2010-07-07"))
    assert not look.ask("plant_months").known
    assert given(edit("quota_timeline", "qevt-059", date="2010-07-08")).ask("plant_months").value == 0


@pytest.mark.parametrize(("row", "key"), [("resup-008", "missed_year"), ("resup-015", "us_planned")])
def test_only_a_plan_that_was_missed_is_told(given, row, key):
    assert not given(edit("rare_earth_supply_response", row, status="reported")).ask(key).known


@pytest.mark.parametrize(("year", "best"), [("2015", 9000), ("2016", 5900)])
def test_the_first_attempt_ends_before_the_year_without_output(given, year, best):
    look = given(
        add("rare_earth_supply_response", "resup-021", row_id="resup-x", date=year, value=9000.0,
            published="2030-01")
    )  # fmt: skip
    assert look.ask("us_best").value == best


def test_readings_of_one_sentence_are_told_by_their_rows(given):
    assert given().ask("two_readings").value is True
    assert given(drop("rare_earth_supply_response", "resup-052")).ask("two_readings").value is False


@pytest.mark.parametrize(("value", "more"), [(18599, False), (18601, True)])
def test_estimates_are_set_beside_the_official_exports_of_the_same_year(given, value, more):
    look = given(edit("rare_earth_supply_response", "resup-051", value=value))
    official = look.ask("official_t").value
    assert (official is not None and look.ask("smuggled_high").number > official) is more
