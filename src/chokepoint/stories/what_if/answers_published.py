"""A published model of a full stop beside this one: a comparison, and no input of it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade import impact
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look, Recipe
from chokepoint.answers.recipes import named
from chokepoint.i18n import msg
from chokepoint.stories.what_if.answers_course import worst
from chokepoint.stories.what_if.story import STORY

METALS = ("gallium", "germanium")
"""The metals of which the published model gives an effect on the price."""
FULL = {"country": "CHN", "withheld_percent": 100.0, "months": 12.0}
THEIRS = msg("effect of a full stop on the price in a published model, as printed")
OURS = msg("the same in this model: middle of 10,000 draws, everything withheld for a year")
ENDS = {"low": msg("the same, exceeded in nine of ten draws"), "high": msg("exceeded in one of ten draws")}


def _beside(metal: str) -> Recipe[pd.DataFrame]:
    """Set the published effect on the price of a metal beside that of this model, both in percent."""

    def full_stop(look: Look) -> pd.DataFrame:
        theirs = impact.modelled_price_rise(look["impact_estimates"], metal)
        plain = {name: None for name in ("restart_delay", "stocks", "supply_elasticity", "demand_elasticity")}
        ours = look.given(mineral=metal, **FULL, **plain)(worst)
        rise = {end: 100 * (ours[f"price_{end}"].item() - 1) for end in ("low", "mid", "high")}
        return theirs.assign(
            **rise, row_ids=[join_ids([row.row_ids, *ours["row_ids"]]) for row in each_row(theirs)]
        )

    return STORY.answers(
        **{
            f"theirs_{metal}": Column("central", "percent", THEIRS),
            f"ours_{metal}": Column("mid", "percent", OURS),
            f"ours_low_{metal}": Column("low", "percent", ENDS["low"]),
            f"ours_high_{metal}": Column("high", "percent", ENDS["high"]),
        }
    )(named(full_stop, f"full_stop_of_{metal}"))


full_stops = [_beside(metal) for metal in METALS]
"""One recipe a metal."""
