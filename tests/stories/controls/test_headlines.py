"""Headlines on July 2023 give the answers of their chapter, and turn when a row behind them does."""

import pandas as pd
import pytest
from controls_world import asked, looking
from turning import changed, holds, outcomes, turns_between

from chokepoint.stories.registered import BOOK

TABLES = looking().tables


def computed(name, **options):
    return BOOK.headlines[f"controls-{name}"].compute(TABLES, **options)


@pytest.mark.parametrize(
    ("name", "key", "against"),
    [
        ("zero_kg", "zero_kg", None),
        ("last_change_high", "last_change_high", None),
        ("germanium_change", "germanium_change", None),
        ("price_change", "price_change", None),
        ("model_rise", "price_change", "model_rise"),
        ("projects_begun", "projects_begun", None),
        ("closed_t", "closed_t", "capacity_t"),
        ("steps_since", "steps_since", None),
    ],
)
def test_a_headline_measures_what_its_chapter_states(name, key, against):
    found = computed(name)
    assert found.value == asked(key)
    assert found.against == (asked(against) if against else 0)


@pytest.mark.parametrize(("name", "fact"), [("model_rise", "150.0"), ("zero_kg", None)])
def test_a_headline_that_the_chapter_tells_in_words_keeps_them(name, fact):
    assert computed(name).fact == fact


def test_a_headline_can_be_counted_in_another_way():
    assert computed("last_change_high", counted_as="gallium_change").value == asked("gallium_change")
    assert computed("price_change", price_market="China").value == asked("inside_change")
    assert computed("closed_t", vintage="2026", year=2025).value == 0


def test_the_paces_are_of_the_year_that_the_sentence_names():
    until_2024 = changed(
        TABLES, "exports_monthly", lambda rows: rows["period_start"] > "2024-12-31", quantity_kg=float("nan")
    )
    for name in ("last_change_high", "germanium_change"):
        assert BOOK.headlines[f"controls-{name}"].compute(until_2024) is None


def test_the_chapter_s_own_sentence_is_tried_and_the_average_of_months_denies_it():
    found = outcomes("controls-last_change_high", TABLES)
    assert not found["average of the known months"]
    assert found["with a total of the year that seems to lack a month"]


def test_one_kilogram_in_august_would_make_the_nothing_false():
    august = changed(
        TABLES,
        "exports_monthly",
        lambda rows: (rows["period_start"] == "2023-08-01") & (rows["product_scope"] == "wrought"),
        quantity_kg=1.0,
    )
    assert holds("controls-zero_kg", TABLES)
    assert not holds("controls-zero_kg", august)


def test_a_first_delivery_would_make_the_none_false():
    begun = changed(TABLES, "supply_response", lambda rows: rows["state_date"] != "", phase="first_output")
    assert holds("controls-projects_begun", TABLES)
    assert not holds("controls-projects_begun", begun)


def test_the_undated_post_decides_between_none_and_one():
    found = outcomes("controls-projects_begun", TABLES)
    assert not found["an undated post counted as a start"]


def test_a_price_below_the_base_would_be_no_rise():
    cheap = changed(
        TABLES,
        "prices",
        lambda rows: rows["source_id"] == "argus_2025_12_22",
        usd_per_kg_low=100.0,
        usd_per_kg_high=100.0,
    )
    assert holds("controls-price_change", TABLES)
    assert not holds("controls-price_change", cheap)
    assert not holds("controls-model_rise", cheap)


def test_the_comparison_with_the_model_hangs_on_the_reporter_and_its_last_day():
    headline = BOOK.headlines["controls-model_rise"]
    found = [headline.condition.holds(headline.compute(case.tables)) for case in headline.cases(TABLES)]
    assert (len(found), sum(found)) == (5, 2)


def test_a_reporter_stands_for_itself_from_the_month_after_the_notice_on():
    names = [case.values["reporter"] for case in BOOK.headlines["controls-model_rise"].cases(TABLES)]
    every = TABLES["prices"].query("region == 'Europe' and commodity_id == 'gallium'")
    assert names == sorted(set(every.loc[every["date"] > "2023-07", "reporter"]))


def test_plants_that_had_not_closed_would_make_the_half_false():
    standing = changed(TABLES, "plant_closures", lambda rows: rows["commodity_id"] == "gallium", year=2030)
    assert holds("controls-closed_t", TABLES)
    assert not holds("controls-closed_t", standing)


@pytest.mark.parametrize(("kept", "more"), [(1, False), (2, True)])
def test_a_series_is_more_than_one_step(kept, more):
    controls = TABLES["controls"]
    later = controls[pd.to_datetime(controls["announced"], format="mixed") > "2023-07-03"]
    before = controls[~controls["row_id"].isin(later["row_id"])]
    few = looking(controls=pd.concat([before, later.head(kept)])).tables
    assert holds("controls-steps_since", few) is more


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("zero_kg", 0, 1, 0),
        ("last_change_high", -0.1, 0, 0),
        ("germanium_change", -50.1, -50, 0),
        ("price_change", 0.1, 0, 0),
        ("model_rise", 150.1, 150, 150),
        ("projects_begun", 0, 1, 0),
        ("closed_t", 50.1, 50, 100),
        ("steps_since", 2, 1, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"controls-{key}", inside, outside, against)


def test_each_reporter_s_later_prices_are_set_against_the_one_base():
    cases = [case for case in BOOK.headlines["controls-model_rise"].cases(TABLES)]
    assert len(cases) > 2
    for case in cases:
        rows = case.tables["prices"]
        own = rows[(rows["region"] == "Europe") & (rows["commodity_id"] == "gallium")]
        later = own[own["date"] > "2023-07"]
        assert set(later["reporter"]) == {case.values["reporter"]}
        assert later["date"].max()[:7] == case.values["month"]
        assert (own["date"] <= "2023-07").sum() > 0
        assert set(rows["region"]) == set(TABLES["prices"]["region"])
        assert set(rows["commodity_id"]) == set(TABLES["prices"]["commodity_id"])


def test_an_undated_post_is_dated_to_the_day_of_the_page():
    case = next(iter(BOOK.headlines["controls-projects_begun"].cases(TABLES)))
    before, after = TABLES["supply_response"], case.tables["supply_response"]
    moved = before["state_date"] != after["state_date"]
    assert moved.sum() == 1
    assert before.loc[moved, ["phase", "state_date"]].values.tolist() == [["first_output", ""]]
