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
    assert sold["exports_t"].max() < 60_000


def test_the_break_is_measured_in_the_month_both_counts_print():
    (broken,) = quotas.series_break(load_table("quota_exports")).itertuples()
    assert (broken.narrow_t, broken.wide_t) == (646.8, 4087.0)
    assert quotas.series_break(load_table("quota_exports").query("series != 'customs_from_2011'")).empty


def test_other_metals_are_compared_over_their_own_spans():
    totals = quotas.year_totals(load_table("export_quotas"), 2007, 2014)
    changes = quotas.change_of_quotas(load_table("other_quotas"), totals).set_index("commodity_id")
    assert changes.loc["tungsten", "change_percent"] == 0
    assert changes.index[0] == "tin"
