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


BASES = pd.DataFrame({"row_id": ["a", "b"], "quantity_kg": [8000.0, 2000.0], "commodity_id": "gallium"})


def derived(first, last, **more):
    """Derive half of the first base for a span of days."""
    row = {
        "row_id": "x", "measure": "exports", "commodity_id": "gallium", "base_row_ids": "a",
        "operation": "divide", "operand": 2.0, "product_scope": "metal", "source_id": "s",
        "period_start": pd.Timestamp(first), "period_end": pd.Timestamp(last),
    }  # fmt: skip
    return pd.DataFrame([row | more])


@pytest.mark.parametrize(
    ("last", "months", "years"),
    [("2023-01-31", 1, 0), ("2023-02-28", 0, 0), ("2023-10-28", 0, 0), ("2023-10-29", 0, 1)],
)
def test_one_month_is_a_month_and_more_than_300_days_are_a_year(last, months, years):
    rows = derived("2023-01-01", last)
    assert len(derived_months(rows, BASES, "gallium")) == months
    assert len(derived_years(rows, BASES, "gallium")) == years


@pytest.mark.parametrize("other", [{"measure": "price"}, {"commodity_id": "germanium"}])
def test_only_exports_of_the_metal_are_derived(other):
    rows = derived("2023-01-01", "2023-01-31", **other)
    assert derived_months(rows, BASES, "gallium").empty


def quarters(*printed):
    """Print quarters of one scope from ``(first day, kg, scope)``."""
    rows = pd.DataFrame(printed, columns=["period_start", "quantity_kg", "product_scope"])
    return rows.assign(
        row_id=[f"q{n}" for n in range(len(rows))],
        period_start=pd.to_datetime(rows["period_start"]),
        commodity_id="gallium",
        period_type="quarter",
        status="reported",
    )


@pytest.mark.parametrize(
    ("last", "known"),
    [("2023-03-29", False), ("2023-03-30", True), ("2023-04-03", True), ("2023-04-04", False)],
)
def test_a_derived_quarter_has_88_to_92_days(last, known):
    printed = quarters(("2024-01-01", 1000.0, "metal"))
    implied = derived("2023-01-01", last, base_row_ids="q0")
    assert len(first_quarters(implied, printed, "gallium")) == known


def test_two_quarters_of_one_scope_are_compared_in_tonnes():
    nothing = derived("2023-01-01", "2023-03-31").head(0)
    two = quarters(("2022-01-01", 4000.0, "metal"), ("2024-04-01", 1000.0, "metal"))
    row = first_quarters(nothing, two, "gallium").iloc[0]
    assert row[["before_t", "after_t", "before_year", "after_year"]].tolist() == [4, 1, 2022, 2024]
    assert (row["change_percent"], row["before_status"], row["row_ids"]) == (-75, "reported", "q0;q1")
    for other in (two.head(1), two.assign(product_scope=["metal", "oxide"]), two.assign(period_type="month")):
        assert first_quarters(nothing, other, "gallium").empty
    assert first_quarters(nothing, two, "germanium").empty
