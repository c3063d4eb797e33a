"""Headlines on who produces what turn when a row behind them does."""

import pytest
from turning import changed, holds

from chokepoint.stories.registered import BOOK


def test_a_smaller_figure_for_china_would_end_the_majority(tables):
    small = changed(
        tables,
        "production",
        lambda rows: (
            (rows["commodity_id"] == "rare_earths")
            & (rows["country_iso3"] == "CHN")
            & (rows["vintage"] == "2026")
        ),
        value=100_000.0,
        quantity_kg=1e8,
    )
    assert holds("concentration-leader_share", tables)
    assert not holds("concentration-leader_share", small)


def test_the_low_is_one_edition_s_and_another_table_denies_it(tables):
    headline = BOOK.headlines["concentration-ree_low"]
    readings = {case.values["publisher"]: headline.compute(case.tables, **case.options)
                for case in headline.cases(tables)}  # fmt: skip
    low = headline.compute(tables)
    assert low.value == pytest.approx(57.2, abs=0.05)
    assert readings["BGS"].value == pytest.approx(68.4, abs=0.05)
    assert not headline.condition.holds(readings["BGS"])


def test_a_table_below_the_quoted_share_would_be_noticed(tables):
    quoted = changed(tables, "uses", lambda rows: rows["source_id"] == "reuters_2023_07_factbox", value=99.5)
    assert holds("concentration-gallium_low", tables)
    assert not holds("concentration-gallium_low", quoted)
