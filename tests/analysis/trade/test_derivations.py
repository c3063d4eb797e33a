"""Derived values are recomputed from the rows they rest on and agree with those worked out by hand."""

import pandas as pd
import pytest

from chokepoint.analysis.trade.derivations import derive, derived_months, derived_years, first_quarters
from chokepoint.data import load_table


def derivations(measure="exports"):
    return load_table("export_derivations").query("measure == @measure")


@pytest.mark.parametrize("row_id", derivations()["row_id"].tolist())
def test_a_derivation_gives_the_value_worked_out_by_hand(row_id):
    row = derivations().query("row_id == @row_id")
    value = derive(row, load_table("exports_monthly"), "quantity_kg")["value"].item()
    assert value == pytest.approx(row["researched_value"].item(), rel=0.005)


def test_each_operation_does_what_its_name_says():
    bases = pd.DataFrame({"row_id": ["a", "b"], "kg": [8.0, 4.0]})
    rows = pd.DataFrame(
        {
            "row_id": ["x", "y", "z"],
            "base_row_ids": ["a", "b", "a;b"],
            "operation": ["divide", "multiply", "sum"],
            "operand": [2.0, 0.5, float("nan")],
        }
    )
    result = derive(rows, bases, "kg")
    assert result["value"].tolist() == [4, 2, 12]
    assert result["row_ids"].tolist() == ["a;x", "b;y", "a;b;z"]


def test_a_derivation_waits_for_all_its_bases():
    exports = load_table("exports_monthly").query("row_id != 'exp-x052'")
    assert "drv-10" not in set(derive(derivations(), exports, "quantity_kg")["row_id"])


@pytest.mark.parametrize("known", [True, False])
def test_nothing_to_derive_gives_an_empty_frame_with_all_columns(known):
    exports = load_table("exports_monthly")
    rows, bases = (derivations().head(0), exports) if known else (derivations(), exports.head(0))
    assert {"row_id", "value", "row_ids", "period_start"} <= set(derive(rows, bases, "quantity_kg").columns)
    assert derived_months(rows, bases, "gallium").empty


def test_months_are_marked_derived_and_belong_to_one_month_and_metal():
    months = derived_months(derivations(), load_table("exports_monthly"), "gallium")
    assert set(months["status"]) == {"derived"}
    june = months[months["month"] == "2023-06-01"].iloc[0]
    assert june["quantity_kg"] == pytest.approx(1604, abs=1)
    assert june["row_ids"] == "drv-08;exp-x009"


def test_a_derived_year_is_the_sum_of_its_printed_parts():
    years = derived_years(derivations(), load_table("exports_monthly"), "gallium").set_index("year")
    assert years.loc[2025, "quantity_kg"] == 73_424
    assert years.loc[2024, "quantity_kg"] == 60_420


def test_the_first_quarter_before_is_implied_by_the_one_after():
    row = first_quarters(derivations(), load_table("exports_monthly"), "gallium").iloc[0]
    assert (row["before_year"], row["after_year"], row["before_status"]) == (2023, 2024, "derived")
    assert row["change_percent"] == pytest.approx(-74.1)


def test_a_metal_without_two_quarters_has_no_comparison():
    assert first_quarters(
        derivations(), load_table("exports_monthly").query("row_id != 'exp-x078'"), "germanium"
    ).empty
