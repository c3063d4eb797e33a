"""How long it took: ends, rulings and suspensions, and how far each case was looked at."""

import pytest

from chokepoint.stories.world_after import answers_waits


def test_what_is_published_of_the_ends(now):
    assert now.ask("lifted_months").value == pytest.approx(53.8, abs=0.05)
    assert (now.ask("lifted_day").value, now.ask("ruling_day").value) == ("2015-01", "2014-08-07")
    assert now.ask("lifted_n").value == 1
    assert (now.ask("paused_n").value, now.ask("unborn_n").value) == (7, 4)
    assert now.ask("paused_day").value == "2025-11"
    assert (now.ask("paused_first").value, now.ask("paused_last").value) == ("2026-11-10", "2026-11-27")


@pytest.mark.parametrize(("horizon", "n"), [(53, 0), (54, 1)])
def test_an_end_beyond_the_horizon_is_not_seen(now, horizon, n):
    assert now.given(horizon_months=horizon).ask("lifted_n").value == n


def test_a_suspended_licence_is_a_second_end(edited):
    look = edited("control_changes", "row_id == 'chg-07'", control_row_id="ctl-06")
    assert look.ask("lifted_n").value == 2
    assert look.ask("licences_stand").value is False


def test_suspended_later_steps_count_only_if_asked_for(now):
    wide = now.given(later_steps=True)
    assert wide.ask("lifted_n").value > now.ask("lifted_n").value
    ended = wide(answers_waits.ended)
    assert ended["case"].is_unique
    assert ended.set_index("case")["months"]["rare_earths"] == now.ask("lifted_months").value


@pytest.mark.parametrize(("horizon", "known"), [(48, False), (49, True)])
def test_the_ruling_came_in_month_49(now, horizon, known):
    assert now.given(horizon_months=horizon).ask("ruling_months").known is known


@pytest.mark.parametrize(("effective", "n"), [("2025-11-07", 3), ("2025-11-08", 4)])
def test_what_was_suspended_before_its_day_never_took_effect(edited, effective, n):
    assert edited("controls", "row_id == 'ctl-13'", effective=effective).ask("unborn_n").value == n


def test_without_suspensions_nothing_was_paused(now, over):
    look = over(control_changes=now["control_changes"].query("change != 'suspended'"))
    assert (look.ask("paused_n").value, look.ask("unborn_n").value) == (0, 0)
    assert not look.ask("paused_day").known


@pytest.mark.parametrize(("day", "stand"), [("2024-07-03", False), ("2024-07-04", True)])
def test_a_licence_stands_once_it_is_more_than_a_year_old(on, day, stand):
    assert on(day).ask("licences_stand").value is stand


def test_each_case_is_looked_at_to_the_horizon_or_to_the_day(now):
    until = now(answers_waits.looked_at)
    assert until["rare_earths"] == 60
    assert until["gallium"] == pytest.approx(39.2, abs=0.1)
    assert now.given(horizon_months=12)(answers_waits.looked_at)["gallium"] == 12


def test_the_case_compared_with_is_told_step_by_step(now):
    keys = [f"seen_{key}" for key in answers_waits.SEEN]
    assert (now.ask("seen_exports_low").value, now.ask("seen_exports_back").value) == ("2010-11", "2010-12")
    assert all(now.ask(key).known for key in keys)
    young = now.given(precedent="graphite", horizon_months=12)
    assert not any(young.ask(key).known for key in keys)


def test_every_step_of_the_clock_but_the_end_has_its_answer(now):
    steps = now(answers_waits.waits)["step"].unique()
    assert [*answers_waits.SEEN.values(), "restriction lifted"] == list(steps)
