"""Exports: the month under licence, the two paces, the years, the destinations and the gaps."""

import pandas as pd
import pytest
from controls_world import asked, like, looking, without

from chokepoint.stories.controls import answers_exports

NO_DERIVED = {"export_derivations": like("export_derivations", "drv-01")}


def month(when, kg, **cells):
    start = pd.Timestamp(f"{when}-01")
    own = {"period_type": "month", "period_start": start, "period_end": start, "product_scope": "wrought"}
    return own | {"quantity_kg": float(kg)} | cells


def year(when, kg, **cells):
    own = {"period_start": pd.Timestamp(f"{when}-01-01"), "period_end": pd.Timestamp(f"{when}-12-31")}
    return own | {"quantity_kg": float(kg)} | cells


def world(*rows):
    return {"exports_monthly": like("exports_monthly", "exp-x001", *rows), **NO_DERIVED}


@pytest.mark.parametrize(
    ("last_month", "as_of", "seen"),
    [("2024-05", "2024-06-30", "2024-05"), ("2024-07", "2024-06-30", "2024-06")],
)
def test_no_month_is_known_before_it_ended(last_month, as_of, seen):
    look = looking(as_of, params={"last_month": last_month})
    assert look(answers_exports.last_seen) == seen


def test_the_first_month_under_licence_is_that_of_the_duty_in_wrought_metal():
    rows = [month("2023-07", 5), month("2023-08", 0), month("2023-09", 7)]
    rows += [
        month("2023-08", 9, product_scope="unspecified"),
        month("2023-07", 8, product_scope="unspecified"),
    ]
    assert [asked(key, **world(*rows)) for key in ("zero_kg", "rush_kg")] == [0, 5]
    assert asked("zero_month", **world(*rows)) == "2023-08"
    assert asked("zero_kg", **world(rows[0], rows[2])) is None
    assert asked("zero_kg", params={"first_month": "2023-09"}, **world(*rows)) is None
    assert [asked(key) for key in ("zero_kg", "rush_kg", "days_to_licence")] == [0, 5150, 51]


def test_first_quarters_are_compared_in_the_one_count_that_has_two():
    assert [asked(key) for key in ("quarter_before_year", "quarter_after_year")] == ["2023", "2024"]
    assert asked("quarter_status") == "worked out from a percentage"
    assert asked("quarter_change") == pytest.approx(-74.1)
    assert asked("quarter_change", params={"mineral": "germanium"}) == pytest.approx(-62.8, abs=0.01)
    assert asked("quarter_change", **world()) is None


def test_the_counts_that_fell_most_and_least_are_told_apart():
    falls = {"wrought": 40.0, "unspecified": 70.0}
    rows = [month("2023-01", 100, product_scope=scope) for scope in falls]
    rows += [month("2024-01", kg, product_scope=scope) for scope, kg in falls.items()]
    found = [asked(key, **world(*rows)) for key in ("deepest_change", "weakest_change")]
    assert found == pytest.approx([-60, -30])
    # a month of the licence counts as after it
    edge = [month("2023-07", 100), month("2023-08", 50)]
    assert asked("deepest_change", **world(*edge)) == pytest.approx(-50)


@pytest.mark.parametrize("germanium", [50.0, 49.0])
def test_the_metals_are_as_far_apart_as_their_changes(germanium):
    rows = [month(when, 100, commodity_id=name) for when in ("2023-01",) for name in answers_exports.METALS]
    rows += [month("2024-01", 100), month("2024-01", germanium, commodity_id="germanium")]
    assert asked("pace_apart", **world(*rows)) == pytest.approx(100 - germanium)
    assert asked("gallium_change", **world(*rows)) == pytest.approx(0)
    assert asked("germanium_change", **world(*rows)) == pytest.approx(germanium - 100)
    alone = [row for row in rows if row.get("commodity_id") != "germanium"]
    assert asked("pace_apart", **world(*alone)) is None


def test_the_pace_is_of_the_newest_year_or_of_the_one_asked_for():
    rows = world(month("2023-01", 100), month("2024-01", 10), month("2025-01", 90), month("2025-02", 110))
    look = looking(**rows)
    assert [look.ask(key).value for key in ("gallium_kg", "gallium_base", "pace_year")] == [100, 1, "2025"]
    assert look.ask("gallium_change", of_year=2025).value == pytest.approx(0)
    assert look.ask("gallium_change", of_year=2024).value is None
    assert look.ask("gallium_change").date == 2025


