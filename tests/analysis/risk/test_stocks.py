"""Days of supply from printed stocks: one series each, bounded by rounding, else nothing."""

import pandas as pd
import pytest

from chokepoint.analysis.risk.stocks import days_held
from chokepoint.data import load_table

SALIENT = load_table("us_salient")


def sheet(*lines):
    """Make a sheet of (statistic, series, year, value)."""
    return pd.DataFrame(
        [
            {"row_id": f"r{n}", "statistic": statistic, "series_as_printed": series, "year": year,
             "value": value, "unit": "t", "qualifier": "", "vintage": "2026"}
            for n, (statistic, series, year, value) in enumerate(lines)
        ]
    )  # fmt: skip


STOCK = ("stocks", "Stocks, yearend", 2025, 240.0)
USED = ("consumption", "Consumption: Apparent", 2025, 1300.0)


def test_days_are_the_stock_over_a_years_consumption():
    found = days_held(sheet(STOCK, USED))
    assert found.days.best == pytest.approx(365 * 240 / 1300)
    assert found.days.low == pytest.approx(365 * 235 / 1350)
    assert (found.year, found.row_ids) == (2025, "r0;r1")


def test_apparent_consumption_goes_before_reported():
    found = days_held(sheet(STOCK, ("consumption", "Consumption: Reported", 2025, 100.0), USED))
    assert found.row_ids == "r0;r2"


@pytest.mark.parametrize(
    "lines",
    [
        (STOCK,),
        (USED,),
        (STOCK, ("stocks", "Stocks: Exchange", 2025, 5.0), USED),
        (STOCK, USED, ("consumption", "Consumption: Apparent, primary", 2025, 9.0)),
        (STOCK, ("consumption", "Consumption: Apparent", 2025, float("nan"))),
        (STOCK, ("consumption", "Consumption: Apparent", 2024, 9.0)),
        (STOCK, ("consumption", "Consumption: Apparent", 2025, 0.0)),
    ],
)
def test_what_does_not_stand_alone_gives_no_days(lines):
    assert days_held(sheet(*lines)) is None


def test_the_newest_year_with_both_counts():
    found = days_held(sheet(STOCK, USED, ("stocks", "Stocks, yearend", 2024, 100.0),
                            ("consumption", "Consumption: Apparent", 2024, 500.0)))  # fmt: skip
    assert found.year == 2025


@pytest.mark.parametrize(("commodity", "days"), [("gallium", 65), ("vanadium", 7), ("germanium", None)])
def test_the_printed_sheets(commodity, days):
    found = days_held(SALIENT[SALIENT["commodity_id"] == commodity])
    assert (None if found is None else round(found.days.best)) == days
