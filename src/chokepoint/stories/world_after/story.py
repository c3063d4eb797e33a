"""The chapter on several restrictions compared: its evidence and what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.analysis.policy import precedents
from chokepoint.answers.story import Parameter, Story
from chokepoint.data import load_table
from chokepoint.parameters import Rule, choice, language, optional_day, whole_number


def _one_of_the_cases(_: Mapping[str, object]) -> Rule:
    return choice(*precedents.cases(load_table("precedents")))


STORY = Story(
    "world_after",
    evidence=(
        *("controls", "control_changes", "exports_monthly", "export_derivations", "prices", "quota_exports"),
        *("quota_timeline", "rare_earth_prices", "supply_response"),
    ),
    parameters={
        "precedent": Parameter("rare_earths", rule_beside=_one_of_the_cases),
        "horizon_months": Parameter(60, whole_number(12, 120)),
        # no event, a choice: by then texts and prices of the summer of the cut were published
        "as_of": Parameter(None, optional_day("2010-09-01")),
        "lang": Parameter("en", language()),
    },
)
