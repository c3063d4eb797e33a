"""Headlines on Africa turn when a row behind them does, and with the meaning of a word."""

import pytest
from turning import changed, holds, outcomes

from chokepoint.stories.registered import BOOK


def test_the_first_edition_of_2024_made_africa_a_larger_source(tables):
    headline = BOOK.headlines["africa-ree_share"]
    found = {
        (case.values["publisher"], case.values["edition"]): headline.compute(case.tables, **case.options)
        for case in headline.cases(tables)
    }
    assert found["USGS", "2025"].value == pytest.approx(3.8, abs=0.05)
    assert not headline.condition.holds(found["USGS", "2025"])


def test_one_more_billion_would_have_kept_china_first(tables):
    more = changed(
        tables,
        "external_debt",
        lambda rows: (
            (rows["area_iso3"] == "AFR") & (rows["year"] == 2022) & (rows["creditor"] == "china_bilateral")
        ),
        value=1e6,
    )
    assert holds("africa-china_2022", tables)
    assert not holds("africa-china_2022", more)
    assert not holds("africa-single_last", more)


def test_who_counts_as_a_creditor_decides(tables):
    found = outcomes("africa-china_2022", tables)
    assert not found["bilateral lenders, Africa"]
    assert found["the World Bank as one, Africa"]


def test_a_mine_that_operates_would_make_the_none_false(tables):
    running = changed(
        tables,
        "mining_projects",
        lambda rows: rows["commodities"].str.contains("rare_earths"),
        phase="operating",
    )
    assert holds("africa-ree_running", tables)
    assert not holds("africa-ree_running", running)


def test_the_named_minerals_are_those_the_chapter_finds(tables):
    words = BOOK.headlines["africa-leading_minerals"].compute(tables).fact
    assert words == "tantalum, platinum, cobalt and manganese"
