"""Exports within one product scope: zeros stay zeros, gaps stay gaps, nothing is added across scopes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.trade import exports
from chokepoint.data import load_table

CUT = pd.Timestamp("2023-08-01")
SCOPES = ["wrought", "wrought and unwrought", "unspecified"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(SCOPES),
        st.integers(0, 23),
        st.sampled_from(["WLD", "DEU", "JPN", "KOR"]),
        st.sampled_from(["a", "b"]),
        st.none() | st.integers(0, 20_000),
    ),
    max_size=40,
)


def table(rows):
    """Make a table of exports from ``(scope, month from January 2023, partner, source, kg)``."""
    columns = ["product_scope", "n", "partner_iso3", "source_id", "quantity_kg"]
    frame = pd.DataFrame(rows, columns=columns).astype({"quantity_kg": float})
    start = pd.Series([pd.Timestamp("2023-01-01") + pd.DateOffset(months=int(n)) for n in frame["n"]])
    return frame.assign(
        row_id=[f"exp-{n}" for n in range(len(frame))],
        commodity_id="gallium",
        period_type="month",
        period_start=pd.to_datetime(start),
        status=frame["quantity_kg"].map(lambda kg: "zero" if kg == 0 else "reported").astype(str),
    )


def scopes_of(row_ids, frame):
    return set(frame.set_index("row_id").loc[row_ids.split(";"), "product_scope"])


@given(ROWS)
def test_no_result_ever_rests_on_two_product_scopes(rows):
    frame = table(rows)
    months = exports.select_months(frame, "gallium", "2023-01", "2024-12")
    for result in (exports.merge_repeats(months), exports.compare_around(months, CUT)):
        for row in result.itertuples():
            assert scopes_of(row.row_ids, frame) == {row.product_scope}
    parts = exports.split_by_partner(frame, "gallium", "2023-01", "2024-12")
    assert all(len(scopes_of(ids, frame)) == 1 for ids in parts["row_ids"])
    assert parts["product_scope"].nunique() <= 1
    totals = exports.partner_totals(parts)
    assert all(len(scopes_of(ids, frame)) == 1 for ids in totals["row_ids"])


@given(ROWS)
def test_a_month_is_a_figure_a_zero_or_unknown_and_never_filled_in(rows):
    frame = table(rows)
    months = exports.select_months(frame, "gallium", "2023-01", "2024-12")
    calendar = exports.fill_calendar(months, "2023-01", "2024-12").set_index("month")
    assert len(calendar) == 24
    world = frame[(frame["partner_iso3"] == "WLD") & frame["quantity_kg"].notna()]
    for month, group in world.groupby("period_start"):
        assert calendar.loc[month, "known"] == ("zero" if (group["quantity_kg"] == 0).all() else "figure")
        assert calendar.loc[month, "scopes"] == group["product_scope"].nunique()
    gaps = calendar[~calendar.index.isin(world["period_start"])]
    assert (gaps["known"] == "unknown").all()
    assert (gaps["row_ids"] == "").all()


@given(ROWS)
def test_repeats_give_the_lowest_and_the_highest_figure(rows):
    frame = table(rows)
    merged = exports.merge_repeats(exports.select_months(frame, "gallium", "2023-01", "2024-12"))
    assert not merged.duplicated(["product_scope", "month"]).any()
    kg = frame.set_index("row_id")["quantity_kg"]
    for row in merged.itertuples():
        quoted = kg[row.row_ids.split(";")]
        assert (row.low, row.high) == (quoted.min(), quoted.max())


@given(ROWS)
def test_the_remainder_is_the_total_less_the_parts_and_never_negative(rows):
    parts = exports.split_by_partner(table(rows), "gallium", "2023-01", "2024-12")
    assert (parts["quantity_kg"] >= 0).all()
    for _, month in parts.groupby("month"):
        rest = month.loc[month["partner_iso3"] == "", "quantity_kg"].sum()
        named = month.loc[month["partner_iso3"] != "", "quantity_kg"].sum()
        # without a total nothing is known to be left out
        total = month["total_kg"].iloc[0]
        assert rest == (0 if pd.isna(total) else max(total - named, 0))


def test_a_month_with_nothing_but_a_derived_value_is_marked_so():
    months = pd.DataFrame(
        {
            "month": pd.to_datetime(["2023-01-01", "2023-02-01", "2023-02-01"]),
            "product_scope": ["a", "a", "b"],
            "quantity_kg": [1.0, 2.0, 3.0],
            "status": ["derived", "derived", "reported"],
            "row_ids": ["d1", "d2", "r1"],
        }
    )
    calendar = exports.fill_calendar(months, "2023-01", "2023-03")
    assert calendar["known"].tolist() == ["derived", "figure", "unknown"]


def test_a_row_without_a_quantity_leaves_its_month_unknown():
    frame = table([("wrought", 0, "WLD", "a", None)])
    months = exports.select_months(frame, "gallium", "2023-01", "2023-01")
    assert exports.fill_calendar(months, "2023-01", "2023-01")["known"].tolist() == ["unknown"]


def test_averages_are_over_known_months_on_either_side_of_the_cut():
    frame = table([("wrought", n, "WLD", "a", kg) for n, kg in [(0, 100), (2, 300), (7, 0), (9, 100)]])
    row = exports.compare_around(exports.select_months(frame, "gallium", "2023-01", "2023-12"), CUT).iloc[0]
    assert (row["before_kg"], row["after_kg"], row["before_months"], row["after_months"]) == (200, 50, 2, 2)
    assert row["change_percent"] == -75


def test_a_scope_known_on_one_side_or_with_nothing_before_is_not_compared():
    frame = table(
        [
            ("wrought", 0, "WLD", "a", 100),
            ("unspecified", 0, "WLD", "a", 0),
            ("unspecified", 9, "WLD", "a", 5),
        ]
    )
    assert exports.compare_around(exports.select_months(frame, "gallium", "2023-01", "2023-12"), CUT).empty


def test_the_printed_figures_are_found():
    months = exports.select_months(load_table("exports_monthly"), "gallium", "2022-07", "2025-12")
    october = months[months["month"] == "2025-10-01"]
    assert october["quantity_kg"].tolist() == [15_570]
    august = months[(months["month"] == "2023-08-01") & (months["product_scope"] == "wrought")]
    assert august[["quantity_kg", "status"]].to_numpy().tolist() == [[0.0, "zero"]]


def test_a_month_printed_twice_keeps_both_figures():
    months = exports.select_months(load_table("exports_monthly"), "germanium", "2024-05", "2024-05")
    row = exports.merge_repeats(months).iloc[0]
    assert (row["low"], row["high"], row["row_ids"]) == (1820, 1822, "exp-x079;exp-x080")


def test_year_totals_keep_publishers_apart():
    totals = exports.year_totals(load_table("exports_monthly"), "gallium").query("year == 2024")
    assert totals["quantity_kg"].tolist() == [60_880, 69_440]
    spread = exports.summarise_spread(
        exports.widest_spread(exports.year_totals(load_table("exports_monthly"), "gallium"))
    )
    assert spread["apart_t"].item() == pytest.approx(8.56)


def test_years_are_compared_in_the_one_scope_that_reaches_furthest():
    years = pd.DataFrame(
        {
            "year": [2022, 2022, 2023, 2024],
            "product_scope": ["a", "b", "b", "a"],
            "quantity_kg": [1e3, 9e3, 5e3, 2e3],
            "row_ids": list("wxyz"),
        }
    )
    two = exports.years_in_one_scope(years, 2022, 2023)
    assert two["row_ids"].tolist() == ["w", "z"]
    row = exports.summarise_years(two).iloc[0]
    assert (row["base_t"], row["low_t"], row["high_t"], row["low_percent"]) == (1, 2, 2, 200)
    assert exports.years_in_one_scope(years, 2024, 2025).empty
    assert exports.summarise_years(two.head(0)).empty


def test_a_year_that_begins_before_the_event_is_not_set_against_its_base():
    years = pd.DataFrame(
        {"year": [2022, 2023, 2024], "product_scope": ["a", "a", "b"], "quantity_kg": [4e3, 3e3, 1e3]}
    ).assign(row_ids=list("xyz"))
    assert exports.years_in_one_scope(years, 2022, 2024).empty
    assert exports.years_in_any_scope(years, 2022, 2024)["row_ids"].tolist() == ["x", "z"]
    assert exports.years_in_any_scope(years, 2021, 2024).empty
    assert exports.years_in_any_scope(years, 2022, 2025).empty


def test_publishers_that_agree_have_no_spread():
    years = pd.DataFrame(
        {"year": [2022, 2022], "product_scope": "a", "quantity_kg": 1.0, "status": "reported"}
    )
    assert exports.widest_spread(years.assign(row_ids="r")).empty


def test_figures_for_a_destination_are_those_of_whole_or_unfinished_years():
    rows = exports.to_partner(load_table("exports_monthly"), "gallium", "USA")
    assert set(rows["period_type"]) <= {"year", "year to date"}
    assert (rows["partner_iso3"] == "USA").all()
    assert len(rows) > 0


def test_both_metals_are_compared_in_the_newest_year_and_one_scope():
    pace = exports.pace_of_newest_year(load_table("exports_monthly"), ["gallium", "germanium"], CUT)
    assert pace["commodity_id"].tolist() == ["gallium", "germanium"]
    assert pace["year"].tolist() == [2025, 2025]
    assert pace["product_scope"].nunique() == 1


def test_without_any_figures_there_is_no_pace():
    nothing = load_table("exports_monthly").head(0)
    assert exports.pace_of_newest_year(nothing, ["gallium"], CUT).empty


def test_the_months_of_a_calendar_are_counted_by_what_is_known():
    frame = table([("wrought", 0, "WLD", "a", 5), ("wrought", 1, "WLD", "a", 0)])
    months = exports.select_months(frame, "gallium", "2023-01", "2023-04")
    row = exports.summarise_calendar(exports.fill_calendar(months, "2023-01", "2023-04")).iloc[0]
    counts = {name: row[name] for name in ("months", "figure", "zero", "derived", "unknown")}
    assert counts == {"months": 4, "figure": 1, "zero": 1, "derived": 0, "unknown": 2}
    assert row["row_ids"] == "exp-0;exp-1"


def test_what_destinations_leave_out_is_added_up():
    rows = [("wrought", 0, "WLD", "a", 10), ("wrought", 0, "DEU", "a", 7), ("wrought", 1, "WLD", "a", 4)]
    parts = exports.split_by_partner(
        table([*rows, ("wrought", 1, "JPN", "a", 4)]), "gallium", "2023-01", "2023-02"
    )
    row = exports.summarise_partners(parts).iloc[0]
    assert (row["months"], row["rest_kg"]) == (2, 3)
    assert (row["row_ids"], row["rest_ids"]) == ("exp-1;exp-3", "exp-0;exp-1;exp-2;exp-3")
    totals = exports.partner_totals(parts[parts["partner_iso3"] != ""])
    assert totals[["row_ids", "all_ids"]].to_numpy().tolist() == [
        ["exp-1", "exp-1;exp-3"],
        ["exp-3", "exp-1;exp-3"],
    ]
    assert exports.summarise_partners(parts.head(0))[["months", "rest_kg"]].to_numpy().tolist() == [[0, 0]]


@pytest.mark.parametrize(
    "other", [{"commodity_id": "germanium"}, {"period_type": "quarter"}, {"partner_iso3": "DEU"}]
)
def test_months_are_single_ones_of_the_metal_and_the_partner(other):
    rows = table([("wrought", 0, "WLD", "a", 5)])
    assert len(exports.select_months(rows, "gallium", "2023-01", "2023-01")) == 1
    assert exports.select_months(rows, "gallium", "2023-02", "2023-02").empty
    assert exports.select_months(rows.assign(**other), "gallium", "2023-01", "2023-01").empty


@pytest.mark.parametrize(
    "other",
    [{"commodity_id": "germanium"}, {"period_type": "month"}, {"partner_iso3": "DEU"}, {"quantity_kg": None}],
)
def test_totals_of_years_are_those_of_the_metal_to_the_world(other):
    rows = table([("wrought", 0, "WLD", "a", 5)]).assign(period_type="year")
    assert exports.year_totals(rows, "gallium")["year"].tolist() == [2023]
    assert exports.year_totals(rows.assign(**other), "gallium").empty


def test_the_spread_is_that_of_the_year_and_scope_whose_printed_figures_differ_most():
    years = pd.DataFrame(
        {
            "year": [2022, 2022, 2023, 2023, 2024, 2024],
            "product_scope": ["a", "a", "a", "b", "a", "a"],
            "quantity_kg": [1e3, 2e3, 1e3, 9e3, 5e3, 8e3],
            "status": ["reported"] * 5 + ["rounded"],
            "row_ids": list("uvwxyz"),
        }
    )
    assert exports.widest_spread(years)["row_ids"].tolist() == ["y", "z"]
    assert exports.summarise_spread(exports.widest_spread(years))["apart_t"].tolist() == [3]
    doubtful = years.assign(status=[*years["status"][:5], "doubtful"])
    assert exports.widest_spread(doubtful)["row_ids"].tolist() == ["u", "v"]


def test_figures_printed_twice_count_with_their_middle_and_the_cut_is_after():
    rows = [(0, 100), (0, 300), (6, 400), (7, 60), (7, 240)]
    frame = table([("wrought", n, "WLD", "a", kg) for n, kg in rows])
    row = exports.compare_around(exports.select_months(frame, "gallium", "2023-01", "2023-12"), CUT).iloc[0]
    assert row[["before_kg", "after_kg", "before_months", "after_months"]].tolist() == [300, 150, 2, 1]
    assert row["change_percent"] == -50


def test_years_are_in_tonnes_and_percent_of_the_highest_base():
    years = pd.DataFrame(
        {
            "year": [2022, 2022, 2024, 2024],
            "product_scope": "a",
            "quantity_kg": [1e3, 2e3, 4e3, 6e3],
            "row_ids": list("wxyz"),
        }
    )
    row = exports.summarise_years(exports.years_in_one_scope(years, 2022, 2023)).iloc[0]
    assert row[["base_year", "base_t", "last_year", "low_t", "high_t"]].tolist() == [2022, 2, 2024, 4, 6]
    assert row[["low_percent", "high_percent"]].tolist() == [200, 300]


def test_destinations_are_those_of_the_scope_and_the_source_that_list_most():
    listed = [("wrought", 0, "WLD", "a", 20), ("wrought", 0, "DEU", "a", 7), ("wrought", 0, "JPN", "a", 7)]
    fewer = [("wrought", 0, "WLD", "b", 20), ("wrought", 0, "KOR", "b", 20)]
    other = [("unspecified", 0, "WLD", "a", 9), ("unspecified", 0, "DEU", "a", 9)]
    parts = exports.split_by_partner(table([*fewer, *listed, *other]), "gallium", "2023-01", "2023-01")
    assert parts[["partner_iso3", "quantity_kg"]].values.tolist() == [["", 6], ["DEU", 7], ["JPN", 7]]
    assert parts["row_ids"].tolist() == ["exp-2;exp-3;exp-4", "exp-3", "exp-4"]
    totals = exports.partner_totals(parts)
    assert totals["share"].tolist() == [0.35, 0.35, 0.3]
    assert totals["months"].tolist() == [1, 1, 1]


def test_of_sources_that_list_as_many_the_first_by_name_is_taken():
    rows = [("wrought", 0, "WLD", "b", 9), ("wrought", 0, "DEU", "b", 9)]
    rows += [("wrought", 0, "WLD", "a", 8), ("wrought", 0, "JPN", "a", 8)]
    parts = exports.split_by_partner(table(rows), "gallium", "2023-01", "2023-01")
    assert parts["partner_iso3"].tolist() == ["JPN"]


def test_partners_are_ordered_by_quantity_then_by_months():
    parts = pd.DataFrame({"partner_iso3": ["A", "B", "B", "C"], "quantity_kg": [4, 1, 3, 9.0]})
    parts = parts.assign(month=[1, 1, 2, 1], row_ids="r")
    assert exports.partner_totals(parts)["partner_iso3"].tolist() == ["C", "B", "A"]


@pytest.mark.parametrize(
    "other", [{"commodity_id": "germanium"}, {"period_type": "month"}, {"partner_iso3": "DEU"}]
)
def test_only_figures_of_the_metal_for_the_destination_are_taken(other):
    rows = table([("wrought", 0, "USA", "a", 5)]).assign(period_type="year to date")
    assert exports.to_partner(rows, "gallium", "USA")["year"].tolist() == [2023]
    assert exports.to_partner(rows.assign(**other), "gallium", "USA").empty


def test_the_pace_is_that_of_the_newest_year_against_every_month_before_the_cut():
    rows = [(0, 100), (7, 900), (12, 20), (13, 40), (15, None)]
    frame = table([("wrought", n, "WLD", "a", kg) for n, kg in rows])
    more = table([("unspecified", 0, "WLD", "b", 1), ("unspecified", 12, "WLD", "b", 1)])
    pace = exports.pace_of_newest_year(pd.concat([more, frame]), ["gallium", "tin"], CUT)
    columns = ["commodity_id", "year", "product_scope", "before_kg", "after_kg", "after_months"]
    assert pace[columns].values.tolist() == [["gallium", 2024, "wrought", 100, 30, 2]]
