"""One rule for every claim in which the article says "rare metals" where rows are on rare earths.

Chinese usage counts the rare earths among the rare metals. So where a sentence says rare metals, a row on
rare earths counts like one on gallium; where it says rare earths, only they count. The swap itself speaks
neither for nor against a sentence: the card names it, whatever the verdict.
"""

from __future__ import annotations

from chokepoint.i18n import msg

EARTHS = "rare_earths"
METALS = ("rare_metals", "gallium", "germanium", EARTHS)
"""Codes of goods that the word "rare metals" covers in the article."""
NOTE = msg(
    "The article says rare metals and the rows are on rare earths, which Chinese usage counts among them: "
    "the word speaks neither for nor against the sentence"
)


def is_rare_metal(codes: str) -> bool:
    """Tell whether codes of goods, joined by ``;``, name something that the word covers."""
    return not set(METALS).isdisjoint(codes.split(";"))
