"""What the article claims stands in its table: another number or day there turns the verdict."""

import pytest
from changed import edit

from chokepoint.data import KnownTables
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()


@pytest.mark.parametrize(
    ("claim", "claimed", "verdict"),
    [
        ("c02", "2023-07-04", "contradicted"),
        ("c05", "2", "contradicted"),
        ("c14", "60", "contradicted"),
        ("c15", "30", "contradicted"),
        ("c16", "1993", "imprecise"),
        ("c22", "2005", "contradicted"),
        ("c23", "2005", "contradicted"),
        ("c24", "-60", "contradicted"),
        ("c25", "2014", "contradicted"),
        ("c28", "2023-06-29", "not_checkable"),
        ("c33", "2023-07-28", "contradicted"),
        ("c34", "9", "contradicted"),
        ("c46", "97;30", "contradicted"),
        ("c47", "2021", "contradicted"),
        ("c49", "2024-04", "supported"),
    ],
)
def test_another_claim_has_another_verdict(claim, claimed, verdict):
    other = edit("claims", f"clm-{claim}", claimed=claimed)(NOW)
    assert EXPLAINER.judge(claim, other).verdict == verdict != EXPLAINER.judge(claim, NOW).verdict
