"""The claim on Africa's output, redrawn."""

from redrawn import printed, redrawn


def test_revisions_that_change_nothing_leave_the_verdict():
    assert redrawn("c52", 1.0) == {printed("c52")}


def test_a_share_that_is_raised_far_enough_comes_true():
    assert redrawn("c52", 100.0) == {"supported"}
