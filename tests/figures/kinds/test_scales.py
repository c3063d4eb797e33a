"""Where amounts and years lie."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.kinds.scales import year_step, year_ticks


@given(st.integers(1900, 2020), st.integers(0, 120), st.integers(100, 800))
def test_labelled_years_leave_room_for_each_other(first, span, pixels):
    ticks = year_ticks(first, first + span, pixels)
    step = year_step(span + 1, pixels)
    assert all(later - earlier >= step for earlier, later in itertools.pairwise(ticks))
