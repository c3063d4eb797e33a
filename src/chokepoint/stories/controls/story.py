"""The chapter on July 2023: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import Rule, choice, language, month, not_before, optional_day


def _not_before_the_first(values: Mapping[str, object]) -> Rule:
    return not_before("first_month", str(values["first_month"]), month("2020-12", "2026-06"))


STORY = Story(
    "controls",
    evidence=(
        *("controls", "control_changes", "exports_monthly", "prices"),
        *("supply_response", "chip_timeline"),
    ),
    parameters={
        "mineral": Parameter("gallium", choice("gallium", "germanium")),
        "first_month": Parameter("2022-07", month("2020-12", "2026-06")),
        "last_month": Parameter("2025-12", rule_beside=_not_before_the_first),
        "price_market": Parameter("Europe", choice("Europe", "United States", "Other")),
        "as_of": Parameter(None, optional_day("2023-07-03")),
        "lang": Parameter("en", language()),
    },
)
