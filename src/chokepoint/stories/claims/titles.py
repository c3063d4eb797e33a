"""Titles and phrases on the claims that stay true for any day."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row
from chokepoint.i18n import Translator

HOLDS = ("supported", "supported_with_nuance")
"""The verdicts of a claim that holds."""


def all_claims(both: pd.DataFrame, t: Translator) -> str:
    """Say how many claims hold, as written or with nuance, and how many are contradicted.

    Args:
        both: all claims with their ``verdict``.
        t: the reader's language.
    """
    return t.plural(
        "{held} of {all} sentences of the article hold, at least with nuance; one is contradicted",
        "{held} of {all} sentences of the article hold, at least with nuance; {n} are contradicted",
        int((both["verdict"] == "contradicted").sum()),
        held=int(both["verdict"].isin(HOLDS).sum()),
        all=len(both),
    )


def heat(finding: Row, t: Translator) -> str:
    """Say how many gallium compounds have a wider band gap than silicon.

    Args:
        finding: what judging the claim on heat gave, an ``answers.claims.Finding``.
        t: the reader's language.
    """
    if not {"wider", "all"} <= set(finding.numbers):
        return t("Band gaps of semiconductor materials")
    numbers = {name: finding.numbers[name].written(t) for name in ("wider", "all")}
    return t("{wider} of {all} gallium compounds have a wider band gap than silicon", **numbers)
