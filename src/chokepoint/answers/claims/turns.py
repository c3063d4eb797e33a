"""What a rule would give at half and at double of each of its edges."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from chokepoint.answers.claims.registry import Article
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.i18n import Message


@dataclass(frozen=True)
class Turn:
    """An edge of a rule, why it is there, and the verdicts at half and at double of it.

    Args:
        why: the reason.
        value: where the edge is.
        unit: its unit.
        half: the verdict at half of it.
        double: the verdict at double of it.
    """

    why: Message
    value: float
    unit: str
    half: str
    double: str


def find_turns(article: Article, claim_id: str, look: Look) -> tuple[Turn, ...]:
    """Judge a claim again with each of its edges halved and doubled.

    Args:
        article: the article.
        claim_id: the claim.
        look: what is judged with.
    """
    claims = look[article.table]
    ours = claims["claim_id"] == claim_id

    def judged(name: str, factor: float) -> str:
        moved = claims.assign(**{name: claims[name].mask(ours, claims[name] * factor)})
        return article.judge(claim_id, look.over(_with_claims(article, look, moved))).verdict

    return tuple(
        Turn(
            why,
            float(claims.loc[ours, name].iloc[0]),
            str(claims.loc[ours, "edge_unit"].iloc[0]),
            judged(name, 0.5),
            judged(name, 2.0),
        )
        for name, why in article.rules[claim_id].why.items()
    )


def _with_claims(article: Article, look: Look, claims: pd.DataFrame) -> Narrowed:
    return Narrowed(look.tables, **{article.table: claims})
