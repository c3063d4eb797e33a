"""Quotas: batches, months covered, use."""

import pandas as pd
import pytest

from chokepoint.analysis.trade import quotas
from chokepoint.data import load_table

DAY = pd.Timestamp("2011-01-01")


def rows(*given):
    base = {
        "year": 2010, "batch": "full_year", "recipients": "all", "product_group": "all", "measure": "quota",
        "status": "reported", "months_covered": 12, "published": DAY,
    }  # fmt: skip
    listed = [base | row | {"row_id": f"q-{n}"} for n, row in enumerate(given)]
    return pd.DataFrame(listed).astype({"year": "Int64", "months_covered": "Int64", "value": float})


def half(batch, value, who="domestic", **more):
    return {"batch": batch, "value": value, "recipients": who} | more


def test_the_newest_exact_figure_is_kept_and_a_rounded_one_only_alone():
    later = pd.Timestamp("2012-01-01")
    table = rows(
        {"value": 30258},
        {"value": 30259, "published": later},
        {"value": 30300, "published": later, "status": "rounded"},
        {"value": 50000, "status": "rounded", "year": 2009},
    )
    kept = quotas.newest_firm(table, ["year"])
    assert list(kept["value"]) == [50000, 30259]


def test_what_a_total_leaves_over_is_not_split():
    halves = quotas.half_years(
        rows(half("H2", 7976, "all"), half("H2", 1768, "foreign_invested")), 2010, 2010
    )
    assert dict(zip(halves["part"], halves["tonnes"], strict=True)) == {
        "foreign_invested": 1768,
        "not_split": 6208,
    }
    assert halves["complete"].all()


def test_one_part_alone_is_no_total():
    halves = quotas.half_years(rows(half("H1", 15043)), 2010, 2010)
    assert not halves["complete"].any()
    assert quotas.half_year_changes(halves).empty


def test_the_whole_cut_of_2010_fell_in_the_second_batch():
    # the July batch fell by 72 percent, the first rose (Avalon, 9 July 2010; Technology Metals Research)
    halves = quotas.half_years(load_table("export_quotas"), 2009, 2011)
    (cut,) = quotas.year_change(quotas.half_year_changes(halves), 2010).itertuples()
    assert cut.change_percent == pytest.approx(-39.66, abs=0.005)
    assert cut.second_share > 100
    assert quotas.year_change(quotas.half_year_changes(halves), 2009).empty


def test_the_short_year_changes_the_order_of_the_cuts():
    # 34,156 t were for ten months: as issued -22 and -2.5 percent, a month -6 and -19 (Lynas 2009)
    issued = quotas.as_issued(load_table("export_quotas"), 2007, 2009)
    ours = issued[issued["recipients"] == "domestic"].set_index("year")
    assert ours.loc[[2008, 2009], "issued_change"].round(1).tolist() == [-21.6, -2.5]
    assert ours.loc[[2008, 2009], "monthly_change"].round().tolist() == [-6, -19]


def test_a_change_after_a_gap_is_not_given():
    issued = quotas.as_issued(rows({"value": 10, "year": 2007}, {"value": 20, "year": 2009}), 2007, 2009)
    assert issued["issued_change"].isna().all()


def test_domestic_and_all_are_never_one_series():
    issued = quotas.as_issued(rows({"value": 10, "year": 2007}, half("full_year", 9, year=2008)), 2007, 2008)
    assert issued["issued_change"].isna().all()


def use():
    table = load_table("export_quotas")
    return quotas.quota_use(quotas.year_totals(table, 2004, 2014), load_table("quota_exports"))


def test_use_agrees_with_the_percentages_that_texts_print():
    # 61 and 56 percent of 2011, 53 of 2012 (industry ministry, association, Global Times), 57.8 of 2013
    used = use().groupby("year")["use_percent"].agg(["min", "max"])
    assert used.loc[2011].round().tolist() == [56, 61]
    assert used.loc[2012, "max"] == pytest.approx(53, abs=0.7)
    assert used.loc[2013, "max"] == pytest.approx(57.8, abs=0.05)
    assert used.loc[2010, "min"] > 100


def test_counts_with_products_and_imports_are_not_exports_under_the_quota():
    sold = quotas.yearly_exports(load_table("quota_exports"))
    assert "customs_with_products" not in set(sold["series"])
    assert sold["exports_t"].max() < 63_000


