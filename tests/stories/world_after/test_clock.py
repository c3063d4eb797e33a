"""The clock names its cases and ends where it is told to."""

import itertools

import pandas as pd
import precedent_makers as rows
import pytest

from chokepoint.stories.world_after.clock import Clock


@pytest.fixture
def clock(t):
    return Clock(rows.begun(), 36, rows.metals(), t)


def test_cases_are_named_by_metal_and_year(clock):
    assert clock.names["rare_earths"] == "Rare earths 2010"
    assert clock.names["dysprosium"] == "Dysprosium 2025"


def test_rows_are_labelled_with_the_name_of_their_case(clock):
    labelled = clock.label(pd.DataFrame({"case": ["gallium", "antimony"]}), more=[1, 2])
    assert labelled["name"].tolist() == ["Gallium 2023", "Antimony 2024"]
    assert labelled["more"].tolist() == [1, 2]


@pytest.mark.parametrize(("horizon", "step"), [(36, 12), (120, 24)])
def test_the_axis_runs_from_two_years_before_to_the_horizon_in_whole_years(clock, t, horizon, step):
    axis = Clock(clock.begun, horizon, clock.metals, t).x("months").to_dict()
    assert axis["scale"]["domain"] == [-24, horizon]
    values = axis["axis"]["values"]
    assert values[0] == -24
    assert {later - earlier for earlier, later in itertools.pairwise(values)} == {step}
