"""Answers that stand in a single row as it was printed."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look, Recipe
from chokepoint.answers.recipes import named
from chokepoint.stories.africa.story import STORY


def states_row(name: str, among: Recipe[pd.DataFrame], row_id: str, /, **columns: Column) -> None:
    """Register a recipe that picks one row, and the answers that stand in it.

    Args:
        name: the recipe's name.
        among: the recipe whose frame holds the row.
        row_id: the row; before it was published the recipe gives none.
        columns: where each answer stands, by key.
    """

    def picked(look: Look) -> pd.DataFrame:
        frame = look(among)
        return frame[frame["row_id"] == row_id]

    STORY.answers(**columns)(named(picked, name))
