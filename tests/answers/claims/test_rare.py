"""Rare earths are rare metals, and the swap of the words is one rule for all claims."""

import pytest

from chokepoint.answers.claims import rare
from chokepoint.stories.registered import EXPLAINER


@pytest.mark.parametrize(
    ("codes", "covered"),
    [("gallium", True), ("rare_earths", True), ("tin;rare_metals", True), ("tin", False), ("", False)],
)
def test_the_word_covers_rare_earths(codes, covered):
    assert rare.is_rare_metal(codes) is covered


def test_the_swap_is_named_on_several_cards_and_alike():
    assert {claim for claim, rule in EXPLAINER.rules.items() if rule.rare} >= {"c22", "c26", "c27", "c46"}
