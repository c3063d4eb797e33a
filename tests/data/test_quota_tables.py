"""The quota tables bear out their own sums, and keep apart what must not be joined."""

import pytest
from quota_checks import quota_checks

from chokepoint.data import load_table

CHECKS = quota_checks()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_sum_is_a_printed_total(check):
    assert check.holds, (check.computed, check.printed)


def test_a_wrong_part_would_be_noticed(package_copy):
    row = next(iter(load_table("export_quota_companies")["row_id"]))
    package_copy.set("export_quota_companies", row, "light_t", "1")
    assert not all(check.holds for check in quota_checks())


def test_the_quotas_issued_for_the_short_year_are_marked():
    quotas = load_table("export_quotas").query("measure == 'quota' and year == 2008 and batch == 'full_year'")
    issued = quotas[quotas["value"].isin([34156, 47449])]
    assert set(issued["months_covered"]) == {10}
    assert set(quotas.loc[quotas["value"].isin([40987, 56939]), "months_covered"]) == {12}


def test_no_misprint_and_no_withdrawn_value_is_carried():
    quotas = load_table("export_quotas")
    assert not quotas["value"].isin([4446, 30966, 15550, 1670, 21586, 24280]).any()
    assert 663 not in set(load_table("quota_exports")["value"])


def test_the_customs_series_break_in_january_of_the_year_after_the_cut():
    trade = load_table("quota_exports")
    assert trade.loc[trade["series"] == "customs_to_2010", "period_end"].max().year == 2010
    for series in ("customs_from_2011", "customs_with_products"):
        assert trade.loc[trade["series"] == series, "period_start"].min().year == 2011


def test_prices_outside_china_are_in_dollars():
    prices = load_table("rare_earth_prices")
    assert set(prices.loc[prices["market"] != "China", "currency"]) == {"USD"}


def test_each_item_of_evidence_has_one_grade_and_a_reason():
    evidence = load_table("embargo_evidence")
    assert (evidence["grade_reason"] != "").all()
    assert set(evidence["grade"]) == {"strong", "moderate_to_strong", "moderate", "weak", "not_graded"}
