"""Supply elsewhere: decisions, outputs and failures, and when they count."""

import pytest

from chokepoint.stories.world_after import answers_elsewhere


def test_what_is_published_of_decisions_and_outputs(now):
    assert round(now.ask("decided_first").value) == 9
    assert now.ask("decided_first_who").value == "Lynas; Sojitz; JOGMEC"
    assert (now.ask("decided_later").value, now.ask("decided_later_goods").value) == (16, "antimony")
    assert round(now.ask("output_first").value) == 26
    assert now.ask("output_dy_who").value == "Lynas"
    keys = ("decided_first_day", "decided_later_day", "output_first_day", "stopped_day")
    assert [now.ask(key).value[:7] for key in keys] == ["2011-03", "2025-12", "2012-08", "2015-06"]
    assert now.ask("stopped_who").value == "Molycorp"
    assert [now.ask(f"ga_{state}_n").value for state in ("announced", "decided", "producing")] == [2, 4, 0]
    assert now.ask("undated_who").value == "Agios Nikolaos gallium"


def test_the_next_firm_decided_later(now):
    second = now.given(skip=1)
    assert second.ask("decided_first_who").value == "Malaysian Atomic Energy Licensing Board"
    assert second.ask("decided_first").value > now.ask("decided_first").value
    assert not now.given(skip=9).ask("decided_first").known


def test_another_case_can_be_asked_for(now):
    other = now.given(case="germanium")
    assert other.ask("output_first").value == now.ask("output_ge").value
    assert other.ask("decided_first").value == now.given(metal="germanium").ask("decided_later").value


def test_an_output_can_count_as_a_decision(now):
    either = now.given(states=("decided", "producing"))
    assert either.ask("decided_later").value == now.ask("output_dy").value


OTHER, OWN = "Malaysian Atomic Energy Licensing Board", "Lynas; Sojitz; JOGMEC"


@pytest.mark.parametrize(("date", "who"), [("2010-07-08", OTHER), ("2010-07-09", OWN)])
def test_a_decision_on_the_day_itself_was_made_before(edited, date, who):
    look = edited("quota_timeline", "row_id == 'qevt-044'", date=date)
    assert look.ask("decided_first_who").value == who


def test_a_listing_three_weeks_after_the_notice_is_no_decision_that_followed_it(now, edited):
    assert "qevt-021" not in now.ask("decided_first").row_ids
    look = edited("quota_timeline", "row_id == 'qevt-021'", phase="funded")
    assert look.ask("decided_first").value < 1


@pytest.mark.parametrize(("date", "seen"), [("2026-10-09", True), ("2026-10-10", False)])
def test_a_step_after_the_day_looked_from_has_not_been_seen(now, edited, date, seen):
    assert f"{now.day:%Y-%m-%d}" == "2026-10-09"
    look = edited("supply_response", "row_id == 'sup-s01'", state_date=date)
    assert ("sup-s01" in set(look(answers_elsewhere.steps)["row_ids"])) is seen


def test_a_step_beyond_the_horizon_is_left_out(now):
    assert now.given(horizon_months=60).ask("stopped_months").value == pytest.approx(59.6, abs=0.05)
    assert not now.given(horizon_months=59).ask("stopped_months").known


def test_the_whole_story_needs_every_piece(now, edited, over):
    assert now.ask("all_built").value is True
    empty = now["supply_response"].head(0)
    assert over(supply_response=empty).ask("all_built").value is False
    assert over(subsidies=now["subsidies"].head(0)).ask("all_built").value is False
    newest = (
        now(answers_elsewhere.steps).query("case == 'gallium' and state == 'announced'")["row_ids"].iloc[-1]
    )
    built = edited("supply_response", f"row_id == '{newest}'", phase="first_output")
    assert built.ask("ga_producing_n").value == 1
    assert built.ask("all_built").value is False


@pytest.mark.parametrize(("firm", "same"), [("Lynas", True), ("Another firm", False)])
def test_dysprosium_comes_from_a_firm_that_decided_after_the_quota(edited, firm, same):
    look = edited("subsidies", "status == 'produced'", recipient=firm)
    assert look.ask("output_dy_who").value == firm
    assert look.ask("all_built").value is same


def test_an_output_with_a_date_is_not_undated(now, edited):
    row = now(answers_elsewhere.undated_outputs)["row_ids"].item()
    dated = edited("supply_response", f"row_id == '{row}'", state_date="2025-01")
    assert not dated.ask("undated_who").known