def test_the_newest_year_is_set_against_the_last_full_one_before_the_licence():
    rows = world(year(2021, 50), year(2022, 100), year(2024, 60), year(2025, 70), year(2025, 80))
    keys = ("base_year", "last_year", "base_t", "last_low", "last_high")
    assert [asked(key, **rows) for key in keys] == ["2022", "2025", 0.1, 0.07, 0.08]
    assert [asked(key, **rows) for key in ("last_share_low", "last_share_high")] == [70, 80]
    assert [asked(key, **rows) for key in ("last_change_low", "last_change_high")] == [-30, -20]
    shared = world(year(2022, 100), year(2024, 60), year(2024, 40, status="doubtful"))
    assert [asked(key, **shared) for key in ("last_share_low", "last_share_high")] == [60, 60]
    assert asked("last_year", **world(year(2022, 100), year(2023, 94))) is None
    early = {"params": {"last_month": "2024-12"}}
    assert asked("last_year", **early, **rows) == "2024"
    assert asked("last_year", params={"first_month": "2023-01"}, **rows) is None


def test_two_years_of_different_counts_stand_beside_each_other_where_no_count_has_both():
    other = {"product_scope": "other"}
    rows = [year(2022, 44000), year(2023, 41000), year(2024, 25000, **other), year(2024, 29000, **other)]
    keys = ("counts_base_year", "counts_base_t", "counts_year", "counts_span")
    assert [asked(key, **world(*rows)) for key in keys] == ["2022", 44, "2024", "25–29"]
    assert asked("counts_year", **world(*rows, year(2024, 30000))) is None
    assert asked("counts_year", **world(*rows[:2])) is None
    assert asked("last_share_span", params={"mineral": "germanium"}) is None
    assert asked("counts_span", params={"mineral": "germanium"}) == "25–29"


def test_the_pace_of_the_metal_followed_says_how_many_months_it_rests_on():
    rows = world(month("2023-01", 100), month("2025-01", 90), month("2025-02", 110), month("2025-03", 40))
    keys = ("own_kg", "own_months", "own_year")
    assert [asked(key, **rows) for key in keys] == [80, 3, "2025"]
    assert asked("own_kg", params={"mineral": "germanium"}, **rows) is None


def test_every_later_month_of_which_only_a_zero_is_known_is_named():
    zeros = ("2023-08", "2024-05", "2025-05", "2024-06")
    rows = [month(when, 0, status="zero") for when in zeros]
    rows += [month("2024-06", 7, product_scope="other")]
    assert asked("zero_again", **world(*rows)) == "May 2024 and May 2025"
    assert asked("zero_again", **world(rows[0])) is None


def test_the_widest_spread_is_of_printed_totals():
    rows = world(year(2023, 1000), year(2023, 3000), year(2024, 5000), year(2024, 9000, status="doubtful"))
    assert [asked(key, **rows) for key in ("spread_year", "spread_t")] == ["2023", 2.0]
    assert asked("spread_year", **world(year(2023, 1000), year(2023, 1000))) is None


@pytest.mark.parametrize(
    ("mineral", "status", "found"),
    [("gallium", "doubtful", "2024"), ("gallium", "reported", None), ("germanium", "doubtful", None)],
)
def test_the_doubtful_total_is_one_of_gallium(mineral, status, found):
    rows = world(year(2024, 9, commodity_id=mineral, status=status))
    assert asked("doubtful_year", params={"mineral": mineral}, **rows) == found


def test_destinations_are_ranked_and_what_is_not_itemised_is_no_destination():
    to = {"DEU": 30, "JPN": 60, "KOR": 10}
    rows = [month("2024-01", 150)]
    rows += [month("2024-01", kg, partner_iso3=code) for code, kg in to.items()]
    rows += [year(2024, 4, partner_iso3="USA")]
    keys = ("top_partner", "top_partner_share", "second_partner", "second_partner_share", "us_year", "us_kg")
    assert [asked(key, **world(*rows)) for key in keys] == ["Japan", 60, "Germany", 30, "2024", 4]
    assert [asked(key, **world(*rows)) for key in ("partner_months", "not_itemised_kg")] == [1, 50]
    assert asked("second_partner", **world(*rows[:2])) is None
    assert asked("partner_months", **world()) == 0


def test_months_are_counted_by_what_is_known_of_them():
    params = {"first_month": "2024-01", "last_month": "2024-04"}
    rows = world(month("2024-01", 5), month("2024-03", 0))
    keys = ("all_months", "unknown_months", "derived_only")
    assert [asked(key, params=params, **rows) for key in keys] == [4, 2, 0]
    assert asked("last_figure", params=params, **rows) == "2024-03"
    assert asked("last_figure", params=params, **world()) is None
    assert asked("derived_only") > 0


def test_no_licence_is_waited_for_where_none_is_known():
    assert asked("days_to_licence", chip_timeline=without("chip_timeline", "evt-e27")) is None
