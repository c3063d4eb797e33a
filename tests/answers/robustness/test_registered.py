"""There is one register, and every module of headlines fills the same."""

from chokepoint.answers.robustness.registered import BOOK
from chokepoint.stories import registered
from chokepoint.stories.africa import headlines as africa
from chokepoint.stories.claims import headlines as claims


def test_the_register_is_one():
    assert registered.BOOK is BOOK
    assert africa.BOOK is claims.BOOK is BOOK