def test_the_break_is_measured_in_the_month_both_counts_print():
    (broken,) = quotas.series_break(load_table("quota_exports")).itertuples()
    assert (broken.narrow_t, broken.wide_t) == (646.8, 4087.0)
    assert quotas.series_break(load_table("quota_exports").query("series != 'customs_from_2011'")).empty


def test_other_metals_are_compared_over_their_own_spans():
    totals = quotas.year_totals(load_table("export_quotas"), 2007, 2014)
    changes = quotas.change_of_quotas(load_table("other_quotas"), totals).set_index("commodity_id")
    assert changes.loc["tungsten", "change_percent"] == 0
    assert changes.index[0] == "tin"


@pytest.mark.parametrize(
    ("firmer", "looser"), [("announced", "derived"), ("derived", "rounded"), ("annualised", "estimate")]
)
def test_a_firmer_figure_is_kept_before_a_newer_one(firmer, looser):
    later = pd.Timestamp("2012-01-01")
    table = rows({"value": 1, "status": firmer}, {"value": 2, "status": looser, "published": later})
    assert quotas.newest_firm(table, ["year"])["value"].tolist() == [1]
    two = rows(
        {"value": 1, "status": "reported", "published": DAY},
        {"value": 2, "status": "compiled", "published": later},
    )
    assert quotas.newest_firm(two, ["year"])["value"].tolist() == [2]


def test_both_parts_together_are_the_total_and_leave_nothing_over():
    halves = quotas.half_years(rows(half("H1", 30), half("H1", 10, "foreign_invested")), 2010, 2010)
    assert halves[["part", "tonnes", "complete"]].values.tolist() == [
        ["domestic", 30, True],
        ["foreign_invested", 10, True],
    ]
    whole = rows(half("H1", 30), half("H1", 10, "foreign_invested"), half("H1", 40, "all"))
    assert set(quotas.half_years(whole, 2010, 2010)["part"]) == {"domestic", "foreign_invested"}


@pytest.mark.parametrize(
    "other",
    [{"measure": "ceiling"}, {"product_group": "light"}, {"year": 2008}, {"year": 2012}, {"batch": "Q1"}],
)
def test_halves_are_those_of_quotas_of_all_products_in_the_years_asked_for(other):
    assert len(quotas.half_years(rows(half("H1", 30)), 2009, 2011)) == 1
    assert quotas.half_years(rows(half("H1", 30) | other), 2009, 2011).empty


def test_halves_and_parts_are_compared_with_those_of_the_year_before():
    halves = quotas.half_years(
        rows(
            half("H1", 100, "all", year=2009), half("H2", 300, "all", year=2009), half("H1", 60, year=2009),
            half("H1", 150, "all"), half("H2", 150, "all"), half("H1", 90),
        ),
        2009, 2010,
    )  # fmt: skip
    changes = quotas.half_year_changes(halves).set_index("batch")
    assert changes.loc["H1", ["before_t", "after_t", "change_t", "change_percent"]].tolist() == [
        100,
        150,
        50,
        50,
    ]
    parts = quotas.part_changes(halves)
    assert parts[["part", "change_percent"]].values.tolist() == [["domestic", 50]]
    (cut,) = quotas.year_change(changes.reset_index(), 2010).itertuples()
    assert (cut.change_t, cut.change_percent, cut.second_t, cut.second_share) == (-100, -25, -150, 150)


def test_totals_of_a_year_are_issued_to_all_exporters():
    kept = rows({"value": 2}, {"value": 1, "months_covered": 10, "status": "annualised"})
    assert quotas.year_totals(kept, 2010, 2010)["value"].tolist() == [1, 2]
    assert quotas.twelve_month_quota(quotas.year_totals(kept, 2010, 2010))["value"].tolist() == [2]
    for other in (
        {"status": "estimate"},
        {"status": "forecast"},
        {"batch": "H1"},
        {"recipients": "domestic"},
    ):
        assert quotas.year_totals(rows({"value": 1} | other), 2010, 2010).empty


