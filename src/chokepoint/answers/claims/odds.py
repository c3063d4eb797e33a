"""How likely a verdict on output is to flip: figures redrawn by measured revisions, publishers swapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from chokepoint.analysis.production.revision_odds import Draws, Redraw
from chokepoint.answers.claims.finding import Number, write_template
from chokepoint.answers.claims.registry import Article
from chokepoint.answers.claims.rule import OPEN
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.i18n import Message, Translator, msg

RARE = 1
"""Percent of the draws below which a number of them would say more than it knows."""
SWAPPED = ("production", "production_history", "iea_supply")
"""Tables in which several publishers print the same thing."""

SELDOM = msg(
    "Redrawn {draws} times with the revisions measured between editions, fewer than 1 draw in 100 gives "
    "another verdict"
)
AT_TIMES = msg(
    "Redrawn {draws} times with the revisions measured between editions, {flip|draw|draws} in 100 come to "
    "another verdict"
)
ALONE = msg("Of {publishers} publishers, each taken alone, {other|gives|give|none gives} another verdict")
UNMEASURED = msg("No odds can be given: no two editions are known from which revisions could be measured")
HOW = {
    "draws": msg("draws from the revisions measured between consecutive editions"),
    "flip": msg("draws in 100 that give another verdict than the printed figures"),
    "publishers": msg("publishers whose tables alone give a verdict"),
    "other": msg("of them that give another verdict than all together"),
}


@dataclass(frozen=True)
class Odds:
    """What is said of the odds of another verdict.

    Args:
        sentences: whole sentences, each without its full stop.
        numbers: what they name.
    """

    sentences: tuple[Message, ...]
    numbers: dict[str, Number] = field(default_factory=dict)

    def template(self, t: Translator) -> str:
        """Write the sentences in the reader's language, their numbers still as ``{placeholders}``."""
        return write_template(self.sentences, self.numbers, t)


@dataclass(frozen=True)
class Draft:
    """What odds are drawn from, for all claims alike.

    Args:
        factors: the measured revisions, as ``revision_odds.measured_factors`` gives them.
        alone: a look at the tables of each publisher taken alone, as :func:`each_alone` gives them.
    """

    factors: Mapping[str, Draws]
    alone: Sequence[Look]


def find_odds(article: Article, claim_id: str, look: Look, draft: Draft) -> Odds:
    """Say how likely another verdict is, or why that cannot be said.

    Args:
        article: the article.
        claim_id: the claim.
        look: what is judged with.
        draft: what odds are drawn from.
    """
    found, rule, redraw = article.judge(claim_id, look), article.rules[claim_id], Redraw(draft.factors)
    if claim_id not in article.redraws:
        return Odds((OPEN if found.verdict == "not_checkable" else rule.no_odds,))
    if not found.numbers:
        return Odds((OPEN,))
    if not redraw.known:
        return Odds((UNMEASURED,))
    drawn = article.redraws[claim_id](look, redraw)
    part = 100 * float((drawn != found.verdict).mean())
    # a publisher without a figure has no say
    alone = [one for one in (article.judge(claim_id, own) for own in draft.alone) if one.numbers]
    other = sum(one.verdict != found.verdict for one in alone)
    values = {"draws": (len(drawn), "draws"), "flip": (round(part), "draws in 100")}
    values |= {"publishers": (len(alone), "publishers"), "other": (other, "publishers")}
    numbers = {name: Number(*value, HOW[name], found.all_rows) for name, value in values.items()}
    swapped = (ALONE,) if len(alone) > 1 else ()
    return Odds((SELDOM if part < RARE else AT_TIMES, *swapped), numbers)


def each_alone(look: Look) -> list[Look]:
    """Look at the tables of one publisher after another, in the order of their names."""
    frames = {name: look[name] for name in SWAPPED}
    publishers = sorted({name for frame in frames.values() for name in frame["publisher"]})
    return [look.over(_only(look, frames, name)) for name in publishers]


def _only(look: Look, frames: Mapping[str, pd.DataFrame], publisher: str) -> Narrowed:
    parts = {name: frame[frame["publisher"] == publisher] for name, frame in frames.items()}
    return Narrowed(look.tables, **parts)
