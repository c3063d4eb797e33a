"""The page that tries every headline in other tables: what can be set."""

from __future__ import annotations

from collections.abc import Mapping

from chokepoint.answers.days import from_the_article
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import Rule, choice, language

EVERY = "all"
"""The theme that takes in every chapter."""


def _a_chapter(values: Mapping[str, object]) -> Rule:
    return choice(EVERY, *BOOK.chapters())


STORY = Story(
    "robustness",
    parameters={
        "theme": Parameter(EVERY, rule_beside=_a_chapter),
        "as_of": Parameter(None, rule_beside=from_the_article),
        "lang": Parameter("en", language()),
    },
)
