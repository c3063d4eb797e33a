"""The page of the claims looks from the newest of the sources behind its verdicts."""

import pandas as pd

from chokepoint.answers.look import Look
from chokepoint.data import KnownTables
from chokepoint.stories.claims.story import STORY


def test_a_day_asked_for_is_the_day():
    assert Look(STORY, KnownTables("2024-01-31"), as_of="2024-01-31").day == pd.Timestamp("2024-01-31")


def test_the_newest_source_of_a_verdict_is_the_day(whole):
    cited = [finding.all_rows for finding in whole(STORY.recipe("verdicts"))["finding"]]
    assert any(cited)
    assert pd.Timestamp("2025-01-01") < whole.day <= whole["sources"]["published_last_day"].max()
