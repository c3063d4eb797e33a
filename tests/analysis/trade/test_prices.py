"""Prices in one currency and unit, paired and compared."""

import pandas as pd
import pytest

from chokepoint.analysis.trade import derivations, prices
from chokepoint.data import load_table

NOTICE = pd.Timestamp("2023-07-03")


def table(*rows):
    """Make prices from ``(date, region, currency, unit, value, usd)``; usd None if not printed."""
    columns = ["date", "region", "currency", "unit", "value", "usd_per_kg_low"]
    frame = pd.DataFrame(rows, columns=columns).astype({"value": float, "usd_per_kg_low": float})
    empty = {"low": float("nan"), "high": float("nan")}
    ids = [f"p{n}" for n in range(len(frame))]
    return frame.assign(row_id=ids, status="reported", usd_per_kg_high=frame["usd_per_kg_low"], **empty)


def gallium():
    return prices.to_usd_per_kg(load_table("prices")).query("commodity_id == 'gallium'")


def test_printed_dollars_stay_as_printed():
    europe = gallium().query("region == 'Europe' and date == '2023-06-30'").iloc[0]
    assert (europe["usd_low"], europe["usd_high"], europe["usd_mid"]) == (250, 265, 257.5)
    assert europe["converted"] == "as printed"


def test_yuan_are_converted_at_the_rate_of_the_nearest_price_printed_in_both():
    usd = prices.to_usd_per_kg(
        table(
            ("2023-07-01", "China", "CNY", "kg", 1400, 200),
            ("2023-07-31", "China", "CNY", "kg", 1600, 200),
            ("2023-07-25", "China", "CNY", "kg", 800, None),
        )
    ).set_index("row_id")
    assert usd.loc["p2", "usd_mid"] == pytest.approx(100)
    assert usd.loc["p2", "converted"] == "implied rate"
    assert usd.loc["p2", "row_ids"] == "p1;p2"


@pytest.mark.parametrize(("day", "kept"), [("2023-08-01", True), ("2023-08-02", False)])
def test_a_rate_serves_for_31_days_and_no_longer(day, kept):
    usd = prices.to_usd_per_kg(
        table(("2023-07-01", "China", "CNY", "kg", 1400, 200), (day, "China", "CNY", "kg", 700, None))
    )
    assert (len(usd) == 2) is kept


def test_tonnes_become_kilograms_on_both_sides_of_a_conversion():
    usd = prices.to_usd_per_kg(
        table(
            ("2023-07-01", "China", "CNY", "t", 1_400_000, 200),
            ("2023-07-02", "China", "CNY", "t", 700_000, None),
        )
    )
    assert usd["usd_mid"].tolist() == pytest.approx([200, 100])


def test_what_cannot_be_converted_is_left_out():
    usd = prices.to_usd_per_kg(
        table(("2023-07-01", "China", "CNY", "kg", 700, None), ("2023-07-01", "Europe", "EUR", "kg", 7, None))
    )
    assert usd.empty


def test_a_price_of_a_month_stands_in_its_middle():
    usd = prices.to_usd_per_kg(table(("2023-07", "Europe", "USD", "kg", 350, 350)))
    assert usd["day"].tolist() == [pd.Timestamp("2023-07-16")]


def test_the_rates_implied_by_the_table_are_of_their_time():
    dated = load_table("prices").assign(day=pd.NaT, row_ids="")
    assert prices.implied_rates(dated)["rate"].between(6.7, 7.4).all()


def test_derived_prices_take_region_and_reporter_of_their_base():
    usd = prices.to_usd_per_kg(load_table("prices"))
    table_of = load_table("export_derivations").query("measure == 'price'")
    both = prices.add_derived(usd, derivations.derive(table_of, usd, "usd_mid"))
    added = both[both["converted"] == "derived"].set_index("row_id")
    assert added.loc["drv-14", "usd_mid"] == pytest.approx(550 / 1.943)
    assert added.loc["drv-14", ["region", "reporter", "status", "date"]].tolist() == [
        "Europe",
        "Fastmarkets",
        "derived",
        "2023-07",
    ]
    assert added.loc["drv-14", "row_ids"] == "drv-14;price-p021"
    assert len(both) == len(usd) + len(added)


def test_each_outside_price_meets_the_nearest_inside_price_once():
    usd = prices.to_usd_per_kg(
        table(
            ("2023-07-01", "China", "USD", "kg", 200, 200),
            ("2023-07-05", "China", "USD", "kg", 250, 250),
            ("2023-07-06", "Europe", "USD", "kg", 500, 500),
            ("2024-01-01", "China", "USD", "kg", 1, 1),
        )
    )
    pairs = prices.pair_markets(usd, "Europe")
    assert pairs[["inside", "outside", "ratio", "gap_days"]].to_numpy().tolist() == [[250, 500, 2, 1]]
    assert pairs["row_ids"].tolist() == ["p1;p2"]


