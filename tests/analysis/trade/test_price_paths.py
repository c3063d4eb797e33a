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


def test_peaks_are_those_of_the_same_goods_or_of_one_series_each(placed):
    alone = price_paths.peaks(price_paths.multiples(placed, price_paths.ALONE)).set_index("case")
    # 9.50 over 3.40 dollars in one document, 550 over 257.5 by one reporter
    assert alone.loc["rare_earths", "times"] == pytest.approx(9.5 / 3.4)
    assert alone.loc["gallium", "times"] == pytest.approx(550 / 257.5)
    peaks = price_paths.peaks(price_paths.multiples(placed)).set_index("case")
    # 125 over 3.40 dollars for samarium, 60.5 over 19 for antimony, 1,375 over 257.5 for gallium
    assert peaks.loc["rare_earths", "goods"] == "samarium"
    assert peaks.loc["rare_earths", "times"] == pytest.approx(125 / 3.4)
    assert peaks.loc["antimony", "times"] == pytest.approx(60.5 / 19)
    assert peaks.loc["gallium", "times"] == pytest.approx(1375 / 257.5)


def test_a_series_without_a_price_before_has_no_multiple():
    rows = pd.DataFrame(
        {"sold_at": ["x", "x"], "months": [1.0, 2.0], "usd_mid": [1.0, 9.0], "firm": [True, True]}
    ).assign(case="gallium", goods="gallium", side="outside", day=pd.Timestamp("2024-01-01"), row_ids="p")
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


def modern(*rows):
    """Give prices of gallium in dollars from ``(day, region, usd, status)``."""
    frame = pd.DataFrame(rows, columns=["day", "region", "usd_mid", "status"])
    ids = [f"p{n}" for n in range(len(frame))]
    return frame.assign(
        day=pd.to_datetime(frame["day"]), date=frame["day"],
        usd_low=frame["usd_mid"] - 1, usd_high=frame["usd_mid"] + 1,
        commodity_id="gallium", reporter="R", grade="4N", delivery="", market_as_printed="M",
        row_id=ids, row_ids=ids,
    )  # fmt: skip


BEGUN = pd.DataFrame({"case": ["gallium"], "day": [pd.Timestamp("2023-07-03")]})
NO_RARE = pd.DataFrame(columns=["commodity_id", "status", "source_id", *price_paths._POINTS])


def test_points_say_on_which_side_and_how_firm_they_are():
    rows = modern(("2023-07-03", "China", 9.0, "reported"), ("2023-08-03", "Europe", 9.0, "less_than"))
    found = price_paths.points(rows, NO_RARE, BEGUN).set_index("row_ids")
    assert found["side"].to_dict() == {"p0": "inside", "p1": "outside"}
    assert found["firm"].to_dict() == {"p0": True, "p1": False}
    assert found["series"].to_dict() == {"p0": "R | 4N | China", "p1": "R | 4N | Europe"}
    assert found["months"].round(1).to_dict() == {"p0": 0, "p1": 1}
    assert price_paths.points(rows, NO_RARE, BEGUN.assign(case="tin")).empty


def placed_at(*rows):
    """Place firm prices from ``(series, months, usd)``."""
    frame = pd.DataFrame(rows, columns=["sold_at", "months", "usd_mid"])
    ids = [f"p{n}" for n in range(len(frame))]
    return frame.assign(
        case="gallium",
        goods="gallium",
        side="outside",
        firm=True,
        row_ids=ids,
        day=pd.Timestamp("2024-01-01"),
    )


def test_a_multiple_is_over_the_last_price_before_the_news_and_the_day_itself_is_after():
    found = price_paths.multiples(
        placed_at(("x", 0, 6), ("x", -0.1, 2), ("x", 3, 4), ("x", -5, 1), ("y", -1, 9))
    )
    assert found[["months", "base_months", "base", "price", "times"]].values.tolist() == [
        [0, -0.1, 2, 6, 3],
        [3, -0.1, 2, 4, 2],
    ]
    assert found["row_ids"].tolist() == ["p0;p1", "p1;p2"]
    top = price_paths.peaks(pd.concat([found, found.assign(side="inside", times=9)]))
    assert top["times"].tolist() == [3]


def gap_of(*rows):
    none = pd.DataFrame(columns=["commodity_id", "inside_day", "low", "high", "row_ids"])
    return price_paths.gaps(modern(*rows), none, BEGUN)


@pytest.mark.parametrize(("day", "n"), [("2023-10-15", 1), ("2023-10-16", 0)])
def test_prices_of_a_modern_pair_lie_at_most_45_days_apart(day, n):
    found = gap_of(("2023-08-31", "China", 100, "reported"), (day, "Europe", 150, "doubtful"))
    assert found[["low", "high", "firm"]].values.tolist() == [[1.5, 1.5, False]] * n


@pytest.mark.parametrize(
    ("inside", "outside", "n"),
    [
        ("2023-07-03", "2023-07-04", 0),
        ("2023-07-04", "2023-07-03", 0),
        ("2023-07-02", "2023-07-03", 1),
        ("2023-07-04", "2023-07-05", 1),
    ],
)
def test_a_pair_lies_on_one_side_of_the_news(inside, outside, n):
    assert len(gap_of((inside, "China", 100, "reported"), (outside, "Europe", 150, "reported"))) == n


def test_the_widest_gap_is_firm_and_after_the_news():
    rows = pd.DataFrame({"case": "gallium", "months": [-1, 0, 1, 2], "low": [9, 3, 2, 8]})
    placed = rows.assign(firm=[True, True, True, False], row_ids=list("abcd"))
    assert price_paths.widest(placed)["row_ids"].tolist() == ["b"]
