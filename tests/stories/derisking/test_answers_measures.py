"""Measures are counted by their day, their instrument and who takes them; waits are compared."""

import pytest

from chokepoint.stories.derisking import answers_measures

LAW, RULE, BAN, LIST = "mea-us-ira", "mea-eu-crma", "mea-us-bis-2022", "mea-us-cml-2022"
CHINESE = "mea-chn-gage"


def test_the_printed_counts(now):
    found = {key: now.ask(key).value for key in ("measures_n", "dated_n", "after_n", "before_n", "chosen_n")}
    assert found == {"measures_n": 72, "dated_n": 70, "after_n": 35, "before_n": 35, "chosen_n": 7}
    assert (now.ask("restrict_n").value, now.ask("restrict_china").value) == (12, 3)
    assert (now.ask("top_instrument").value, now.ask("top_n").value) == ("list", 13)


def test_the_page_names_what_it_follows(now, then):
    assert now.ask("chosen").value == "the European Union"
    assert now.ask("chosen", jurisdiction="JPN").value == "Japan"
    assert (now.ask("is_newest").value, then.ask("is_newest").value) == (True, False)
    assert str(now.ask("article_day").value) == "2023-07-06"
    assert str(now.ask("evidence_day").value) == f"{now.day:%Y-%m-%d}"


@pytest.mark.parametrize(("date", "after"), [("2023-07-03", 0), ("2023-07-04", 1)])
def test_a_measure_of_the_day_of_the_notice_does_not_come_after_it(stepped, date, after):
    look = stepped((LAW, "adopted", "2022-08-16"), (RULE, "adopted", date))
    assert (look.ask("after_n").value, look.ask("before_n").value) == (after, 2 - after)


def test_a_measure_is_placed_by_its_adoption_or_by_the_step_a_rule_asks_for(stepped):
    look = stepped((RULE, "proposed", "2023-03-16"), (RULE, "adopted", "2023-07-01"),
                   (RULE, "in_force", "2024-05-23"))  # fmt: skip
    assert look.ask("after_n").value == 0
    assert look.ask("after_n", rule="first").value == 0
    assert look.ask("after_n", rule="last").value == 1


@pytest.mark.parametrize(("first", "name", "is_list"), [(LIST, "list", True), (LAW, "law", False)])
def test_only_the_list_is_said_to_cost_least(stepped, first, name, is_list):
    look = stepped((first, "adopted", "2022-01-01"))
    assert (look.ask("top_instrument").value, look.ask("top_is_list").value) == (name, is_list)


def test_without_a_dated_proposal_there_is_no_wait_to_compare(stepped):
    look = stepped(
        (BAN, "proposed", "2022-01-01"), (BAN, "adopted", "2022-02-01"), (LAW, "adopted", "2022-01-01")
    )
    assert look.ask("control_wait").value == 31
    assert not look.ask("law_wait").known


def test_a_restriction_is_one_by_its_instrument_and_chinese_by_who_takes_it(stepped):
    look = stepped(
        (BAN, "adopted", "2022-10-07"), (CHINESE, "adopted", "2023-07-03"), (LAW, "adopted", "2022-08-16")
    )
    assert (look.ask("restrict_n").value, look.ask("restrict_china").value) == (2, 1)
    assert look.ask("chosen_n", jurisdiction="USA").value == 2


def test_the_slowest_is_the_one_with_most_days(stepped):
    look = stepped((BAN, "proposed", "2022-01-01"), (BAN, "adopted", "2022-02-01"),
                   (LAW, "proposed", "2022-01-01"), (LAW, "adopted", "2022-02-02"))  # fmt: skip
    assert (look.ask("slowest").value, look.ask("slowest_days").value) == ("Inflation Reduction Act", 32)


def test_a_measure_without_any_step_is_named_as_undated(now):
    assert now.ask("undated_names").value.startswith("JOGMEC minerals subsidy")


def test_a_row_is_named_only_if_it_was_out(now):
    early = now.given(known_by="2023-07-06").rows("placed_measures")
    assert "mea-us-mp-dod" not in ";".join(early["row_ids"])
    assert "mea-us-mp-dod" in ";".join(now.rows("placed_measures")["row_ids"])


def test_texts_without_a_date_are_counted(now, then):
    assert now.ask("undated_sources").value == then.ask("undated_sources").value == 8


def test_the_measures_with_two_dated_steps_are_counted(now):
    assert now.ask("timed_n").value == len(now(answers_measures.waits))
