"""Month zero: the cases, their days, and what their notices say."""

import pandas as pd
import pytest

from chokepoint.stories.world_after import answers


def test_the_cases_and_their_days(now):
    assert now.ask("cases_n").value == 6
    assert {"ctl-06", "prec-antimony"} < set(now.ask("cases_n").row_ids.split(";"))
    assert now.ask("first_day").value == "2010-07-08"
    assert now.ask("later_days").value.startswith(
        "gallium (3 July 2023), germanium (3 July 2023), graphite ("
    )
    assert now.ask("later_days").row_ids == "ctl-03;ctl-04;ctl-06;ctl-10"


def test_a_day_before_the_licences_knows_one_case_only(on):
    early = on("2011-06-30")
    assert early.ask("cases_named").value == "rare earths in 2010"
    assert not early.ask("later_days").known
    assert early.ask("evidence_day").value == pd.Timestamp("2011-06-30").date()


def test_a_further_row_of_the_table_is_a_further_case(now, over):
    table = now["precedents"]
    tungsten = table.tail(1).assign(row_id="prec-x", commodity_id="tungsten", announced_by="ctl-09")
    look = over(precedents=pd.concat([table, tungsten], ignore_index=True))
    assert look.ask("cases_n").value == 7
    assert look.ask("cases_named").value.endswith(" and tungsten in 2025")
    assert "tungsten (4 February 2025)" in look.ask("later_days").value


def test_all_cases_but_the_quota_are_licences(now):
    assert answers.licensed() == ("gallium", "germanium", "graphite", "antimony", "dysprosium")
    begun = now(answers.begun)
    assert set(answers.of_licences(begun)["case"]) == set(answers.licensed())
    assert set(answers.of_case(begun, answers.FIRST)["kind"]) == {"quota"}


def test_the_case_compared_with_is_named_with_its_year_once_it_is_known(now, on):
    assert now.given(precedent="gallium").ask("reference").value == "gallium in 2023"
    assert on("2011-06-30").given(precedent="gallium").ask("reference").value == "gallium"
    assert now.ask("is_newest").value is True
    assert on("2011-06-30").ask("is_newest").value is False


def test_the_horizon_is_told_with_the_announcements(now):
    answer = now.given(horizon_months=24).ask("horizon")
    assert (answer.value, answer.unit) == (24, "months")
    assert "qevt-020" in answer.row_ids


def test_the_second_batch_is_compared_with_that_of_the_year_before(now):
    # 7,976 t against 28,417 t
    assert now.ask("batch_change_abs").value == pytest.approx(100 * (1 - 7976 / 28417))
    assert now.ask("batch_change_abs").date == 2010
    assert now.ask("batch_change_abs").value == -now.ask("quotas.second_change").value


def test_without_the_first_case_there_is_no_batch_to_compare(now, over):
    timeline = now["quota_timeline"].query("row_id != 'qevt-020'")
    look = over(quota_timeline=timeline)
    assert not look.ask("batch_change_abs").known
    assert not look.ask("first_day").known


def test_notices_that_speak_of_security_are_counted(now, edited):
    assert (now.ask("reason_n").value, now.ask("later_n").value) == (5, 5)
    both = edited("controls", "row_id == 'ctl-04'", reason_code="security_and_treaties")
    assert both.ask("reason_n").value == 5
    other = edited("controls", "row_id == 'ctl-04'", reason_code="environment")
    assert (other.ask("reason_n").value, other.ask("later_n").value) == (4, 5)


@pytest.mark.parametrize(
    ("effective", "n", "span"),
    [("2023-10-20", 3, "29–31"), ("2023-10-21", 4, "1–31"), ("2024-10-20", 4, "29–366")],
)
def test_what_took_effect_on_the_day_of_its_notice_did_not_wait(edited, effective, n, span):
    look = edited("controls", "row_id == 'ctl-04'", effective=effective)
    assert (look.ask("notice_n").value, look.ask("notice_span").value) == (n, span)
