"""Prices inside and outside, on either side of the notice, and what the model expected."""

import pandas as pd
import pytest
from controls_world import asked, like, looking

NO_DERIVED = {"export_derivations": like("export_derivations", "drv-01")}


def price(day, usd, region="Europe", **cells):
    own = {"date": day, "region": region, "usd_per_kg_low": float(usd), "usd_per_kg_high": float(usd)}
    return own | cells


def world(*rows):
    return {"prices": like("prices", "price-p001", *rows), **NO_DERIVED}


def test_the_published_price_outside_rose_more_than_the_one_inside():
    answer = looking().ask("price_change")
    assert answer.value == pytest.approx(433.98, abs=0.01)
    assert str(answer.date) == "2025-12-22"
    assert answer.low < answer.value < answer.high
    assert asked("price_multiple") == pytest.approx(1 + answer.value / 100)
    assert asked("inside_change") == pytest.approx(26.32, abs=0.01)


def test_the_day_of_the_notice_parts_the_base_from_what_came_after():
    rows = price("2023-07-02", 100), price("2023-07-03", 150)
    found = {key: asked(key, **world(*rows)) for key in ("price_base", "price_last", "price_change")}
    assert found == {"price_base": 100, "price_last": 150, "price_change": pytest.approx(50)}
    assert asked("price_change", **world(price("2023-07-03", 100), price("2023-07-04", 150))) is None
    assert asked("price_change", **world(rows[0])) is None


def test_each_market_stands_for_itself():
    outside = price("2023-06-01", 100), price("2024-01-01", 300)
    inside = price("2023-06-01", 100, "China"), price("2024-01-01", 80, "China")
    tables = world(*outside, *inside)
    assert [asked(key, **tables) for key in ("price_change", "inside_change")] == pytest.approx([200, -20])
    assert asked("price_change", params={"price_market": "China"}, **tables) == pytest.approx(-20)
    assert asked("price_change", params={"mineral": "germanium"}, **tables) is None


@pytest.mark.parametrize(
    ("day", "last"), [("2025-12-31", 300), ("2026-01-01", 200), ("2022-06-30", 200), ("2022-07-01", 200)]
)
def test_prices_outside_the_span_of_months_are_left_out(day, last):
    rows = price("2023-06-01", 100), price("2024-01-01", 200), price(day, 300)
    assert asked("price_last", **world(*rows)) == last
    before = asked("price_base", **world(price(day, 300), price("2024-01-01", 200)))
    assert before == (300 if day == "2022-07-01" else None)


@pytest.mark.parametrize(
    ("inside", "after", "before"),
    [("2024-04-01", None, 3), ("2023-10-01", 3, None), ("2023-12-15", None, None)],
)
def test_ends_that_lie_far_apart_are_told_so(inside, after, before):
    outside = price("2023-06-01", 100), price("2024-01-01", 300)
    tables = world(*outside, price("2023-06-01", 100, "China"), price(inside, 120, "China"))
    assert [asked(key, **tables) for key in ("ends_after", "ends_before")] == [after, before]
    assert asked("ends_after", **world(*outside)) is None


def test_the_price_of_a_year_is_that_of_the_newest_survey():
    assert [asked(key) for key in ("annual_us_price", "annual_us_year")] == [580, "2025"]
    assert asked("annual_us_price", params={"mineral": "germanium"}) == 4100
    assert asked("annual_us_price", "2023-10-01") is None


def test_a_price_worked_out_counts_unless_only_the_printed_are_asked():
    look = looking(params={"mineral": "germanium"})
    assert look.ask("price_change").value == pytest.approx(18.5, abs=0.1)
    assert look.ask("price_change", as_printed=True).value is None


@pytest.mark.parametrize(
    ("status", "words"), [("less_than", "less than"), ("greater_than", "more than"), ("reported", None)]
)
def test_a_bound_newer_than_every_firm_price_is_told_apart(status, words):
    rows = [price("2023-06-01", 100), price("2024-01-01", 200), price("2025-01-01", 300, status=status)]
    found = [asked(key, **world(*rows)) for key in ("bound_words", "bound_price", "price_last")]
    assert found == ([words, 300, 200] if words else [None, None, 300])
    rows[2]["date"] = "2023-12-31"
    assert asked("bound_words", **world(*rows)) is None


def test_prices_not_printed_in_dollars_are_counted():
    yuan = {
        "currency": "CNY",
        "usd_per_kg_low": float("nan"),
        "usd_per_kg_high": float("nan"),
        "value": 700.0,
    }
    both = price("2024-01-01", 100, "China", currency="CNY", value=700.0)
    converted = price("2024-01-20", 0, "China") | yuan
    assert asked("converted_n", **world(both, converted)) == 1
    assert asked("converted_n", **world(both)) == 0
    assert asked("converted_n", **world(both, converted | {"region": "Other"})) == 0


