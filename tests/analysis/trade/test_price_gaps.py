"""The two-tier price without an exchange rate from elsewhere."""

import pandas as pd
import pytest

from chokepoint.analysis.trade import price_gaps
from chokepoint.data import load_table


def price(row_id, market, period, low, high=None, currency="USD", unit="kg", **more):
    row = {
        "row_id": row_id, "commodity_id": "samarium", "form": "oxide", "market": market, "period": period,
        "period_type": "spot", "currency": currency, "unit": unit, "status": "reported",
    }  # fmt: skip
    ends = (
        {"value": low, "low": None, "high": None}
        if high is None
        else {"value": None, "low": low, "high": high}
    )
    return row | ends | more


def dated(*rows):
    return price_gaps.dated_prices(pd.DataFrame(rows).astype({"low": float, "high": float, "value": float}))


IN_DOLLARS = price("a", "China", "2011-09", 20.0)
IN_YUAN = price("b", "China", "2011-09-16", 120_000, 140_000, currency="CNY", unit="t")
ABROAD = price("c", "FOB China", "2011-10", 80.0)


def test_a_rate_follows_from_one_price_in_two_currencies():
    (rate,) = price_gaps.implied_rate(dated(IN_DOLLARS, IN_YUAN)).itertuples()
    assert (rate.low, rate.high) == (6.0, 7.0)
    assert rate.row_ids == "a;b"


def test_two_pairs_narrow_the_rate_to_what_they_share():
    other = [row | {"commodity_id": "lanthanum"} for row in (price("d", "China", "2011-09", 20.0),)]
    yuan = price(
        "e", "China", "2011-09-16", 130_000, 160_000, currency="CNY", unit="t", commodity_id="lanthanum"
    )
    (rate,) = price_gaps.implied_rate(dated(IN_DOLLARS, IN_YUAN, *other, yuan)).itertuples()
    assert (rate.low, rate.high) == (6.5, 7.0)


def test_without_such_a_pair_only_dollars_are_compared():
    prices = dated(IN_YUAN, ABROAD)
    rate = price_gaps.implied_rate(prices)
    assert rate.empty
    assert price_gaps.price_gaps(prices, rate).empty


def test_every_ratio_carries_the_span_of_the_rate_and_of_the_quotation():
    prices = dated(IN_DOLLARS, IN_YUAN, ABROAD)
    gaps = price_gaps.price_gaps(prices, price_gaps.implied_rate(prices)).set_index("basis")
    assert gaps.loc["dollars", ["low", "high"]].tolist() == [4.0, 4.0]
    assert gaps.loc["implied rate", "low"] == pytest.approx(80 * 6 / 140)
    assert gaps.loc["implied rate", "high"] == pytest.approx(80 * 7 / 120)


def test_metal_is_not_set_against_oxide_nor_prices_far_apart():
    for other in (ABROAD | {"form": "metal"}, ABROAD | {"period": "2012-06"}):
        assert price_gaps.price_gaps(
            dated(IN_DOLLARS, other), price_gaps.implied_rate(dated(IN_DOLLARS))
        ).empty


def test_the_published_ratios_are_found():
    # La about 80 against 20.63, Sm about 120 against 17.14 USD/kg (mining.com, October 2011, crediting Lynas)
    prices = price_gaps.dated_prices(load_table("rare_earth_prices"))
    gaps = price_gaps.price_gaps(prices, price_gaps.implied_rate(prices)).query("basis == 'dollars'")
    found = gaps.set_index("commodity_id")["low"].round(1).to_dict()
    assert found == {"lanthanum": 3.9, "samarium": 7.0}


def test_the_licence_alone_is_no_price_of_goods():
    assert "export_licence" not in set(price_gaps.dated_prices(load_table("rare_earth_prices"))["form"])


def test_prices_in_yuan_are_ranges_in_dollars():
    prices = dated(IN_DOLLARS, IN_YUAN)
    valued = price_gaps.in_dollars(prices, price_gaps.implied_rate(prices)).set_index("row_id")
    assert valued.loc["b", "usd_low"] == pytest.approx(120 / 7)
    assert valued.loc["b", "usd_high"] == pytest.approx(140 / 6)
    assert not valued.loc["a", "converted"]


