"""Headlines on the quotas turn when a row behind them does."""

import pytest
from turning import changed, holds, outcomes, turns_between

from chokepoint.stories.registered import BOOK


def test_a_larger_quota_would_make_the_cut_a_small_one(tables):
    mild = changed(
        tables,
        "export_quotas",
        lambda rows: (
            (rows["year"] == 2010)
            & (rows["batch"] == "full_year")
            & (rows["recipients"] == "all")
            & (rows["measure"] == "quota")
        ),
        value=45_000.0,
    )
    assert holds("quotas-cut_percent", tables)
    assert not holds("quotas-cut_percent", mild)
    assert not holds("quotas-use_top", mild)
    assert not holds("quotas-nine_months", mild)


def test_every_printed_percentage_and_tonnage_of_the_cut_is_tried(tables):
    headline = BOOK.headlines["quotas-cut_percent"]
    values = [headline.compute(case.tables, **case.options).value for case in headline.cases(tables)]
    assert min(values) == pytest.approx(37)
    assert max(values) == pytest.approx(40)


def test_foreign_firms_had_lost_some_before_july(tables):
    found = outcomes("quotas-second_share", tables)
    assert found["domestic firms alone"]
    assert not found["foreign-invested firms alone"]


def test_what_no_second_table_prints_has_no_case(tables):
    assert outcomes("quotas-japan_change", tables) == {}


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("cut_percent", 33.4, 33.3, 0),
        ("second_share", 100, 99.9, 0),
        ("use_top", 100.1, 100, 0),
        ("use_low", 99.9, 100, 0),
        ("japan_change", 0.1, 0, 0),
        ("parts_others_abs", 10.1, 10, 10),
        ("ceiling_times", 2.1, 2, 0),
        ("dep_last", 59.9, 60, 60),
        ("order_r", -0.1, 0, 0),
        ("nine_months", 30.1, 30, 30),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"quotas-{key}", inside, outside, against)
