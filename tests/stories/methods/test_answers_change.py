"""The examples on change: signs, years, months and ends of ranges, beside the chapters' answers."""

import pandas as pd
import pytest
from changed import edit

from chokepoint.stories.methods import answers_change as change


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("batch_change", 100 * (7976 / 28417 - 1)),
        ("short_monthly", 100 * (34156 / 10 / (43574 / 12) - 1)),
        ("use_percent", 100 * 39813 / 30258),
        ("pace_before", 5095),
        ("pace_after_n", 8),
        ("price_least", 390.566),
        ("price_most", 480),
        ("gallium_own", 2),
        ("gallium_mark", 40),
        ("gallium_gap", 38),
    ],
)
def test_the_published_figures_give_the_example(now, key, value):
    assert now.ask(key).number == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("batch_year", "2010"),
        ("short_year", "2008"),
        ("pace_year", "2025"),
        ("rate_year", "2012"),
        ("gap_goods", "samarium"),
        ("gallium_due", "2030"),
    ],
)
def test_years_and_goods_are_named(now, key, words):
    assert now.ask(key).value == words


def test_the_parts_of_a_change_add_up_to_it(now):
    whole, own, others = (now.ask(f"parts_{part}").number for part in ("change", "own", "others"))
    assert whole == pytest.approx(own + others)
    assert others < 0 < own


def test_the_ends_of_a_change_hold_it(now):
    least, middle, most = (now.ask(f"price_{end}").number for end in ("least", "change", "most"))
    assert least < middle < most


def test_the_year_of_a_rate_is_that_of_the_newest_price_in_yuan(told):
    days = pd.to_datetime(["2011-09-16", "2012-03-09", "2013-01-01"])
    dated = pd.DataFrame({"currency": ["CNY", "CNY", "USD"], "day": days, "row_ids": ["a", "b", "c"]})
    found = change.prices_in_yuan(told(dated_prices=dated))
    assert found[["year", "row_ids"]].to_numpy().tolist() == [[2012, "b"]]


@pytest.mark.parametrize(
    ("metal", "stage", "rows"),
    [("gallium", "processing", 1), ("gallium", "extraction", 0), ("germanium", "processing", 0)],
)
def test_only_processed_gallium_is_set_beside_the_benchmark(told, metal, stage, rows):
    against = pd.DataFrame({"commodity_id": [metal], "stage": [stage], "by_date": ["2030-12-31"]})
    assert change.gallium_in_the_eu(told(measured_shares=against))["due"].tolist() == ["2030"] * rows


def test_what_is_to_go_is_spread_over_the_years_left(now):
    gap, years = now.ask("gallium_gap").number, now.ask("gallium_years").number
    assert now.ask("gallium_pace").number == pytest.approx(gap / years)


def test_a_material_needs_both_lines(now, given):
    assert 0 < now.ask("meets_n").number < now.ask("scored_n").number
    look = given(edit("targets", "tgt-eucrm-ei", threshold=100.0))
    assert (look.ask("meets_n").value, look.ask("scored_n").value) == (0, now.ask("scored_n").value)


def test_where_nothing_was_scored_the_count_is_nil(told):
    nothing = pd.DataFrame({"row_ids": pd.Series(dtype=str)})
    assert change.materials_scored(told(scores=nothing))["n"].item() == 0