def test_few_pairs_have_no_order():
    gaps = pd.DataFrame({"low": [1.0, 2], "high": [1.0, 2], "outside_usd": [1.0, 2], "row_ids": ["a", "b"]})
    gaps = gaps.assign(commodity_id=["a", "b"], form="oxide", days_apart=0)
    assert price_gaps.order_of_gaps(gaps).empty
    more = gaps.assign(low=gaps["low"] + 2, high=gaps["high"] + 2, outside_usd=[3.0, 4], form="metal")
    four = pd.concat([gaps, more])
    assert price_gaps.order_of_gaps(four)["correlation"].item() == pytest.approx(1)


def test_a_path_runs_from_the_first_price_over_the_peak():
    prices = dated(
        ABROAD | {"period": "2007", "value": 4.0}, ABROAD, ABROAD | {"period": "2012", "value": 10.0}
    )
    (path,) = price_gaps.price_path(prices, "samarium", "FOB China").itertuples()
    assert (path.first, path.peak, path.last, path.times) == (4.0, 80.0, 10.0, 20.0)
    assert price_gaps.price_path(prices, "lanthanum", "FOB China").empty


@pytest.mark.parametrize(
    ("period", "kind", "day"),
    [
        ("2011", "year_average", "2011-07-02"),
        ("2011", "year_end", "2011-12-31"),
        ("2011-09-11", "spot", "2011-09-11"),
    ],
)
def test_a_price_stands_in_the_middle_of_its_period_or_at_the_end_of_the_year(period, kind, day):
    found = dated(ABROAD | {"period": period, "period_type": kind})
    assert found["day"].tolist() == [pd.Timestamp(day)]


def test_prices_of_a_tonne_are_a_thousandth_a_kilogram_and_ranges_have_a_middle():
    found = dated(price("a", "FOB China", "2011", 4000.0, 8000.0, unit="t"), ABROAD).set_index("row_id")
    assert found.loc["a", ["low", "mid", "high"]].tolist() == [4, 6, 8]
    assert found.loc["c", ["low", "mid", "high"]].tolist() == [80, 80, 80]


def yuan_of(row_id, low, high):
    return price(row_id, "China", "2011-09-16", low, high, currency="CNY", commodity_id="lanthanum")


@pytest.mark.parametrize(
    ("low", "high", "rate"), [(140, 160, (7, 7)), (150, 160, (6, 8)), (100, 120, (6, 6)), (100, 110, (5, 7))]
)
def test_pairs_without_a_common_rate_bound_it_together(low, high, rate):
    other = price("d", "China", "2011-09", 20.0, commodity_id="lanthanum")
    (found,) = price_gaps.implied_rate(
        dated(IN_DOLLARS, IN_YUAN, other, yuan_of("e", low, high))
    ).itertuples()
    assert (found.low, found.high) == rate


@pytest.mark.parametrize(
    "other", [{"period": "2011-10"}, {"market": "FOB China"}, {"form": "metal"}, {"commodity_id": "cerium"}]
)
def test_a_rate_needs_both_currencies_for_the_same_goods_month_and_place(other):
    assert price_gaps.implied_rate(dated(IN_DOLLARS | other, IN_YUAN)).empty


def test_without_a_rate_prices_in_yuan_have_no_dollars():
    prices = dated(IN_YUAN, price("x", "China", "2011", 4.0, 8.0))
    valued = price_gaps.in_dollars(prices, price_gaps.implied_rate(prices))
    assert valued[["row_id", "usd_low", "usd_mid", "usd_high"]].values.tolist() == [["x", 4, 6, 8]]


def gaps_of(*rows, **options):
    prices = dated(*rows)
    return price_gaps.price_gaps(prices, price_gaps.implied_rate(prices), **options)


@pytest.mark.parametrize(("day", "found"), [("2011-11-15", 1), ("2011-11-16", 0)])
def test_prices_of_a_pair_lie_at_most_75_days_apart(day, found):
    inside = price("a", "China", "2011-09-01", 20.0)
    assert len(gaps_of(inside, ABROAD | {"period": day})) == found
    assert len(gaps_of(inside, ABROAD | {"period": day}, days=76)) == 1


