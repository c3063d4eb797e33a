import pandas as pd

from chokepoint.analysis.africa.moves import before, count_by_side, order_controls, select_moves
from chokepoint.data import load_table

MOVES = load_table("counter_moves")
DAY = pd.Timestamp("2026-02-28")


def test_repeats_are_left_out_and_the_rest_is_in_order():
    made = select_moves(MOVES, DAY)
    assert len(made) == len(MOVES) - 4
    assert made["day"].is_monotonic_increasing


def test_a_move_after_the_day_is_not_made_yet():
    assert select_moves(MOVES, pd.Timestamp("2011-07-13"))["side"].tolist()[-1] == "Korea and Japan"
    assert select_moves(MOVES, pd.Timestamp("2005-12-31")).empty


def test_the_sides_add_up_to_all_moves():
    made = select_moves(MOVES, DAY)
    counted = count_by_side(made)
    assert counted["n"].sum() == len(made)
    assert counted["n"].is_monotonic_decreasing
    assert (counted["deals"] <= counted["n"]).all()


def test_controls_stand_in_order_of_effect_and_know_what_is_ahead():
    ordered = order_controls(load_table("african_export_controls"), DAY)
    assert ordered["day"].is_monotonic_increasing
    assert ordered.loc[ordered["is_ahead"], "country_iso3"].tolist() == ["ZWE", "GAB"]


def test_before_needs_the_whole_period_to_have_ended():
    ordered = order_controls(load_table("african_export_controls"), DAY)
    names = set(before(ordered, pd.Timestamp("2023-07-03"))["row_id"])
    assert "axc-nam-2023-06" in names
    assert "axc-gha-2023" not in names
    assert "axc-nam-2023-06" not in set(before(ordered, pd.Timestamp("2023-06-15"))["row_id"])
