"""Headlines on Africa turn when a row behind them does, and with the meaning of a word."""

import pandas as pd
import pytest
from turning import changed, holds, outcomes, turns_between

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.stories.registered import BOOK


def test_the_first_edition_of_2024_made_africa_a_larger_source(now):
    headline = BOOK.headlines["africa-ree_share"]
    found = {
        (case.values["publisher"], case.values["edition"]): headline.compute(
            now.over(case.tables), **case.options
        )
        for case in headline.cases(now.tables)
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


def test_who_counts_as_a_creditor_decides(now):
    found = outcomes("africa-china_2022", now)
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


def test_the_named_minerals_are_those_the_chapter_finds(now):
    words = BOOK.headlines["africa-leading_minerals"].compute(now).fact
    assert words == "tantalum, platinum, cobalt and manganese"


NOT_YET = {
    "africa-bilateral_since": ("external_debt", {"value": 0.0}),
    "africa-first_share": ("loans_by_country", {"database": "CODF"}),
    "africa-last_loans": ("loans_by_year", {"database": "CODF"}),
    "africa-ree_running": ("mining_projects", {"commodities": "tin"}),
    "africa-us_last_ahead": ("fdi", {"value": 0.0}),
    "africa-west_months": ("counter_moves", {"side": "China"}),
    "africa-wb_years": ("external_debt", {"area_iso3": "SSA"}),
    "africa-leading_minerals": ("production", {"commodity_id": "tin"}),
}


@pytest.mark.parametrize(("name", "change"), NOT_YET.items())
def test_a_headline_without_a_value_is_left_out(tables, name, change):
    table, values = change
    without = Narrowed(tables, **{table: tables[table].assign(**values)})
    assert BOOK.headlines[name].compute(without) is None


def lent(*billions):
    years = range(2000, 2000 + len(billions))
    rows = pd.DataFrame({"year": years, "value": [1000.0 * one for one in billions]})
    ids = [f"lby-cla-{year}" for year in years]
    return rows.assign(row_id=ids, database="CLA", scope="named states", price_basis="nominal")


@pytest.mark.parametrize(("last", "expected"), [(24.9, True), (25.0, False)])
def test_lending_fell_if_it_is_below_a_quarter_of_its_peak(tables, last, expected):
    now = Narrowed(tables, loans_by_year=lent(10, 100, last))
    assert holds("africa-last_loans", now) == expected


@pytest.mark.parametrize(("share", "expected"), [(25.1, True), (25.0, False)])
def test_the_largest_borrower_stands_out_above_a_quarter(tables, share, expected):
    parts = [share, *[(100 - share) / 5] * 5]
    rows = pd.DataFrame({"value": parts, "database": "CLA", "country_iso3": ["AGO", *"ABCDE"]})
    now = Narrowed(tables, loans_by_country=rows.assign(row_id=[f"lbc-cla-{n}" for n in range(6)]))
    assert holds("africa-first_share", now) == expected


@pytest.mark.parametrize(
    ("first", "expected"), [("2023-06", True), ("2023-07-01", False), ("2023-08", False)]
)
def test_western_moves_come_before_the_notice_by_whole_months(tables, first, expected):
    rows = tables["counter_moves"]
    west = rows[rows["side"] == "United States"].head(1).assign(date=first)
    assert holds("africa-west_months", Narrowed(tables, counter_moves=west)) == expected


def test_a_year_is_kept_as_the_chapter_prints_it(now):
    for name, year in {"bilateral_since": 2012, "single_last": 2021, "us_last_ahead": 2012}.items():
        found = BOOK.headlines[f"africa-{name}"].compute(now)
        assert (found.value, found.fact) == (year, str(year))


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("leading_minerals", 50.1, 50, 0),
        ("ree_share", 1.9, 2, 0),
        ("bilateral_since", 2010, 2009, 0),
        ("single_last", 2021, 2022, 0),
        ("wb_years", 0, 1, 0),
        ("china_2022", 9.9, 10, 10),
        ("us_last_ahead", 2010, 2009, 0),
        ("last_loans", 9.9, 10, 40),
        ("first_share", 25.1, 25, 0),
        ("ree_running", 0, 1, 0),
        ("west_months", 0.1, 0, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"africa-{key}", inside, outside, against)
