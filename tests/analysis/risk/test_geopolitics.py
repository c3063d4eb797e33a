"""The geopolitical score follows its documentation."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.risk import geopolitics as risk


def test_instability_is_the_estimate_turned_round():
    # China in 2022: -0.441
    assert risk.instability(-0.441) == pytest.approx(0.5882)
    assert [risk.instability(value) for value in (nan, 3, -3)] == [0.5, 0, 1]


def test_an_importer_without_output_that_buys_from_one_origin():
    assert risk.gpr_score(0.9, {"CHN": 10}, {"CHN": -0.441}, 0) == pytest.approx(0.9 * 0.5882)


amount = st.floats(0, 100)


@given(amount, amount, st.floats(0.1, 100))
def test_own_output_lowers_the_score(one, two, own):
    imports, stability = {"A": one, "B": two}, {"A": -1.0, "B": 1.0}
    low = risk.gpr_score(0.5, imports, stability, own + 1)
    assert 0 <= low <= risk.gpr_score(0.5, imports, stability, own) <= 1


def test_the_factor_is_relative_to_copper():
    assert risk.gpr_factor(risk.COPPER / 10, 10) == pytest.approx(1)


@pytest.mark.parametrize(("index", "imports", "own"), [(1.2, {"A": 1}, 0), (0.5, {"A": -1}, 2), (0.5, {}, 0)])
def test_impossible_inputs_are_refused(index, imports, own):
    with pytest.raises(ValueError, match=r"index|amounts"):
        risk.gpr_score(index, imports, {}, own)
