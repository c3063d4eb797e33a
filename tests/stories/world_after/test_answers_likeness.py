"""Where the analogy holds: likeness counted, and the traits behind it."""

import pytest

from chokepoint.stories.world_after import answers_likeness
from chokepoint.stories.world_after.answers_likeness import ENOUGH

COMPILED = ("companionality", "commodity_prices", "eu_criticality", "iea_supply")


def test_what_is_published_of_likeness(now):
    assert now.ask("least_named").value == "gallium in 2023 and germanium in 2023"
    assert (now.ask("least_like").value, now.ask("least_of").value) == (2, 7)
    assert now.ask("most_named").value == "antimony in 2024"
    assert (now.ask("most_like").value, now.ask("most_like").base) == (3, 7)
    assert now.ask("cases_differ").value is True


def test_one_case_or_one_trait_less_can_be_asked_for(now):
    assert now.given(case="graphite").ask("least_like").value == 3
    assert now.given(case="gallium", without="stage").ask("least_of").value == 6
    assert not now.given(case="dysprosium").ask("least_like").known


def test_a_case_needs_enough_traits_to_compare(now, over):
    made = now["production"]
    unstated = made.assign(stage=made["stage"].mask(made["commodity_id"] == "gallium", "not_stated"))
    look = over(**{name: now[name].head(0) for name in COMPILED}, production=unstated)
    assert look.given(case="gallium").ask("least_of").value == ENOUGH
    assert not look.given(case="gallium", without="notice").ask("least_of").known


def test_cases_all_alike_do_not_differ(now, over):
    empty = {name: now[name].head(0) for name in COMPILED}
    assert over(**empty).ask("cases_differ").value is False


def test_ranges_span_publishers_and_editions(now, over):
    assert now.ask("ga_size").value == "551–621"
    assert now.ask("re_size").value == "131,534"
    assert now.ask("c_refined").value == "96"
    assert not over(companionality=now["companionality"].head(0)).ask("ga_by").known


def test_mining_is_china_s_part_of_the_first_year_that_is_no_forecast(now, over):
    assert now.ask("c_mined").value == pytest.approx(85.53, abs=0.01)
    table = now["iea_supply"]
    assert not over(iea_supply=table[table["status"] == "projected"]).ask("c_mined").known


def test_what_is_recovered_is_asked_of_the_chapter_on_july_2023(now):
    assert (now.ask("plants_low").value, now.ask("plants_high").value) == (8, 21)
    assert now.ask("zinc").value == 3
    assert now.ask("zinc").row_ids == now.ask("controls.recovery_share", mineral="germanium").row_ids


def test_the_indices_of_substitution(now, over):
    assert (now.ask("hard").value, now.ask("hard_n").value) == ("0.94–0.99", 5)
    empty = over(eu_criticality=now["eu_criticality"].head(0))
    assert (empty.ask("hard").value, empty.ask("hard_n").value) == (None, 0)


def test_graphite_is_silent_until_a_figure_is_printed(now, over, edited):
    assert (now.ask("graphite_year").value, now.ask("graphite_is_silent").value) == ("2023", True)
    told = edited("exports_monthly", "row_id == 'exp-x136'", commodity_id="graphite")
    assert told.ask("graphite_is_silent").value is False
    silent = set(told(answers_likeness.without_figures)["commodity_id"])
    assert told.ask("silent_n").value == len(silent)
    assert "graphite" not in silent


def test_graphite_is_not_silent_before_its_notice(on):
    assert on("2023-07-06").ask("graphite_is_silent").value is False


def test_printed_months_are_counted_among_those_since_the_notice(exported):
    before = [("gallium", "2023-06-01", 10)]
    look = exported(*before, ("gallium", "2023-08-01", 5), ("gallium", "2023-10-01", 5))
    assert (look.ask("known_n").value, look.ask("calendar_n").value) == (2, 4)
    bare = exported(*before)
    assert (bare.ask("known_n").value, bare.ask("calendar_n").value) == (0, 0)


def test_a_month_printed_twice_is_one_month(exported):
    look = exported(("gallium", "2023-06-01", 10), ("gallium", "2023-07-01", 5), ("gallium", "2023-07-01", 6))
    assert (look.ask("known_n").value, look.ask("calendar_n").value) == (1, 1)


def test_traits_are_compared_with_the_case_that_is_set(now):
    compared = now.given(precedent="gallium")(answers_likeness.compared)
    assert set(compared.loc[compared["case"] == "gallium", "likeness"]) == {"reference"}
