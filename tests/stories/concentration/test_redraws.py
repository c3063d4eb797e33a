"""Claims on shares, redrawn: what does not move gives the printed verdict, and what moves far another."""

import pytest
from redrawn import printed, redrawn

CLAIMS = ("c13", "c14", "c15", "c20", "c45", "c46")


@pytest.mark.parametrize("claim", CLAIMS)
def test_revisions_that_change_nothing_leave_the_verdict(claim):
    assert redrawn(claim, 1.0) == {printed(claim)}


@pytest.mark.parametrize(
    ("claim", "own", "verdict"),
    [
        ("c13", (0.01, 1.0, 100.0), "imprecise"),
        ("c15", (0.7,), "supported_with_nuance"),
        ("c20", (0.01,), "contradicted"),
        ("c45", (0.01, 1.0), "supported"),
        ("c46", (0.1,), "contradicted"),
    ],
)
def test_revisions_that_move_a_share_far_move_the_verdict(claim, own, verdict):
    assert verdict in redrawn(claim, *own, draws=200)


def test_the_alliance_is_quoted_by_the_tables_of_no_draw():
    assert redrawn("c14", 0.05) == {"supported_with_nuance", "outdated", "imprecise"} & redrawn("c14", 0.05)
