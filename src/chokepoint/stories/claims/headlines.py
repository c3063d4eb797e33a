"""Headlines of the page that judges the claims."""

from __future__ import annotations

from collections import Counter

from chokepoint.analysis.ids import join_ids
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, on_days, once
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.stories.registered import EXPLAINER

CHAPTER = "claims"
DAYS = ("2023-07-06", "2024-12-31")
"""The day of the article, and a day between it and now."""


@once
def _days(tables: Tables) -> list[Case]:
    """Give the same cases for the same tables, so that the claims are judged once a day."""
    return on_days(tables, *DAYS)


@once
def _judged(tables: Tables) -> Counter[str]:
    return Counter(finding.verdict for _, finding in EXPLAINER.judge_all(tables))


def _counted(tables: Tables, verdict: str) -> Measure:
    counts = _judged(tables)
    return Measure(float(counts[verdict]), join_ids(tables[EXPLAINER.table]["row_id"]), float(counts.total()))


@BOOK.headline(
    CHAPTER,
    "now_supported",
    "Claims supported outright",
    sentence="Fewer than a third of the claims are supported without a reservation",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a third of the claims", share=1 / 3),
    cases=_days,
    home="now_supported",
)
def supported(tables: Tables) -> Measure:
    """Count the claims that are supported."""
    return _counted(tables, "supported")


@BOOK.headline(
    CHAPTER,
    "now_supported_with_nuance",
    "Claims supported with nuance",
    sentence="The commonest verdict is that a claim holds and leaves something out",
    unit="claims",
    figure="counts",
    condition=above(0, "more than any other verdict", share=1),
    cases=_days,
    home="now_nuance",
)
def nuance(tables: Tables) -> Measure:
    """Count the claims that are supported with nuance, against the commonest other verdict."""
    counts = _judged(tables)
    own = "supported_with_nuance"
    other = max((n for verdict, n in counts.items() if verdict != own), default=0)
    return Measure(float(counts[own]), join_ids(tables[EXPLAINER.table]["row_id"]), float(other))


@BOOK.headline(
    CHAPTER,
    "now_contradicted",
    "Claims contradicted",
    sentence="Fewer than a tenth of the claims are contradicted",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a tenth of the claims", share=0.1),
    cases=_days,
    home="now_contradicted",
)
def contradicted(tables: Tables) -> Measure:
    """Count the claims that are contradicted."""
    return _counted(tables, "contradicted")


@BOOK.headline(
    CHAPTER,
    "now_not_checkable",
    "Claims that cannot be checked",
    sentence="Fewer than a tenth of the claims cannot be checked",
    unit="claims",
    figure="counts",
    condition=below(0, "less than a tenth of the claims", share=0.1),
    cases=_days,
    home="now_open",
)
def not_checkable(tables: Tables) -> Measure:
    """Count the claims that no row decides."""
    return _counted(tables, "not_checkable")
