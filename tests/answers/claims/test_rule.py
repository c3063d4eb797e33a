"""A rule says what it asks, and gives more than one verdict."""

import pytest

from chokepoint.answers.claims.rule import Rule
from chokepoint.errors import ClaimError
from chokepoint.i18n import msg


@pytest.mark.parametrize(
    ("gives", "message"),
    [
        (("supported",), "one verdict tests nothing"),
        (("supported", "supported"), "one verdict tests nothing"),
        (("supported", "true"), "'true' is no verdict"),
    ],
)
def test_a_rule_that_cannot_turn_is_refused(gives, message):
    with pytest.raises(ClaimError, match=message):
        Rule(msg("Is it?"), msg("Rows."), msg("A row."), gives)
