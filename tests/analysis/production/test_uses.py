"""End uses, quoted shares and single statements."""

import pytest

from chokepoint.analysis.production.uses import PERCENT, end_use_shares, quoted_shares, stated_shares
from chokepoint.data import load_table


@pytest.mark.parametrize("commodity", ["gallium", "germanium"])
def test_every_end_use_has_a_range_and_lists_the_newest_year_first(commodity):
    uses = end_use_shares(load_table("uses"), commodity)
    assert (uses["value_low"] <= uses["value_high"]).all()
    assert uses["year"].is_monotonic_decreasing


@pytest.mark.parametrize("commodity", ["gallium", "germanium"])
def test_no_breakdown_adds_to_more_than_everything(commodity):
    uses = end_use_shares(load_table("uses"), commodity)
    assert (uses.groupby(["year", "geography"])["value_low"].sum() <= 100).all()


def test_lines_that_sum_others_are_left_out():
    assert "GaAs components" not in set(end_use_shares(load_table("uses"), "gallium")["item"])


def test_quoted_shares_are_of_output_and_of_the_country():
    quotes = quoted_shares(load_table("uses"), "gallium")
    assert quotes["best"].tolist() == sorted(quotes["best"])
    assert quotes.set_index("row_id").loc["use-u023", "best"] == 80
    assert "use-u020" not in set(quotes["row_id"])
    assert quoted_shares(load_table("uses"), "indium").empty


def test_single_statements_are_percentages_with_both_ends():
    stated = stated_shares(load_table("uses").query("commodity_id == 'gallium'")).set_index("row_id")
    assert stated[["value_low", "value_high"]].notna().all(axis=None)
    assert stated.loc["use-u014", ["value_low", "value_high"]].tolist() == [8, 21]
    assert stated.loc["use-u016", ["value_low", "value_high"]].tolist() == [0, 33]
    assert not stated["item"].str.endswith("China share of output").any()


def test_every_unit_that_is_a_share_is_known_as_one():
    units = set(load_table("uses")["unit"])
    assert {unit for unit in units if "percent" in unit} == set(PERCENT)


@pytest.mark.parametrize(("unit", "rows"), [("percent of primary production", 1), ("t", 0), ("year", 0)])
def test_only_a_share_is_a_statement_in_percent(unit, rows):
    one = load_table("uses").query("row_id == 'use-u014'").assign(unit=unit)
    assert len(stated_shares(one)) == rows
