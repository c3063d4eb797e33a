"""The chapter on laws, lists and money: its evidence and what can be set."""

from __future__ import annotations

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import choice, language, whole_number

STORY = Story(
    "derisking",
    # the evidence on legislation ends before that of other pages
    evidence=("measures", "measure_steps", "targets", "list_entries", "subsidies", "crma_progress"),
    parameters={
        "jurisdiction": Parameter("EUU", choice("EUU", "USA", "JPN", "KOR", "CAN", "AUS", "GBR", "IND")),
        "list_year": Parameter(2025, whole_number(2017, 2025)),
        "threshold": Parameter(65, whole_number(1, 99)),
        "as_of": Parameter(None, rule_beside=from_the_notice),
        "lang": Parameter("en", language()),
    },
)
