"""The claims on the controls themselves, against values that can be read off the notice and the events."""

from datetime import date

import pytest

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW, THEN = KnownTables(), KnownTables("2023-07-06")


def numbers(claim, tables=NOW):
    return {name: number.value for name, number in EXPLAINER.judge(claim, tables).numbers.items()}


def test_the_notice_is_dated_by_its_own_row():
    found = numbers("c02")
    assert (str(found["day"])[:10], str(found["start"])[:10]) == ("2023-07-03", "2023-08-01")
    assert found["number"] == "No. 23 of 2023"


def test_two_metals_are_fourteen_groups():
    assert (numbers("c03")["metals"], numbers("c03")["groups"]) == (2, 14)


def test_the_first_report_came_a_day_before_the_day_named():
    found = numbers("c33")
    assert str(found["first"])[:10] == "2023-06-27"
    assert found["off"] == 1
    assert numbers("c34")["gap"] == (date(2023, 7, 3) - date(2023, 6, 27)).days


def test_named_targets_came_later_than_the_words_that_none_was_meant():
    assert EXPLAINER.judge("c05", THEN).verdict == "supported"
    assert EXPLAINER.judge("c05", NOW).verdict == "supported_with_nuance"


@pytest.mark.parametrize("claim", ["c38", "c39", "c43"])
def test_a_forecast_is_open_on_the_day_it_is_made(claim):
    assert EXPLAINER.judge(claim, THEN).verdict == "not_checkable"
    assert EXPLAINER.judge(claim, NOW).verdict != "not_checkable"


def test_capacity_counted_as_unused_includes_plants_that_had_closed():
    found = numbers("c43")
    assert 0 < found["closed"] < found["unused"]