def test_of_a_short_year_the_short_figure_is_issued():
    given = rows(
        {"value": 120, "year": 2009},
        {"value": 50, "months_covered": 10},
        {"value": 60},
        {"value": 70, "months_covered": 5, "status": "annualised"},
        {"value": 9, "recipients": "foreign_invested"},
    )
    issued = quotas.as_issued(given, 2009, 2010)
    assert issued[["issued_t", "months", "monthly_t"]].values.tolist() == [[120, 12, 10], [50, 10, 5]]
    assert issued["issued_change"].round(2).tolist()[1:] == [-58.33]
    assert issued["monthly_change"].tolist()[1:] == [-50]


def sold(start, end, value, **more):
    row = {
        "reporter_iso3": "CHN", "flow": "export", "partner_iso3": "WLD", "measure": "quantity",
        "series": "trade_press", "period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end),
        "period_type": "year", "value": float(value), "status": "reported", "row_id": f"x-{value}",
    }  # fmt: skip
    return row | more


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2010-01-01", "2010-08-31", []), ("2010-01-01", "2010-09-30", [9]), ("2010-04-01", "2010-12-31", [9])],
)
def test_exports_of_nine_months_or_more_stand_for_a_year(start, end, months):
    assert quotas.yearly_exports(pd.DataFrame([sold(start, end, 5)]))["months"].tolist() == months


def test_the_longest_part_of_a_year_is_kept_from_each_count():
    whole, part = sold("2010-01-01", "2010-12-31", 50), sold("2010-01-01", "2010-11-30", 40)
    other = whole | {"series": "oxide_equivalent", "value": 60.0}
    found = quotas.yearly_exports(pd.DataFrame([whole, part, other]))
    assert found[["year", "exports_t", "months"]].values.tolist() == [[2010, 60, 12], [2010, 50, 12]]
    used = quotas.quota_use(quotas.year_totals(rows({"value": 80}), 2010, 2010), pd.DataFrame([whole, part]))
    assert used[["quota_t", "use_percent", "row_ids"]].values.tolist() == [[80, 62.5, "q-0;x-50"]]


@pytest.mark.parametrize(
    "other",
    [
        {"reporter_iso3": "JPN"},
        {"flow": "import"},
        {"partner_iso3": "JPN"},
        {"measure": "value"},
        {"series": "customs_with_products"},
    ],
)
def test_only_tonnes_sold_by_china_to_the_world_are_counted(other):
    assert quotas.yearly_exports(pd.DataFrame([sold("2010-01-01", "2010-12-31", 5) | other])).empty


def test_the_break_sets_two_counts_of_one_month_apart():
    month = {"period_type": "month", "series": "customs_from_2011"}
    narrow = sold("2011-01-01", "2011-01-31", 10, **month)
    wide = narrow | {"series": "customs_with_products", "value": 40.0, "row_id": "w"}
    (broken,) = quotas.series_break(pd.DataFrame([narrow, wide])).itertuples()
    assert (broken.narrow_t, broken.wide_t, broken.ratio, broken.row_ids) == (10, 40, 4, "w;x-10")
    for other in (
        {"period_type": "year"},
        {"measure": "value"},
        {"period_start": DAY + pd.Timedelta(days=31)},
    ):
        assert quotas.series_break(pd.DataFrame([narrow, wide | other])).empty


def test_lowest_and_highest_are_found_for_each_year():
    frame = pd.DataFrame({"year": [1, 1, 2], "t": [5.0, 3.0, 9.0], "row_ids": ["a", "b", "c"]})
    assert quotas.bounds(frame, "t").values.tolist() == [[1, 3, 5, "a;b"], [2, 9, 9, "c"]]


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ({}, {"rare_earths": -50, "tin": 300}),
        ({"quota_type": "mining"}, {"rare_earths": -50}),
        ({"year": 2008}, {"rare_earths": -50}),
        ({"year": 2010}, {"rare_earths": -50}),
    ],
)
def test_a_metal_is_compared_from_its_first_to_its_last_year_since_that_of_the_totals(other, changes):
    totals = quotas.year_totals(
        rows({"value": 80, "year": 2009}, {"value": 40}), 2009, 2010
    ).assign(commodity_id="rare_earths")  # fmt: skip
    metal = rows({"value": 10, "year": 2009} | other, {"value": 40})
    metal = metal.assign(commodity_id="tin", quota_type=[other.get("quota_type", "export"), "export"])
    found = quotas.change_of_quotas(metal, totals)
    assert found.set_index("commodity_id")["change_percent"].to_dict() == changes
    assert found["change_percent"].is_monotonic_increasing
