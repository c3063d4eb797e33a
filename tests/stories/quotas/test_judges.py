import pytest

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()


def test_the_cut_is_a_little_less_than_forty_percent_and_all_of_it_came_in_july():
    numbers = EXPLAINER.judge("c24", NOW).numbers
    assert numbers["cut"].value == pytest.approx(100 * (30258 / 50145 - 1))
    assert numbers["july"].value > 100
    assert numbers["used"].value == pytest.approx(100 * 39813 / 30258)


def test_the_end_of_the_quotas_left_licences_and_duties_behind():
    found = EXPLAINER.judge("c25", NOW)
    assert found.counter == "qevt-067;qevt-071"


def test_obstruction_stands_and_an_order_does_not():
    numbers = EXPLAINER.judge("c26", NOW).numbers
    assert numbers["for"].value == 4
    assert numbers["order"].value < numbers["no_order"].value
    assert numbers["lowest"].value > 0
