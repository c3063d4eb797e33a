"""Indices of concentration keep their textbook values, their bounds and their limits."""

from itertools import product
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk import spread

amounts = st.lists(st.floats(0.01, 1000), min_size=1, max_size=8)


def fractions(values):
    return [value / sum(values) for value in values]


def test_the_example_of_the_merger_guidelines():
    assert spread.hhi_from_quantities([30, 30, 20, 20]) == pytest.approx(0.26)


@given(amounts)
def test_the_normalised_index_is_nil_for_equal_producers_and_one_for_a_monopoly(values):
    index = spread.hhi_from_quantities(values)
    assert spread.hhi_normalised(1 / 4, 4) == pytest.approx(0)
    assert spread.hhi_normalised(1, 4) == pytest.approx(1)
    if len(values) > 1:
        assert 0 <= spread.hhi_normalised(index, len(values)) <= 1 + 1e-12


@given(amounts)
def test_the_index_lies_within_the_bounds_that_the_largest_shares_give(values):
    shares = sorted(fractions(values), reverse=True)
    for k in range(1, len(shares) + 1):
        bounds = spread.cr_hhi_bounds(shares[:k], len(shares))
        index = spread.hhi_from_quantities(values)
        assert bounds.low - 1e-9 <= index <= bounds.high + 1e-9


def test_bounds_refuse_producers_that_are_too_few():
    with pytest.raises(ValueError, match="cannot make"):
        spread.cr_hhi_bounds([0.2], 2)


@given(amounts)
def test_entropy_and_its_distance_from_equality_add_up(values):
    shares = fractions(values)
    assert spread.shannon(shares) + spread.theil(shares) == pytest.approx(log(len(shares)))
    assert 1 - 1e-9 <= spread.shannon_number(shares) <= len(shares) + 1e-9


def test_equal_producers_have_as_many_as_there_are():
    assert spread.shannon_number([0.25] * 4) == pytest.approx(4)
    assert spread.theil([0.25] * 4) == pytest.approx(0)


@given(amounts, st.floats(0, 500), st.floats(0, 500), st.floats(0, 1))
def test_no_value_of_a_hidden_figure_leaves_the_bounds(values, one, two, part):
    low, high = sorted((one, two))
    bounds = spread.hhi_withheld(values, Interval(low, (low + high) / 2, high))
    index = spread.hhi_from_quantities([*values, low + part * (high - low)])
    assert bounds.low - 1e-9 <= index <= bounds.high + 1e-9


def test_a_hidden_figure_is_least_harmful_where_the_formula_says():
    bounds = spread.hhi_withheld([10, 10], Interval(0, 5, 100))
    assert bounds.low == pytest.approx(spread.hhi_from_quantities([10, 10, 10]))


def test_a_hidden_figure_needs_an_upper_limit():
    with pytest.raises(ValueError, match="upper limit"):
        spread.hhi_withheld([1], Interval(0, 1, inf))


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(0, 0.5)), min_size=1, max_size=5))
def test_rounding_bounds_hold_every_corner_and_the_middle(values):
    box = [Interval(value - half, value, value + half) for value, half in values]
    bounds = spread.hhi_rounding(box)
    for corner in product(*((one.low, one.best, one.high) for one in box)):
        assert bounds.low - 1e-9 <= spread.hhi_from_quantities(corner) <= bounds.high + 1e-9


def test_many_figures_are_bounded_too():
    box = [Interval(value - 0.5, value, value + 0.5) for value in range(1, 31)]
    bounds = spread.hhi_rounding(box)
    exact = spread.hhi_from_quantities(range(1, 31))
    assert bounds.low < exact < bounds.high < 1.2 * exact


def test_equal_intervals_can_be_equal_producers():
    assert spread.hhi_rounding([Interval(8, 9, 10), Interval(9, 11, 12)]).low == pytest.approx(0.5)


@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=6))
def test_removing_a_producer_gives_the_index_of_the_others(values):
    index = spread.hhi_from_quantities(values)
    assert spread.removal_hhi(index, fractions(values)[0]) == pytest.approx(
        spread.hhi_from_quantities(values[1:]), rel=1e-6
    )


@pytest.mark.parametrize(("index", "share"), [(0.5, 1.0), (0.5, -0.1), (0.1, 0.9)])
def test_an_impossible_removal_is_refused(index, share):
    with pytest.raises(ValueError, match="producer"):
        spread.removal_hhi(index, share)


@pytest.mark.parametrize("wrong", [[], [-1, 2], [0, 0]])
def test_impossible_amounts_are_refused(wrong):
    with pytest.raises(ValueError, match="negative"):
        spread.hhi_from_quantities(wrong)


@pytest.mark.parametrize(("index", "producers"), [(0.5, 1), (0.1, 3)])
def test_an_impossible_normalised_index_is_refused(index, producers):
    with pytest.raises(ValueError, match="producers"):
        spread.hhi_normalised(index, producers)


def test_shares_must_add_up():
    with pytest.raises(ValueError, match="add up"):
        spread.shannon([0.5, 0.4])
