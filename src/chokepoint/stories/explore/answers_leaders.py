"""The countries and the commodities each is the largest producer of."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.stories.explore.answers import commodities, parts
from chokepoint.stories.explore.story import STORY

HALF = 50
"""Percent of the output that has to stand against countries for one of them to be called the largest."""


@STORY.keep
def led(look: Look) -> pd.DataFrame:
    """Give the commodities with a largest producer, by that country, the largest share first.

    Returns:
        Rows of ``commodities`` with a ``share``, but for those of whose output more than half stands against
        no country's name: who makes most of that is not known.
    """
    rows, listed = look(commodities), look(parts)
    assigned = [sum(share for _code, share in listed.get(one, [])) for one in rows["commodity_id"]]
    known = rows[rows["share"].notna() & (pd.Series(assigned, rows.index) >= HALF)]
    return known.sort_values(["leader", "share", "name"], ascending=[True, False, True], ignore_index=True)


@STORY.keep
def countries(look: Look) -> pd.DataFrame:
    """Count what each country leads, the one that leads most first: ``leader_code``, ``leader``, ``n``."""
    groups = look(led).groupby(["leader_code", "leader"], as_index=False)
    counted = groups.agg(n=("name", "size"), row_ids=("row_ids", join_ids))
    return counted.sort_values(["n", "leader"], ascending=[False, True], ignore_index=True)


@STORY.answers(leaders_n=Column("n", "countries", "countries that are the largest producer listed of any"))
def count_of_leaders(look: Look) -> pd.DataFrame:
    """Count the countries."""
    rows = look(countries)
    return in_one_row(rows, n=len(rows))
