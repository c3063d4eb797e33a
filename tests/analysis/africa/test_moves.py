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


def test_deals_are_counted_among_the_moves_of_a_side():
    rows = pd.DataFrame({"side": ["A", "A", "B"], "kind": ["money or deal", "visit", "visit"]})
    counted = count_by_side(rows.assign(row_id=list("abc"), row_ids=list("abc"), day=DAY))
    assert counted[["side", "n", "deals"]].values.tolist() == [["A", 2, 1], ["B", 1, 0]]


def test_a_control_of_the_day_is_not_ahead_and_a_decision_stands_for_its_effect():
    rows = pd.DataFrame({"row_id": ["a", "b", "c"], "effective": ["2026-02-28", "2026-03-01", ""]})
    ordered = order_controls(rows.assign(decided="2025-01-01"), DAY)
    assert ordered[["row_id", "is_ahead"]].values.tolist() == [["c", False], ["a", False], ["b", True]]
    assert before(ordered[1:], DAY).empty
    assert before(ordered[1:], DAY + pd.Timedelta(days=1))["row_id"].tolist() == ["a"]


def test_a_move_of_the_day_is_made_and_a_repeat_is_none():
    rows = pd.DataFrame({"row_id": ["a", "b"], "date": "2026-02-28", "is_repeat": ["no", "yes"]})
    assert select_moves(rows, DAY)["row_id"].tolist() == ["a"]
