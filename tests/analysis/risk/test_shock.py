"""The price after a loss solves the market it is meant to solve."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.risk.shock import pe_implied_elasticity, pe_shock


@given(st.floats(0, 0.95), st.floats(0, 3), st.floats(0.05, 3))
def test_what_is_left_is_what_is_wanted_at_the_new_price(lost, supply, demand):
    price = pe_shock(lost, supply, demand)
    assert (1 - lost) * price**supply == pytest.approx(price**-demand)


@given(st.floats(0.01, 0.95), st.floats(0.05, 3))
def test_the_implied_elasticity_is_the_one_put_in(lost, demand):
    assert pe_implied_elasticity(lost, pe_shock(lost, 0.0, demand)) == pytest.approx(demand)


def test_small_losses_follow_the_rule_of_thumb():
    assert pe_shock(0.01, 0.2, 0.3) - 1 == pytest.approx(0.01 / 0.5, rel=0.05)


def test_nobody_answers_and_nothing_is_lost():
    assert pe_shock(0.5, 0, 0) == inf
    assert pe_shock(0, 0, 0) == 1


@pytest.mark.parametrize("wrong", [(1.0, 0, 1), (-0.1, 0, 1), (0.5, -1, 1)])
def test_impossible_inputs_are_refused(wrong):
    with pytest.raises(ValueError, match=r"part|elasticities"):
        pe_shock(*wrong)


@pytest.mark.parametrize("wrong", [(0, 2), (0.5, 1)])
def test_an_effect_that_is_none_implies_nothing(wrong):
    with pytest.raises(ValueError, match="price rises"):
        pe_implied_elasticity(*wrong)
