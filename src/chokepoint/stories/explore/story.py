"""The page with all commodities: its evidence and what can be set."""

from __future__ import annotations

from chokepoint.answers.days import from_the_notice
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language

STORY = Story(
    "explore",
    evidence=("production", "controls", "list_entries", "import_reliance"),
    parameters={"as_of": Parameter(None, rule_beside=from_the_notice), "lang": Parameter("en", language())},
)
