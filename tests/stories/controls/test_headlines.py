"""Headlines on July 2023 turn when a row behind them does."""

from turning import changed, holds, outcomes


def test_one_kilogram_in_august_would_make_the_nothing_false(tables):
    august = changed(
        tables,
        "exports_monthly",
        lambda rows: (rows["period_start"] == "2023-08-01") & (rows["product_scope"] == "wrought"),
        quantity_kg=1.0,
    )
    assert holds("controls-zero_kg", tables)
    assert not holds("controls-zero_kg", august)


def test_a_first_delivery_would_make_the_none_false(tables):
    begun = changed(tables, "supply_response", lambda rows: rows["state_date"] != "", phase="first_output")
    assert holds("controls-begun_words", tables)
    assert not holds("controls-begun_words", begun)


def test_the_undated_post_decides_between_none_and_one(tables):
    found = outcomes("controls-begun_words", tables)
    assert not found["an undated post counted as a start"]


def test_a_price_below_the_base_would_be_no_rise(tables):
    cheap = changed(
        tables,
        "prices",
        lambda rows: rows["source_id"] == "argus_2025_12_22",
        usd_per_kg_low=100.0,
        usd_per_kg_high=100.0,
    )
    assert holds("controls-price_change", tables)
    assert not holds("controls-price_change", cheap)
    assert not holds("controls-model_words", cheap)


def test_the_comparison_with_the_model_hangs_on_the_reporter_and_its_last_day(tables):
    found = outcomes("controls-model_words", tables)
    assert len(set(found.values())) == 2 or len(found) == 1
