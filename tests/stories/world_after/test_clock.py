"""The clock names its cases and ends where it is told to."""

import itertools
from dataclasses import replace

import pandas as pd
import pytest

from chokepoint.stories.world_after.answers import clock as recipe


@pytest.fixture
def clock(now):
    return now(recipe)


def test_cases_are_named_by_metal_and_year(clock):
    assert clock.names["rare_earths"] == "Rare earths 2010"
    assert clock.names["dysprosium"] == "Dysprosium 2025"


def test_a_sentence_names_them_by_metal_and_in_what_year(clock):
    assert clock.told["rare_earths"] == "rare earths in 2010"
    assert list(clock.told) == list(clock.names)
    assert len(clock.told) == 6


def test_a_clock_of_some_cases_names_these_alone(clock):
    assert list(clock.of("gallium", "rare_earths").names) == ["rare_earths", "gallium"]
    assert clock.of("gallium").horizon == clock.horizon


def test_only_cases_begun_by_the_day_have_a_name(on):
    early = on("2011-06-30")(recipe)
    assert (list(early.names), list(early.told)) == (["rare_earths"], ["rare_earths"])


def test_rows_are_labelled_with_the_name_of_their_case(clock):
    labelled = clock.label(pd.DataFrame({"case": ["gallium", "antimony"]}), more=[1, 2])
    assert labelled["name"].tolist() == ["Gallium 2023", "Antimony 2024"]
    assert labelled["more"].tolist() == [1, 2]


@pytest.mark.parametrize(("horizon", "step"), [(36, 12), (72, 12), (73, 24), (120, 24)])
def test_the_axis_runs_from_two_years_before_to_the_horizon_in_whole_years(clock, horizon, step):
    scale = replace(clock, horizon=horizon).scale()
    assert (scale.bottom, scale.top) == (-24, horizon)
    values = list(scale.values)
    assert values[0] == -24
    assert horizon - step < values[-1] <= horizon
    assert {later - earlier for earlier, later in itertools.pairwise(values)} == {step}
