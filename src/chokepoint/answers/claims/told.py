"""The ledger with what is told of each rule: the verdicts beside its edges, and the odds of another one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from chokepoint.analysis.production.revision_odds import Draws
from chokepoint.answers.claims.odds import Draft, each_alone, find_odds
from chokepoint.answers.claims.registry import Article
from chokepoint.answers.claims.turns import find_turns
from chokepoint.answers.look import Look


def tell_rules(
    article: Article, both: pd.DataFrame, look: Look, factors: Mapping[str, Draws]
) -> pd.DataFrame:
    """Add to a ledger what half and double of each edge would give, and the odds of another verdict.

    Args:
        article: the article.
        both: its claims, as ``compare.then_and_now`` gives them.
        look: what the later day was judged with.
        factors: the measured revisions, as ``revision_odds.measured_factors`` gives them.

    Returns:
        The same rows with ``turns`` (a tuple of ``Turn``) and ``odds`` (``Odds``).
    """
    draft = Draft(factors, each_alone(look))
    turns = [find_turns(article, claim_id, look) for claim_id in both["claim_id"]]
    odds = [find_odds(article, claim_id, look, draft) for claim_id in both["claim_id"]]
    return both.assign(
        turns=pd.Series(turns, both.index, dtype=object), odds=pd.Series(odds, both.index, dtype=object)
    )
