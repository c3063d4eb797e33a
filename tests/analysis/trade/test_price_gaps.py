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
    assert price_gaps.order_of_gaps(gaps).empty
    four = pd.concat([gaps, gaps.assign(low=gaps["low"] + 2, high=gaps["high"] + 2, outside_usd=[3.0, 4])])
    assert price_gaps.order_of_gaps(four)["correlation"].item() == pytest.approx(1)


def test_a_path_runs_from_the_first_price_over_the_peak():
    prices = dated(
        ABROAD | {"period": "2007", "value": 4.0}, ABROAD, ABROAD | {"period": "2012", "value": 10.0}
    )
    (path,) = price_gaps.price_path(prices, "samarium", "FOB China").itertuples()
    assert (path.first, path.peak, path.last, path.times) == (4.0, 80.0, 10.0, 20.0)
    assert price_gaps.price_path(prices, "lanthanum", "FOB China").empty
