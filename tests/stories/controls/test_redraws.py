"""Claims on output of the metals, redrawn."""

import pytest
from redrawn import printed, redrawn


@pytest.mark.parametrize("claim", ["c07", "c43"])
def test_revisions_that_change_nothing_leave_the_verdict(claim):
    assert redrawn(claim, 1.0) == {printed(claim)}


def test_output_abroad_that_is_raised_tenfold_in_one_year_is_a_restart():
    assert {"contradicted", "supported"} <= redrawn("c43", 1.0, 10.0, draws=200)


def test_a_gap_of_tens_of_thousands_is_not_bridged_by_a_revision_alike_for_all():
    assert redrawn("c07", 1.0, world=5.0) == {"supported"}
