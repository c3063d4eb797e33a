"""Headlines of the page that judges the claims."""

from __future__ import annotations

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, on_days, once
from chokepoint.answers.robustness.headline import above, below
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK

CHAPTER = "claims"
BETWEEN = "2024-12-31"
"""A day between that of the article and now: the end of a year, no event."""


@once
def _days(tables: Tables) -> list[Case]:
    """Give the same cases for the same tables, so that the claims are judged once a day."""
    return on_days(tables, f"{EXPLAINER.day:%Y-%m-%d}", BETWEEN)


BOOK.headline(
    CHAPTER,
    "now_supported",
    "Claims supported outright",
    sentence="More than a third of the claims are supported without a reservation",
    unit="claims",
    figure="counts",
    condition=above(0, "more than a third of the claims", share=1 / 3),
    cases=_days,
)(asks("claims.now_supported", against="claims.claims_n"))

BOOK.headline(
    CHAPTER,
    "now_supported_with_nuance",
    "Claims supported with nuance",
    sentence="Fewer than a fifth of the claims hold and leave something out",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a fifth of the claims", share=0.2),
    cases=_days,
)(asks("claims.now_supported_with_nuance", against="claims.claims_n"))

BOOK.headline(
    CHAPTER,
    "now_contradicted",
    "Claims contradicted",
    sentence="Fewer than a tenth of the claims are contradicted",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a tenth of the claims", share=0.1),
    cases=_days,
    home="now_contradicted",
)(asks("claims.now_contradicted", against="claims.claims_n"))

BOOK.headline(
    CHAPTER,
    "now_not_checkable",
    "Claims that cannot be checked",
    sentence="Fewer than a quarter of the claims cannot be checked",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a quarter of the claims", share=0.25),
    cases=_days,
)(asks("claims.now_not_checkable", against="claims.claims_n"))
