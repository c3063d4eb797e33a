"""A sealed forecast refuses a change, and is judged by figures printed later."""

import pandas as pd
import pytest

from chokepoint.analysis.risk import forecast
from chokepoint.data import load_table
from chokepoint.errors import DataError

SEALED, SEALS = load_table("forecasts"), load_table("forecast_seals")
DAYS = {
    "announced": pd.Timestamp("2023-07-03"),
    "effective": pd.Timestamp("2023-08-01"),
    "ban": pd.Timestamp("2024-12-03"),
    "suspended": pd.Timestamp("2025-11-09"),
}


def test_the_forecasts_are_those_that_were_sealed():
    forecast.check_seal(SEALED, SEALS)
    assert len(SEALED) == 18
    assert set(SEALED["scenario"]) == set(forecast.SCENARIOS)


CHANGES = [
    ("low", 0.5),
    ("high", 1e6),
    ("scenario", "extended"),
    ("last_month", "2027-05-01"),
    ("based_on", "exp-x001"),
]


@pytest.mark.parametrize(("column", "value"), CHANGES)
def test_a_changed_forecast_is_refused(column, value):
    changed = SEALED.copy()
    changed.loc[changed.index[-1], column] = value
    with pytest.raises(DataError, match="sealed forecast was changed"):
        forecast.check_seal(changed, SEALS)


def test_a_forecast_left_out_or_without_a_seal_is_refused():
    with pytest.raises(DataError, match="2026-11-30"):
        forecast.check_seal(SEALED.iloc[1:], SEALS)
    with pytest.raises(DataError):
        forecast.check_seal(SEALED, SEALS.head(0))


def test_the_order_of_rows_and_their_wording_do_not_matter():
    other = SEALED.iloc[::-1].assign(note="other words")
    assert forecast.digest(other) == forecast.digest(SEALED)


@pytest.mark.parametrize(
    ("month", "rules"),
    [("2023-06-01", "withdrawn"), ("2023-07-01", ""), ("2023-08-01", "extended"), ("2024-11-01", "extended"),
     ("2024-12-01", "lapsed"), ("2025-10-01", "lapsed"), ("2025-11-01", "extended")],
)  # fmt: skip
def test_a_month_belongs_to_the_rules_it_fell_under(month, rules):
    assert forecast.regime(pd.Timestamp(month), **DAYS) == rules


def test_the_range_is_the_least_and_the_most_and_one_figure_is_none():
    values = pd.DataFrame({"value": [3.0, 1.0, 8.0], "row_ids": ["b", "a", "c"]})
    assert forecast.range_of(values) == {"low": 1, "mid": 3, "high": 8, "points": 3, "based_on": "a;b;c"}
    assert forecast.range_of(values.head(1)) is None
    assert forecast.chance(3) == 0.5


def test_a_price_does_not_fall_if_the_ban_is_back_nor_rise_if_the_licences_go():
    changes = pd.DataFrame({"value": [0.8, 1.25, 2.0]})
    ends = {one: forecast.price_range(100, changes, one, "p") for one in forecast.SCENARIOS}
    assert [ends["extended"][end] for end in ("low", "mid", "high")] == pytest.approx([80, 125, 200])
    assert [ends["lapsed"][end] for end in ("low", "mid", "high")] == pytest.approx([100, 125, 200])
    assert [ends["withdrawn"][end] for end in ("low", "mid", "high")] == pytest.approx([50, 80, 100])


def test_figures_of_later_months_judge_a_forecast():
    own = SEALED[SEALED["row_id"].isin(["fc-2027-lapsed-gallium-exports", "fc-2027-lapsed-gallium-price"])]
    months = pd.to_datetime(
        ["2026-12-01", "2027-01-01", "2027-02-01", "2027-02-01", "2027-06-01", "2027-07-01"]
    )
    exports = pd.DataFrame({"commodity_id": "gallium", "month": months, "row_ids": list("abcdef"),
                            "value": [1.0, 20_000, 4_000, 5_000, 15_000, 99.0]})  # fmt: skip
    prices = exports.assign(value=1000.0)
    found = forecast.score(own, exports, prices).set_index("measure")
    assert found.loc["exports", ["months", "inside", "above", "below"]].tolist() == [3, 2, 1, 0]
    assert found.loc["exports", "expected"] == pytest.approx(3 * 7 / 9)
    assert found.loc["price", ["months", "inside", "above", "below"]].tolist() == [3, 0, 0, 3]
    assert set("bcde") <= set(found.loc["exports", "row_ids"].split(";"))


def test_nothing_is_scored_before_figures_are_printed():
    nothing = pd.DataFrame({"commodity_id": [], "month": pd.to_datetime([]), "value": [], "row_ids": []})
    found = forecast.score(SEALED, nothing, nothing)
    assert found["months"].sum() == 0
    assert found["row_id"].tolist() == SEALED["row_id"].tolist()
