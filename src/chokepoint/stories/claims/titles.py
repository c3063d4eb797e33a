"""Titles and phrases on the claims that stay true for any day."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import Row
from chokepoint.i18n import Translator

HOLDS = ("supported", "supported_with_nuance")
"""The verdicts of a claim that holds."""


def verdicts(moved: pd.DataFrame, both: pd.DataFrame, t: Translator, *, same_day: bool = False) -> str:
    """Say how many verdicts differ between the two days, or, where they are one, how many claims held.

    Args:
        moved: the claims whose verdict differs, as ``answers.claims.compare.moved`` gives them.
        both: all claims.
        t: the reader's language.
        same_day: whether the two days are one.
    """
    if same_day:
        held = int(both["verdict"].isin(HOLDS).sum())
        return t("{n} of {all} claims could be called right on the day of the article", n=held, all=len(both))
    n = len(moved)
    if not n:
        return t("No verdict differs between the two days")
    return t.plural(
        "One verdict of {all} is another one than on the day of the article",
        "{n} verdicts of {all} are other ones than on the day of the article",
        n,
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