@pytest.mark.parametrize("status", ["doubtful", "less_than", "greater_than"])
def test_a_pair_with_a_doubtful_price_or_a_mere_bound_says_so(status):
    usd = prices.to_usd_per_kg(
        table(("2023-07-01", "China", "USD", "kg", 200, 200), ("2023-07-06", "Europe", "USD", "kg", 500, 500))
    )
    assert not prices.pair_markets(usd, "Europe")["doubtful"].any()
    usd.loc[1, "status"] = status
    assert prices.pair_markets(usd, "Europe")["doubtful"].all()


def test_markets_that_never_meet_give_no_pair_but_typed_columns():
    pairs = prices.pair_markets(gallium().query("region == 'China'"), "Europe")
    assert pairs.empty
    assert pairs[~pairs["doubtful"]].columns.tolist() == pairs.columns.tolist()


def test_gallium_in_europe_rose_from_257_50_to_1375_dollars():
    change = prices.change_since(gallium(), "Europe", NOTICE).iloc[0]
    assert (change["base"], change["last"]) == (257.5, 1375)
    assert (change["base_day"], change["last_day"]) == (
        pd.Timestamp("2023-06-30"),
        pd.Timestamp("2025-12-22"),
    )
    assert change["change_percent"] == pytest.approx(100 * (1375 / 257.5 - 1))
    assert change["change_low"] == pytest.approx(100 * (1300 / 265 - 1))
    assert change["change_high"] == pytest.approx(100 * (1450 / 250 - 1))


def test_doubtful_figures_and_bounds_move_no_price():
    usd = gallium()
    later = usd.query("region == 'Europe' and date == '2025-12-22'")
    for status in ("doubtful", "less_than", "greater_than"):
        more = pd.concat([usd, later.assign(day=pd.Timestamp("2026-05-01"), usd_mid=9e9, status=status)])
        assert prices.change_since(more, "Europe", NOTICE)["last"].item() == 1375


def test_a_market_known_on_one_side_only_gives_no_change():
    assert prices.change_since(gallium().query("day > @NOTICE"), "Europe", NOTICE).empty


def test_a_price_in_yuan_without_any_rate_is_left_out():
    usd = prices.to_usd_per_kg(table(("2023-07-05", "Europe", "USD", "kg", 283.0, 283.0)))
    assert usd["usd_mid"].tolist() == [283.0]
    # an empty column of units has no numbers to take a type from
    early = prices.to_usd_per_kg(load_table("prices", as_of="2023-07-06"))
    assert early["usd_mid"].notna().all()
    assert set(early["converted"]) == {"as printed"}


def test_a_range_in_yuan_stays_a_range_in_dollars():
    rows = table(
        ("2023-07-01", "China", "CNY", "kg", 1400, 200), ("2023-07-02", "China", "CNY", "kg", None, None)
    )
    usd = prices.to_usd_per_kg(rows.assign(low=[None, 350.0], high=[None, 1050.0])).set_index("row_id")
    assert usd.loc["p1", ["usd_low", "usd_mid", "usd_high"]].tolist() == [50, 100, 150]


def test_a_printed_range_in_dollars_has_its_middle():
    rows = table(("2023-07-01", "Europe", "USD", "kg", None, 250)).assign(usd_per_kg_high=265.0)
    assert prices.to_usd_per_kg(rows)[["usd_low", "usd_mid", "usd_high"]].values.tolist() == [
        [250, 257.5, 265]
    ]


@pytest.mark.parametrize(("currency", "usd", "n"), [("CNY", 200, 1), ("EUR", 200, 0), ("CNY", None, 0)])
def test_a_rate_is_implied_by_yuan_printed_in_dollars_too(currency, usd, n):
    dated = table(("2023-07-01", "China", currency, "kg", 1400, usd)).assign(day=pd.NaT, row_ids="p0")
    assert prices.implied_rates(dated)["rate"].tolist() == [7] * n


def test_a_derived_price_stands_in_the_middle_of_its_period():
    usd = prices.to_usd_per_kg(table(("2023-06-01", "Europe", "USD", "kg", 10, 10)))
    span = {"period_start": pd.Timestamp("2023-07-01"), "period_end": pd.Timestamp("2023-07-31")}
    row = {"row_id": "d", "row_ids": "d;p0", "base_row_ids": "p0", "value": 20.0} | span
    both = prices.add_derived(usd, pd.DataFrame([row, row | {"base_row_ids": "unknown"}]))
    assert both["day"].tolist() == [pd.Timestamp("2023-06-01"), pd.Timestamp("2023-07-16")]
    assert both[["usd_low", "usd_mid", "usd_high"]].values.tolist() == [[10] * 3, [20] * 3]


