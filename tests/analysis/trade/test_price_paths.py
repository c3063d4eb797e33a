"""Prices after a restriction: each against its own series, outside against inside."""

import pandas as pd
import pytest

from chokepoint.analysis.policy import precedents
from chokepoint.analysis.trade import price_gaps, price_paths, prices
from chokepoint.data import load_table


@pytest.fixture(scope="module")
def begun():
    return precedents.starts(load_table("precedents"), load_table("controls"), load_table("quota_timeline"))


@pytest.fixture(scope="module")
def usd():
    return prices.to_usd_per_kg(load_table("prices"))


@pytest.fixture(scope="module")
def placed(usd, begun):
    dated = price_gaps.dated_prices(load_table("rare_earth_prices"))
    rare = price_gaps.in_dollars(dated, price_gaps.implied_rate(dated))
    return precedents.within(price_paths.points(usd, rare, begun), 60)


def test_peaks_are_those_of_one_series_each(placed):
    peaks = price_paths.peaks(price_paths.multiples(placed)).set_index("case")
    # 125 over 3.40 dollars for samarium, 60.5 over 19 for antimony, 550 over 257.5 for gallium
    assert peaks.loc["rare_earths", "goods"] == "samarium"
    assert peaks.loc["rare_earths", "times"] == pytest.approx(125 / 3.4)
    assert peaks.loc["antimony", "times"] == pytest.approx(60.5 / 19)
    assert peaks.loc["gallium", "times"] == pytest.approx(550 / 257.5)


def test_a_price_at_the_port_stands_outside(usd):
    moved = price_paths.move_port_prices(usd).set_index("row_id")
    assert moved.loc["price-p044", "region"] == "Other"
    assert moved.loc["price-p046", "region"] == "China"
    works = usd.assign(delivery=usd["delivery"].replace("fob", "ex_works"))
    assert set(price_paths.move_port_prices(works)["region"]) == set(usd["region"])
    assert (price_paths.move_port_prices(works)["region"] == usd["region"]).all()


def test_a_series_without_a_price_before_has_no_multiple():
    rows = pd.DataFrame(
        {"series": ["x", "x"], "months": [1.0, 2.0], "usd_mid": [1.0, 9.0], "firm": [True, True]}
    ).assign(case="gallium", goods="gallium", side="outside", row_ids="p")
    assert price_paths.multiples(rows).empty


def test_doubtful_prices_make_no_multiple(placed):
    found = price_paths.multiples(placed)
    assert "price-p062" not in ";".join(found["row_ids"])


def gaps(usd, begun):
    dated = price_gaps.dated_prices(load_table("rare_earth_prices"))
    return price_paths.gaps(usd, price_gaps.price_gaps(dated, price_gaps.implied_rate(dated)), begun)


def test_the_gap_of_antimony_and_of_samarium(usd, begun):
    widest = price_paths.widest(gaps(usd, begun)).set_index("case")
    # 39.75 over 19.479 dollars; 120 over 17.14 dollars
    assert widest.loc["antimony", "low"] == pytest.approx(39.75 / 19.479)
    assert widest.loc["rare_earths", "low"] == pytest.approx(120 / 17.14)


def test_no_pair_sets_a_price_before_the_news_against_one_after_it(usd, begun):
    found = gaps(usd, begun)
    own = found[found["case"] == "gallium"]
    assert "price-p007" not in ";".join(own["row_ids"]), "the price of the day itself has no fair partner"
    assert own["months"].min() < 0 < own["months"].max()


def test_no_gap_is_an_empty_frame_with_its_columns(usd, begun):
    assert price_paths.widest(gaps(usd.head(0), begun.iloc[1:2])).empty