def test_pairs_lie_at_most_45_days_apart_and_both_prices_are_firm():
    inside = price("2024-01-01", 100, "China")
    near, far = price("2024-02-15", 150), price("2024-02-16", 150)
    assert asked("first_ratio", **world(inside, near)) == pytest.approx(1.5)
    assert asked("first_ratio", **world(inside, far)) is None
    assert asked("pairs_n", **world(inside, near | {"status": "doubtful"})) == 0
    later = price("2025-01-01", 100, "China"), price("2025-01-02", 300)
    tables = world(inside, near, *later)
    assert [asked(key, **tables) for key in ("pairs_n", "first_ratio", "widest_ratio")] == [2, 1.5, 3.0]
    assert [str(asked(key, **tables)) for key in ("first_pair", "widest_pair")] == [
        "2024-01-01",
        "2025-01-01",
    ]


def test_the_price_at_the_port_stands_outside_and_has_a_gap_of_its_own():
    port = price("2024-01-05", 120, "China", delivery="fob", market_as_printed="China")
    tables = world(price("2024-01-01", 100, "China"), port, price("2024-02-01", 150))
    assert asked("port_ratio", **tables) == pytest.approx(1.2)
    assert asked("first_ratio", **tables) == pytest.approx(1.5)
    assert asked("port_ratio", **world(price("2024-01-01", 100, "China"))) is None


def test_a_bound_above_which_a_price_lay_is_told_with_its_multiple():
    old, firm = price("2023-06-01", 100), price("2023-12-01", 120)
    bound = price("2024-09-01", 220, status="greater_than")
    assert asked("floor_multiple", **world(old, firm, bound)) == pytest.approx(2.2)
    assert asked("floor_multiple", **world(old, firm, price("2024-09-01", 220, status="less_than"))) is None
    assert asked("floor_multiple", **world(old, firm, bound, price("2025-01-01", 130))) is None


@pytest.mark.parametrize(("status", "ratio"), [("doubtful", 1.5), ("reported", None)])
def test_the_digest_is_the_doubtful_pair_of_other_markets(status, ratio):
    rows = price("2026-06-01", 100, "China"), price("2026-06-01", 150, "Other", status=status)
    assert asked("digest_ratio", **world(*rows)) == ratio


@pytest.mark.parametrize(("qualifier", "exceeds"), [("more than", True), ("", False), ("about", False)])
def test_the_rise_the_model_expects_is_told_with_its_bound(qualifier, exceeds):
    estimates = like("impact_estimates", "imp-i04", {"qualifier": qualifier})
    assert asked("model_exceeds", impact_estimates=estimates) is exceeds
    assert asked("model_rise", impact_estimates=estimates) == 150
    germanium = {"mineral": "germanium"}
    assert asked("model_exceeds", params=germanium, impact_estimates=estimates) is None
    assert asked("model_rise", params=germanium) == 26


def test_a_price_keeps_what_it_is_compared_with():
    answer = looking(**world(price("2023-06-01", 100), price("2024-01-01", 150))).ask("price_multiple")
    assert (answer.value, answer.base, pd.Timestamp(answer.date)) == (1.5, 100, pd.Timestamp("2024-01-01"))


def test_the_price_names_the_day_and_the_reporter_of_both_ends():
    found = {key: asked(key) for key in ("price_base_day", "price_base_by", "price_last_by")}
    assert {key: str(value) for key, value in found.items()} == {
        "price_base_day": "2023-06-30",
        "price_base_by": "Fastmarkets",
        "price_last_by": "Argus",
    }


def test_reporters_that_are_not_joined_reach_less_far():
    rows = (
        price("2023-06-01", 100, reporter="A"),
        price("2024-01-01", 200, reporter="A"),
        price("2025-01-01", 500, reporter="B"),
    )
    found = [asked(key, **world(*rows)) for key in ("price_multiple", "same_multiple", "same_price")]
    assert found == [5, 2, 200]
    assert str(asked("same_price_day", **world(*rows))) == "2024-01-01"


def test_the_average_of_the_year_before_is_of_the_newest_edition_and_the_same_form():
    model = "annprice-usgs-2024-gallium-low-purity-primary-2022"
    rows = (
        {"value": 300.0, "vintage": "2023"},
        {"value": 250.0},
        {"value": 100.0, "form": "high purity, refined"},
        {"value": 100.0, "year": 2021},
    )
    annual = {"commodity_prices": like("commodity_prices", model, *rows)}
    prices = world(price("2023-06-01", 100), price("2024-01-01", 500))
    found = [asked(key, **prices, **annual) for key in ("annual_price", "annual_multiple", "annual_year")]
    assert found == [250, 2, "2022"]
    assert asked("annual_multiple", **world(), **annual) is None
