"""Import reliance agrees with the printed one wherever the sheet prints its inputs."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import reliance as risk
from chokepoint.data import load_table


def test_the_worked_example_of_the_geological_survey():
    # zinc in 2024: 808 thousand tonnes consumed, 220 made; printed as 73 percent
    assert round(100 * risk.net_import_reliance(808, 220)) == 73


@given(st.floats(1, 1000), st.floats(0, 2000), st.floats(0, 0.5), st.floats(0, 0.5))
def test_rounding_bounds_hold(consumed, made, half, other):
    bounds = risk.reliance_interval(
        Interval(consumed - half, consumed, consumed + half),
        Interval(max(0, made - other), made, made + other),
    )
    assert bounds.low <= risk.net_import_reliance(consumed, made) <= bounds.high


@pytest.mark.parametrize("wrong", [(0, 1), (10, -1)])
def test_impossible_quantities_are_refused(wrong):
    with pytest.raises(ValueError, match="consumption"):
        risk.net_import_reliance(*wrong)


def compared():
    printed = load_table("import_reliance")
    return risk.compare_reliance(load_table("us_salient"), printed[printed["vintage"] == "2026"])


def test_printed_reliance_follows_from_the_printed_output_and_consumption_but_for_nine_named():
    found = compared()
    clear = found[found["state"].isin([risk.AGREES, risk.DIFFERS])]
    assert (clear["state"] == risk.AGREES).sum() > (clear["state"] == risk.DIFFERS).sum()
    # these set what was sold, refined or recovered against consumption, not what was mined or made
    named = set(clear.loc[clear["state"] == risk.DIFFERS, "commodity_id"])
    assert named <= {"abrasives_fused_aluminum_oxide", "abrasives_metallic", "iron_and_steel_slag",
                     "palladium", "perlite", "phosphate_rock", "platinum", "talc", "salt"}  # fmt: skip


def test_a_net_exporter_is_told_as_one():
    found = compared()
    assert (found.loc[found["commodity_id"] == "diatomite", "state"] == risk.EXPORTER).all()


LINE = {"series_as_printed": "Consumption, apparent", "statistic": "consumption", "year": 2024, "unit": "t",
        "commodity_id": "zinc", "qualifier": ""}  # fmt: skip
PRINTED = {"commodity_id": "zinc", "year": 2024, "measure_as_printed": "of apparent consumption", "form": "",
           "qualifier": "", "status": "reported", "row_id": "r", "value": 73.0}  # fmt: skip


def state(made=220.0, printed=None, more=()):
    rows = [LINE | {"value": 808.0, "row_id": "a"}]
    rows += [
        LINE | {"value": made, "row_id": "b", "statistic": "production", "series_as_printed": "Production"}
    ]
    lines = pd.DataFrame([*rows, *more])
    return risk.compare_reliance(lines, pd.DataFrame([PRINTED | (printed or {})]))["state"].item()


def test_every_state_is_given():
    second = LINE | {"value": 1.0, "row_id": "c", "series_as_printed": "Consumption, apparent, ore"}
    other = LINE | {
        "value": 1.0,
        "row_id": "c",
        "statistic": "production",
        "series_as_printed": "Production, mine",
    }
    assert state() == risk.AGREES
    assert state(made=300.0) == risk.DIFFERS
    assert state(made=float("nan")) == risk.NO_INPUT
    assert state(printed={"status": "net_exporter"}) == risk.EXPORTER
    assert state(more=[second]) == state(more=[other]) == risk.MANY
    assert state(printed={"value": 50.0, "qualifier": ">"}) == risk.AGREES
    assert state(printed={"value": 75.0, "qualifier": ">"}) == risk.DIFFERS
    assert state(printed={"value": 75.0, "qualifier": "<"}) == risk.AGREES
    assert state(printed={"year": 2023}) == risk.NO_INPUT


def test_primary_and_secondary_output_are_added():
    secondary = LINE | {
        "value": 20.0,
        "row_id": "c",
        "statistic": "production",
        "series_as_printed": "Secondary",
    }
    first = LINE | {"value": 200.0, "row_id": "b", "statistic": "production", "series_as_printed": "Primary"}
    lines = pd.DataFrame([LINE | {"value": 808.0, "row_id": "a"}, first, secondary])
    assert risk.compare_reliance(lines, pd.DataFrame([PRINTED]))["state"].item() == risk.AGREES


def test_cover_without_the_largest_supplier():
    assert risk.n_minus_1({"A": 60, "B": 30, "C": 20}, 100) == 0.5
    with pytest.raises(ValueError, match="demand"):
        risk.n_minus_1({}, 1)


def test_a_stock_lasts_longer_if_less_is_lost():
    assert risk.days_of_supply(10, 100) == pytest.approx(36.5)
    assert risk.days_of_supply(10, 100, 0.5) == pytest.approx(73)
    with pytest.raises(ValueError, match="part lost"):
        risk.days_of_supply(1, 1, 0)
