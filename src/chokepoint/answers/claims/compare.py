"""The ledger on two days side by side, and each number of a claim under a key of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from chokepoint.analysis.ids import with_row_ids
from chokepoint.answers.claims.finding import Number
from chokepoint.answers.claims.registry import Article, Tables, ledger
from chokepoint.i18n import msg

WORDS = {
    "supported": msg("supported"),
    "supported_with_nuance": msg("supported with nuance"),
    "imprecise": msg("imprecise"),
    "outdated": msg("outdated"),
    "contradicted": msg("contradicted"),
    "not_checkable": msg("not checkable"),
}
"""The verdicts as readers see them."""


def then_and_now(article: Article, then: Tables, now: Tables) -> pd.DataFrame:
    """Judge every claim on two days.

    Args:
        article: the article.
        then: the tables as known on the earlier day.
        now: the tables as known on the later day.

    Returns:
        The claims in the order of the text: all columns of the claims table, those of the ledger of the
        later day, and ``verdict_then``, ``finding_then``, ``rule``; ``row_ids`` names the row of the claim.
    """
    claims = now[article.table]
    later = ledger(claims, dict(article.judge_all(now)))
    earlier = ledger(claims, {key: article.judge(key, then) for key in claims["claim_id"]})
    before = earlier.set_index("claim_id")[["verdict", "finding"]].add_suffix("_then")
    found = later.drop(columns=["order", "theme", "type"]).set_index("claim_id")
    rules = pd.Series(article.rules, dtype=object, name="rule")
    joined = with_row_ids(claims).set_index("claim_id").join(found).join(before).join(rules)
    return joined.reset_index().sort_values("order", ignore_index=True)


def judge_now(
    article: Article, tables: Tables, themes: Sequence[str] = (), claim_ids: Sequence[str] = ()
) -> pd.DataFrame:
    """Judge the claims of some themes on one day, for the chapters that test them.

    Args:
        article: the article.
        tables: the tables as known on the day.
        themes: the themes whose claims are judged.
        claim_ids: single claims judged besides.

    Returns:
        The rows of the claims table with ``verdict`` and ``finding``, in the order of the text.
    """
    claims = tables[article.table]
    wanted = claims["theme"].isin(list(themes)) | claims["claim_id"].isin(list(claim_ids))
    chosen = with_row_ids(claims[wanted]).sort_values("order", ignore_index=True)
    found = pd.Series([article.judge(claim_id, tables) for claim_id in chosen["claim_id"]], dtype=object)
    return chosen.assign(verdict=[finding.verdict for finding in found], finding=found)


def numbers_of(both: pd.DataFrame) -> pd.DataFrame:
    """List every number of the later day under a key of its own, those of the odds included.

    Args:
        both: as :func:`then_and_now` gives it, with ``odds`` or without.

    Returns:
        ``key`` (``c14_share`` is the number ``share`` of claim c14), ``value``, ``unit``, ``how``,
        ``row_ids``, ``digits`` and ``signed``, as in :class:`Number`.
    """
    rows = [
        {"key": f"{claim_id}_{name}"} | vars(number)
        for told in (both[name] for name in ("finding", "odds") if name in both)
        for claim_id, one in zip(both["claim_id"], told, strict=True)
        for name, number in one.numbers.items()
    ]
    # values of several types share the column, and must stay what they are
    return pd.DataFrame(rows, columns=["key", *Number.__dataclass_fields__], dtype=object)


def moved(both: pd.DataFrame) -> pd.DataFrame:
    """Keep the claims whose verdict differs between the two days."""
    return both[both["verdict"] != both["verdict_then"]]
