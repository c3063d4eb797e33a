"""There is one register, and every module of headlines fills the same."""

from chokepoint.analysis.robustness import book
from chokepoint.analysis.robustness.headlines import africa, claims
from chokepoint.analysis.robustness.registered import BOOK


def test_the_register_is_one():
    assert book.BOOK is BOOK
    assert africa.BOOK is claims.BOOK is BOOK
