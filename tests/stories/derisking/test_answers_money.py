"""Money of many kinds, never added up, and months from a word to a tonne."""

import pytest


def test_the_printed_numbers(now):
    keys = ("sums_n", "repeats_n", "top_sum", "top_kind", "award_sum", "equity_sum")
    assert [now.ask(key).value for key in keys] == [44, 13, 48.3, "private investment", 2.8, 0.4]
    keys = ("dpa_voted", "dpa_voted_year", "dpa_awarded", "dpa_n", "stake")
    assert [now.ask(key).value for key in keys] == [500, "2022", 250, 12, 15]
    assert now.ask("dpa_day").value == "2024-11-07"


def test_the_largest_sum_is_the_award_where_no_other_is_larger(now, then, edited):
    assert then.ask("top_sum").value == then.ask("award_sum").value
    assert now.ask("award_sum").value < now.ask("top_sum").value
    repeated = edited("subsidies", "kind == 'award'", relation="repeats")
    assert not repeated.ask("award_sum").known


def test_what_a_state_takes_in_is_no_aid(now, edited):
    largest = "row_id == 'sub-ira-batt-inv'"
    assert edited("subsidies", largest, kind="revenue_raised").ask("top_sum").value == 30.6
    told = now["subsidies"]["metric"].str.contains("raised|saving|cut", case=False)
    assert set(now["subsidies"].loc[told, "kind"]) <= {"revenue_raised"}


def test_a_kind_is_told_by_its_code(edited):
    assert not edited("subsidies", "kind == 'equity'", kind="loan").ask("equity_sum").known


def test_the_sums_of_the_chosen_are_counted_and_the_largest_is_told_with_its_currency(now, then):
    assert (now.ask("own_sums_n").value, now.ask("own_sums_n", jurisdiction="USA").value) == (3, 23)
    told = [now.ask(key).value for key in ("own_top", "own_top_currency", "own_top_kind")]
    assert told == [22.5, "EUR", "expected investment"]
    assert (then.ask("own_sums_n").value, then.ask("own_top").known) == (0, False)


def test_the_printed_times(now, then):
    assert (now.ask("leads_n").value, now.ask("leads_seen").value) == (9, 2)
    assert now.ask("delivered_names").value == "Big Hill slag heap, Lubumbashi and Lynas"
    found = [round(now.ask(key).value, 1) for key in ("quickest", "aim_low", "aim_high")]
    assert found == [5.2, 14.9, 50.0]
    assert [then.ask(key).known for key in ("quickest", "aim_low", "delivered_names")] == [False] * 3
    assert (then.ask("leads_n").value, then.ask("leads_seen").value) == (0, 0)


def test_an_output_no_longer_seen_is_an_aim_or_nothing(edited):
    look = edited("supply_response", "phase == 'first_output'", phase="proposed")
    assert look.ask("leads_seen").value == 1


def test_gallium_outside_china(now):
    keys = ("outside_t", "outside_share", "outside_capacity", "outside_players", "later_capacity")
    assert [now.ask(key).value for key in keys] == [10, 1, 115, 6, 230.5]
    assert now.ask("outside_day").value == "2025-10"


@pytest.mark.parametrize(("capacity", "enough"), [(44.0, False), (45.0, True)])
def test_one_plant_is_enough_if_it_reaches_the_upper_bound_of_demand(edited, capacity, enough):
    look = edited("supply_response", "row_id == 'sup-s12'", capacity=capacity)
    assert (look.ask("plan_t").number >= look.ask("demand_high").number) == enough
    assert look.ask("demand_low").value == 40
