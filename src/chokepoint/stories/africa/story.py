"""The chapter on Africa: its evidence and what can be set."""

from __future__ import annotations

from chokepoint.analysis.africa.creditors import DEFINITIONS
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import choice, language, optional_day, whole_number
from chokepoint.stories.africa.lending_charts import DATABASES
from chokepoint.stories.africa.minerals import STAGES

STORY = Story(
    "africa",
    evidence=(
        *("loans_by_year", "external_debt", "debt_statements", "mining_projects", "counter_moves"),
        *("fdi", "african_export_controls", "mining_ownership"),
    ),
    parameters={
        "mineral": Parameter("rare_earths", choice(*STAGES)),
        "database": Parameter("CLA", choice(*DATABASES)),
        "creditor_definition": Parameter("single", choice(*DEFINITIONS)),
        "first_year": Parameter(2000, whole_number(2000, 2020)),
        # no event, a choice: before it next to nothing in the evidence was published
        "as_of": Parameter(None, optional_day("2020-01-01")),
        "lang": Parameter("en", language()),
    },
)
