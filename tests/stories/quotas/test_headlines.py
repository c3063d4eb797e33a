"""Headlines on the quotas turn when a row behind them does."""

import pytest
from turning import changed, holds, outcomes

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