@pytest.mark.parametrize(
    "other", [{"commodity_id": "cerium"}, {"form": "metal"}, {"market": "China"}, {"currency": "CNY"}]
)
def test_a_gap_is_between_the_same_goods_in_dollars_on_either_side_of_the_border(other):
    assert len(gaps_of(IN_DOLLARS, ABROAD)) == 1
    assert gaps_of(IN_DOLLARS, ABROAD | other).empty


def test_of_several_prices_inside_the_closest_meets_a_price_outside_and_each_market_counts():
    near, far = price("n", "China", "2011-10-10", 40.0), price("f", "China", "2011-10-01", 20.0)
    europe = ABROAD | {"row_id": "e", "market": "Europe", "period": "2011-10-02", "value": 100.0}
    found = gaps_of(near, far, ABROAD | {"period": "2011-10-12"}, europe).set_index("market")
    assert found["row_ids"].to_dict() == {"FOB China": "c;n", "Europe": "e;f"}
    assert found["days_apart"].to_dict() == {"FOB China": 2, "Europe": 1}
    assert found["outside_usd"].to_dict() == {"FOB China": 80, "Europe": 100}
    assert price_gaps.widest(found)["low"].tolist() == [5]


@pytest.mark.parametrize(("n", "known"), [(3, False), (4, True)])
def test_an_order_needs_four_pairs_and_goes_by_the_middle_of_each_gap(n, known):
    # by their lower ends alone the gaps would grow with the price, by the middle they shrink
    gaps = pd.DataFrame({"low": [1.0, 2, 3, 4], "high": [9.0, 7, 5, 3], "outside_usd": [1.0, 2, 3, 4]})
    goods = {"commodity_id": list("abcd"), "form": "oxide", "days_apart": 0, "row_ids": list("abcd")}
    order = price_gaps.order_of_gaps(gaps.assign(**goods)[:n])
    assert order[["correlation", "n"]].values.tolist() == ([[-1, 4]] if known else [])


def test_goods_with_two_pairs_count_once_in_the_order_by_the_surer_of_them():
    ends = {"low": [1.0, 2, 3, 3, 9], "high": [9.0, 7, 5, 4, 9]}
    gaps = pd.DataFrame({**ends, "outside_usd": [1.0, 2, 3, 4, 4]})
    goods = {"commodity_id": list("abcdd"), "form": "oxide", "row_ids": list("abcde")}
    order = price_gaps.order_of_gaps(gaps.assign(**goods, days_apart=[0, 0, 0, 0, 1]))
    assert order[["correlation", "n", "row_ids"]].to_numpy().tolist() == [[-1, 4, "a;b;c;d"]]
    metal = price_gaps.order_of_gaps(gaps.assign(**goods | {"form": ["oxide"] * 4 + ["metal"]}, days_apart=0))
    assert metal["n"].tolist() == [5]


def test_a_path_needs_two_prices_of_one_market_and_form():
    earlier = ABROAD | {"period": "2007", "value": 4.0, "row_id": "d"}
    (path,) = price_gaps.price_path(dated(ABROAD, earlier), "samarium", "FOB China").itertuples()
    assert (path.first, path.last, path.times, path.row_ids) == (4, 80, 20, "c;d")
    for other in ({"form": "metal"}, {"market": "Europe"}, {"commodity_id": "cerium"}):
        assert price_gaps.price_path(dated(ABROAD, earlier | other), "samarium", "FOB China").empty
    metal = dated(*(row | {"form": "metal"} for row in (ABROAD, earlier)))
    assert len(price_gaps.price_path(metal, "samarium", "FOB China", "metal")) == 1


def test_a_price_inside_meets_the_nearest_of_each_market_outside():
    inside = price("a", "China", "2011-09-01", 20.0)
    outside = [
        price(name, market, day, 80.0)
        for name, market, day in (
            ("far", "FOB China", "2011-08-05"), ("near", "FOB China", "2011-09-05"),
            ("later", "Europe", "2011-10-20"), ("sooner", "Europe", "2011-09-10"),
        )
    ]  # fmt: skip
    found = gaps_of(inside, *outside)
    assert found[["market", "days_apart", "row_ids"]].values.tolist() == [
        ["Europe", 9, "a;sooner"],
        ["FOB China", 4, "a;near"],
    ]
