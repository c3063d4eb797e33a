"""What the chapter on Africa says of itself: what the page follows, when, and whether all can be told."""

from __future__ import annotations

import pandas as pd

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.africa import titles
from chokepoint.stories.africa.answers_debt import led
from chokepoint.stories.africa.answers_investment import us_ahead
from chokepoint.stories.africa.answers_shares import leading_shares, minerals_without, rare_earth_shares
from chokepoint.stories.africa.minerals import REFINED
from chokepoint.stories.africa.story import STORY


@STORY.words("metal", "database", "database_name", "is_newest")
def words(look: Look, mineral: str, database: str) -> dict[str, object]:
    """Name what the page follows."""
    return {
        "metal": look(metal_names)[mineral],
        "database": database,
        "database_name": titles.database_name(database, look.t),
        "is_newest": look.as_of is None,
    }


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.words("has_lede")
def lede(look: Look) -> dict[str, object]:
    """Tell whether what is known bears out all that the chapter opens with."""
    shares_known = not look(leading_shares).empty and not look(rare_earth_shares).empty
    without_byproducts = look(minerals_without) == list(REFINED)
    debt_known = bool(look.ask("debt_years").known and not led(look, "AFR", "single").empty)
    never_with_the_bank = led(look, "AFR", "world_bank").empty
    holds = [shares_known, without_byproducts, debt_known, never_with_the_bank, not look(us_ahead).empty]
    return {"has_lede": all(holds)}
