"""What the front page says beside the answers it repeats."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.index.story import STORY


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})
