"""Rounded inputs are intervals, and products of intervals hold every product."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.production.bounds import Interval
from chokepoint.analysis.risk.intervals import minus, overlap, rounded, times


def test_a_printed_number_is_what_rounds_to_it():
    printed = rounded(4.3, 0.1)
    assert (printed.low, printed.best, printed.high) == pytest.approx((4.25, 4.3, 4.35))
    found = rounded(100, 1.0, most=100, scale=0.01)
    assert (found.low, found.best, found.high) == pytest.approx((0.995, 1.0, 1.0))
    assert rounded(0, 0.1).low == 0


part = st.floats(0, 1)
span = st.tuples(st.floats(0, 5), st.floats(0, 5), st.floats(0, 5)).map(lambda ends: Interval(*sorted(ends)))


@given(span, span, part, part)
def test_every_product_and_difference_is_held(one, two, here, there):
    first, second = (s.low + p * (s.high - s.low) for s, p in ((one, here), (two, there)))
    product, difference = times(one, two), minus(one, two)
    assert product.low - 1e-9 <= first * second <= product.high + 1e-9
    assert difference.low - 1e-9 <= first - second <= difference.high + 1e-9


def test_a_negative_factor_is_refused():
    with pytest.raises(ValueError, match="negative"):
        times(Interval(-1, 0, 1))


def test_intervals_that_touch_overlap():
    assert overlap(Interval(0, 1, 2), Interval(2, 3, 4))
    assert not overlap(Interval(0, 1, 2), Interval(2.1, 3, 4))
