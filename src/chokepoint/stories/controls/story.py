"""The chapter on July 2023: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import Rule, choice, language, month, not_before

MONTHS = ("2020-12", "2026-06")
"""The months a page can follow, a choice: from well before the notice to the month of the newest price."""


def _not_before_the_first(values: Mapping[str, object]) -> Rule:
    return not_before("first_month", str(values["first_month"]), month(*MONTHS))


STORY = Story(
    "controls",
    evidence=(
        *("controls", "control_changes", "exports_monthly", "prices"),
        *("supply_response", "chip_timeline"),
    ),
    parameters={
        "mineral": Parameter("gallium", choice("gallium", "germanium", "antimony", "graphite")),
        "first_month": Parameter("2022-07", month(*MONTHS)),
        "last_month": Parameter("2025-12", rule_beside=_not_before_the_first),
        "price_market": Parameter("Europe", choice("Europe", "United States", "Other")),
        "as_of": Parameter(None, rule_beside=from_the_notice),
        "lang": Parameter("en", language()),
    },
)
