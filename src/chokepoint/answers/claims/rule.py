"""What a rule says of itself: its question, the value it looks at, what would flip it, and why its edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chokepoint.answers.claims.finding import VERDICTS
from chokepoint.errors import ClaimError
from chokepoint.i18n import Message, msg

TEXT = msg(
    "No odds can be given: the verdict rests on texts, and how often those are corrected is not measured here"
)
DAYS = msg("No odds can be given: the verdict rests on days, which are not revised as output is")
OTHER = msg(
    "No odds can be given: the verdict rests on figures other than output, whose revisions are not measured "
    "here"
)
NAMES = msg(
    "No odds can be given: the verdict rests on which countries a table names, not on how much they make"
)
OPEN = msg("No odds can be given: there is no verdict that could flip")
DRAWN = msg("")
"""What stands for no reason: the odds are drawn."""


@dataclass(frozen=True)
class Rule:
    """What a reader is told of the rule of a claim; the ladder of its verdicts stands in the table of claims.

    Args:
        asks: the question, in one plain sentence.
        looks_at: the value that decides it.
        flips: what would flip the verdict.
        gives: the verdicts it can give.
        why: why its edges are where they are, by the column of the table of claims that holds them:
            ``tolerance``, ``edge``.
        no_odds: why no odds of another verdict can be given; empty where they are drawn.
        rare: the sentence says rare metals and its rows are on rare earths (``answers.claims.rare``).

    Raises:
        ClaimError: if it can give one verdict alone, or one that is none.
    """

    asks: Message
    looks_at: Message
    flips: Message
    gives: tuple[str, ...]
    why: Mapping[str, Message] = field(default_factory=dict)
    no_odds: Message = DRAWN
    rare: bool = False

    def __post_init__(self) -> None:
        unknown = sorted(set(self.gives) - set(VERDICTS))
        if unknown:
            raise ClaimError(f"{unknown[0]!r} is no verdict", hint=f"use one of {', '.join(VERDICTS)}")
        if len(set(self.gives)) < 2:
            raise ClaimError("a rule with one verdict tests nothing", where=self.asks)
