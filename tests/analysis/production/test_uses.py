"""End uses, quoted shares and single statements."""

import pandas as pd
import pytest

from chokepoint.analysis.production.uses import (
    CHINESE,
    PERCENT,
    TOTAL,
    end_use_shares,
    quoted_shares,
    stated_shares,
)
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
    everything = load_table("uses")
    of_feedstock = everything.assign(
        code=everything["code"].mask(everything["row_id"] == "use-u023", "other")
    )
    assert "use-u023" not in set(quoted_shares(of_feedstock, "gallium")["row_id"])
    assert quoted_shares(everything, "indium").empty


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


BOUNDS = ("value", "value_low", "value_high")
USE = {
    "row_id": "u", "commodity_id": "tin", "group": "end use share", "code": "", "unit": "percent",
    "year": 2022, "geography": "world", "value": 5.0, "value_low": None, "value_high": None, "item": "solder",
}  # fmt: skip


def uses(*changes: dict) -> pd.DataFrame:
    return pd.DataFrame([USE | change for change in changes]).astype(dict.fromkeys(BOUNDS, float))


@pytest.mark.parametrize("other", [{"commodity_id": "lead"}, {"group": "recycling"}, {"code": TOTAL}])
def test_end_uses_are_those_of_the_metal_but_for_sums(other):
    assert end_use_shares(uses({}), "tin")[["value_low", "value_high"]].values.tolist() == [[5, 5]]
    assert end_use_shares(uses(other), "tin").empty


def test_end_uses_stand_from_the_newest_year_and_the_largest_share():
    table = uses(
        {"row_id": "a", "year": 2021},
        {"row_id": "b"},
        {"row_id": "c", "value_low": 1, "value_high": 9},
        {"row_id": "d", "geography": "US"},
    )
    assert end_use_shares(table, "tin")["row_id"].tolist() == ["d", "c", "b", "a"]


@pytest.mark.parametrize("other", [{"commodity_id": "lead"}, {"code": ""}])
def test_quotations_are_of_the_metal_and_of_china(other):
    china = {"code": CHINESE}
    assert quoted_shares(uses(china), "tin")["best"].tolist() == [5]
    assert quoted_shares(uses(china | other), "tin").empty


@pytest.mark.parametrize("other", [{"unit": "t"}, {"group": "end use share"}, {"code": CHINESE}])
def test_statements_are_percentages_of_structure_and_not_of_china(other):
    one = {"group": "recycling", "value": None, "value_high": 9}
    assert stated_shares(uses(one))[["value_low", "value_high"]].values.tolist() == [[0, 9]]
    assert stated_shares(uses(one | other)).empty
