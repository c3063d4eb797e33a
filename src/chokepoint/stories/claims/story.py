"""The page of the claims: what can be set."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.claims.compare import sources_of
from chokepoint.answers.days import from_the_article
from chokepoint.answers.look import Look
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language


class ClaimsStory(Story):
    """A story that looks from the newest of the sources behind its verdicts."""

    def day_of(self, look: Look) -> pd.Timestamp:
        """Give the day asked for, else the newest publication among the sources of the verdicts."""
        if look.as_of is not None:
            return pd.Timestamp(look.as_of)
        return self.newest(look["sources"].loc[sources_of(look(self.recipe("verdicts")))])


STORY = ClaimsStory(
    "claims",
    parameters={"as_of": Parameter(None, rule_beside=from_the_article), "lang": Parameter("en", language())},
)