@pytest.mark.parametrize(("day", "n"), [("2023-07-22", 1), ("2023-07-23", 0)])
def test_prices_of_a_pair_lie_at_most_21_days_apart_unless_said_otherwise(day, n):
    usd = prices.to_usd_per_kg(
        table(("2023-07-01", "China", "USD", "kg", 200, 200), (day, "Europe", "USD", "kg", 500, 500))
    )
    assert len(prices.pair_markets(usd, "Europe")) == n
    assert prices.pair_markets(usd, "Europe", days=22)["gap_days"].tolist() == [22 - n]


def moves(*rows):
    """Give prices in Europe from ``(day, low, high, status)``."""
    frame = pd.DataFrame(rows, columns=["day", "usd_low", "usd_high", "status"])
    middle = (frame["usd_low"] + frame["usd_high"]) / 2
    ids = [f"m{n}" for n in range(len(frame))]
    return frame.assign(
        day=pd.to_datetime(frame["day"]),
        date=frame["day"],
        usd_mid=middle,
        region="Europe",
        row_id=ids,
        row_ids=ids,
    )


def test_a_change_runs_from_the_last_price_before_the_day_to_the_newest():
    usd = moves(
        ("2023-01-01", 1.0, 1.0, "reported"),
        ("2023-07-02", 100.0, 300.0, "reported"),
        ("2023-07-03", 7.0, 7.0, "reported"),
        ("2023-08-01", 300.0, 500.0, "reported"),
        ("2023-09-01", 9.0, 9.0, "doubtful"),
    )
    row = prices.change_since(usd, "Europe", NOTICE).iloc[0]
    assert row[["base", "last", "change_percent"]].tolist() == [200, 400, 100]
    assert row[["change_low", "change_high"]].tolist() == [0, 400]
    assert prices.change_since(usd[2:], "Europe", NOTICE).empty
    assert prices.change_since(usd[:2], "Europe", NOTICE).empty
    assert prices.change_since(usd[:3], "Europe", NOTICE)["last"].tolist() == [7]
    assert prices.change_since(usd, "China", NOTICE).empty


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [
        ("2023-08-02", "less_than", ["less_than"]),
        ("2023-08-02", "greater_than", ["greater_than"]),
        ("2023-08-02", "doubtful", []),
        ("2023-08-01", "less_than", []),
    ],
)
def test_a_bound_counts_where_it_is_newer_than_every_firm_price(day, status, found):
    usd = moves(
        ("2023-07-02", 100.0, 300.0, "reported"),
        ("2023-08-01", 300.0, 500.0, "reported"),
        (day, 100.0, 100.0, status),
    )
    bound = prices.newest_bound(usd, "Europe", NOTICE)
    assert bound["status"].tolist() == found
    assert bound["change_percent"].tolist() == [-50] * len(found)
    assert len(prices.newest_bound(usd, "Europe", NOTICE, ("less_than",))) == found.count("less_than")


def test_a_price_at_the_port_stands_outside():
    usd = prices.to_usd_per_kg(load_table("prices"))
    moved = prices.move_port_prices(usd).set_index("row_id")
    assert moved.loc["price-p044", "region"] == "Other"
    assert moved.loc["price-p046", "region"] == "China"
    assert prices.at_port(moved).sum() == prices.at_port(usd).sum() == 4
    works = usd.assign(delivery=usd["delivery"].replace("fob", "ex_works"))
    assert (prices.move_port_prices(works)["region"] == usd["region"]).all()


@pytest.mark.parametrize(
    ("inside", "outside", "n"),
    [
        ("2023-07-03", "2023-07-02", 1),
        ("2023-07-03", "2023-07-04", 0),
        ("2023-07-04", "2023-07-03", 0),
        ("2023-07-04", "2023-08-18", 1),
        ("2023-07-04", "2023-08-19", 0),
    ],
)
def test_a_price_from_before_the_news_and_one_from_after_it_are_no_pair(inside, outside, n):
    both = table(
        (inside, "China", "USD", "kg", 100, 100),
        (outside, "Europe", "USD", "kg", 150, 150),
    )
    usd = prices.to_usd_per_kg(both)
    assert len(prices.fair_pairs(usd, "Europe", NOTICE)) == n
    assert prices.fair_pairs(usd.head(0), "Europe", NOTICE).empty
