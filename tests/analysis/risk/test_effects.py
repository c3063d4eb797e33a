"""What the months before could show is computed first, and decides whether anything can be told."""

from math import inf, isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.risk import effects

DAY = pd.Timestamp
BEGUN = pd.DataFrame(
    {"case": ["gallium", "tin"], "day": [DAY("2023-07-03"), DAY("2025-01-10")],
     "effective_day": [DAY("2023-08-01"), DAY("2025-02-01")], "row_ids": ["ctl-1", "ctl-2"]}
)  # fmt: skip


def months(metal, first, values, scope="metal"):
    days = pd.date_range(first, periods=len(values), freq="MS")
    ids = [f"{metal}-{day:%Y%m}" for day in days]
    return pd.DataFrame({"case": metal, "scope": scope, "first": days, "last": days + pd.offsets.MonthEnd(0),
                         "kg": [float(value) for value in values], "row_ids": ids})  # fmt: skip


@pytest.mark.parametrize(
    ("part", "freedom", "value"),
    [(0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 10, 2.2281), (0.8, 1, 1.3764), (0.8, 5, 0.9195)],
)
def test_quantiles_are_those_of_the_printed_tables(part, freedom, value):
    assert effects.t_quantile(part, freedom) == pytest.approx(value, abs=2e-4)


def test_the_detectable_change_sees_what_it_says():
    """Of simulated pairs with a fall of that size, about four fifths are found, and of none one in twenty."""
    rng, spread, before, after = np.random.default_rng(7), 0.1, 6, 8
    least = effects.detectable(spread, before, after)
    quantile = effects.t_quantile(0.975, before - 1)

    def found(fall):
        one = rng.normal(1, spread, (20_000, before))
        two = rng.normal(1 - fall, spread, (20_000, after))
        error = one.std(axis=1, ddof=1) * np.sqrt(1 / before + 1 / after)
        return (np.abs(two.mean(axis=1) - one.mean(axis=1)) / error > quantile).mean()

    assert found(least) == pytest.approx(0.8, abs=0.05)
    assert found(0.0) == pytest.approx(0.05, abs=0.01)


@given(st.floats(0.01, 2), st.integers(2, 30), st.integers(1, 30))
def test_more_months_see_smaller_changes(spread, before, after):
    least = effects.detectable(spread, before, after)
    assert effects.detectable(spread, before + 1, after) < least
    assert effects.detectable(spread, before, after + 1) < least
    assert effects.detectable(2 * spread, before, after) == pytest.approx(2 * least)


def test_one_month_before_shows_nothing_however_large_the_fall():
    rows = pd.concat([months("gallium", "2023-06-01", [100]), months("gallium", "2023-09-01", [0, 0, 0])])
    found = effects.measure(rows, BEGUN).iloc[0]
    assert (found["effect"], found["detectable"], found["answer"]) == (-1, inf, effects.UNTOLD)
    assert found["permuted"] == pytest.approx(1 / 4)


def test_steady_months_tell_a_fall_and_its_rows():
    rows = pd.concat([months("gallium", "2022-08-01", [100, 101, 99, 100, 102, 98, 100, 100, 101, 99]),
                      months("gallium", "2023-08-01", [50, 52, 48, 50])])  # fmt: skip
    found = effects.measure(rows, BEGUN).iloc[0]
    assert (found["before"], found["after"], found["answer"]) == (10, 4, effects.FELL)
    assert found["low"] < found["effect"] == pytest.approx(-0.5, abs=0.01)
    assert found["effect"] < found["high"] < 0
    assert found["detectable"] < 0.05
    assert found["permuted"] == pytest.approx(1 / 1001)
    assert {"ctl-1", "gallium-202208", "gallium-202311"} <= set(found["row_ids"].split(";"))


def test_uneven_months_tell_nothing_of_the_same_fall_and_say_how_many_would():
    rows = pd.concat(
        [months("gallium", "2023-04-01", [85, 115, 100]), months("gallium", "2023-08-01", [50] * 4)]
    )
    found = effects.measure(rows, BEGUN).iloc[0]
    assert found["answer"] == effects.UNTOLD
    assert 3 < found["needed"] < 60
    assert effects.detectable(found["spread"], int(found["needed"]), 4) <= effects.ASKED
    assert effects.detectable(found["spread"], int(found["needed"]) - 1, 4) > effects.ASKED


def test_what_lies_between_notice_and_effect_or_over_a_year_away_is_on_neither_side():
    rows = pd.concat([months("gallium", "2022-06-01", [7]), months("gallium", "2023-05-01", [100, 100]),
                      months("gallium", "2023-07-01", [500]), months("gallium", "2023-08-01", [80]),
                      months("gallium", "2024-08-01", [9])])  # fmt: skip
    found = effects.measure(rows, BEGUN).iloc[0]
    assert (found["before"], found["after"]) == (2, 1)
    assert found["effect"] == pytest.approx(-0.2)


def test_scopes_stay_apart_and_a_metal_without_months_has_a_row():
    metal = [months("gallium", "2023-05-01", [100, 110]), months("gallium", "2023-08-01", [50])]
    oxide = [months("gallium", day, [n], "oxide") for day, n in (("2023-06-01", 1), ("2023-09-01", 2))]
    found = effects.measure(pd.concat([*metal, *oxide]), BEGUN)
    assert found["scope"].tolist() == ["metal", "oxide", ""]
    assert found["effect"].iloc[1] == 1
    assert isnan(found["effect"].iloc[2])
    assert found["row_ids"].iloc[2] == "ctl-2"


@pytest.mark.parametrize(
    ("least", "low", "high", "word"),
    [(0.31, -0.9, -0.8, effects.UNTOLD), (0.3, -0.9, -0.1, effects.FELL), (0.3, 0.1, 0.2, effects.ROSE),
     (0.1, -0.1, 0.1, effects.NEITHER), (inf, -1, -1, effects.UNTOLD)],
)  # fmt: skip
def test_the_answer_is_plain(least, low, high, word):
    assert effects.answer(least, low, high) == word


def test_placebos_are_other_metals_whose_own_control_is_a_year_away():
    rows = pd.concat([months("tin", "2023-05-01", [100, 100]), months("tin", "2023-08-01", [90])])
    found = effects.placebos(rows, BEGUN)
    assert found[["case", "metal"]].to_numpy().tolist() == [["gallium", "tin"]]
    assert found["effect"].item() == pytest.approx(-0.1)
    near = BEGUN.assign(day=[DAY("2023-07-03"), DAY("2024-01-01")])
    assert effects.placebos(rows, near).empty
