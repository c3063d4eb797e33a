import pandas as pd
import pytest

from chokepoint.analysis.africa.ownership import SCOPES, order_shares, range_by_scope
from chokepoint.data import load_table

ORDERED = order_shares(load_table("mining_ownership"))


def test_shares_run_from_the_continent_to_the_single_mine():
    places = [SCOPES.index(scope) for scope in ORDERED["scope"]]
    assert places == sorted(places)
    assert (ORDERED.groupby("scope")["percent"].diff().dropna() >= 0).all()


def test_a_count_of_mines_becomes_a_percentage():
    share = ORDERED.set_index("row_id")["percent"]["own-cod-mines-2020"]
    assert share == pytest.approx(100 * 15 / 19)


def test_bounds_keep_their_side():
    sides = ORDERED.set_index("row_id")["side"]
    assert sides["own-af-value-2018"] == -1
    assert sides["own-cod-cobalt-2019"] == 1
    assert sides["own-tenke"] == 0


def test_other_controllers_and_scopes_are_left_out():
    assert set(ORDERED["controller"]) == {"China"}
    assert "loans" not in set(ORDERED["scope"])


def test_the_range_of_a_scope_is_that_of_its_rows():
    ranges = range_by_scope(ORDERED).set_index("scope")
    assert (ranges["low"]["continent"], ranges["high"]["continent"]) == (7, 8)
    assert ranges["high"]["mine"] == 98


@pytest.mark.parametrize(
    ("qualifier", "side"), [("less than", -1), ("at least", 1), ("more than", 1), ("about", 0), ("", 0)]
)
def test_words_before_a_share_say_on_which_side_it_is_open(qualifier, side):
    row = {"row_id": "o", "controller": "China", "scope": "mine", "value": 5.0, "unit": "percent"}
    assert order_shares(pd.DataFrame([row | {"qualifier": qualifier}]))["side"].tolist() == [side]
