"""The page of the claims: what can be set."""

from __future__ import annotations

from chokepoint.answers.days import from_the_article
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language

STORY = Story(
    "claims",
    parameters={"as_of": Parameter(None, rule_beside=from_the_article), "lang": Parameter("en", language())},
)
