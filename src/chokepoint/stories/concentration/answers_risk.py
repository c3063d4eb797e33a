"""What scores of supply risk add to a share: for the commodity followed, and the EU’s scores again."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.analysis.risk import eu_again
from chokepoint.analysis.rows import each_row
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.risk import base_of, risk_measures
from chokepoint.i18n import msg
from chokepoint.stories.concentration.answers import chosen_table
from chokepoint.stories.concentration.story import STORY

SHOWN = ("hhi-wgi-t", "n-minus-1", "removal-hhi", "eu-sr-old", "eu-sr", "days-of-supply", "nir", "gpr-score")
"""Measures listed, in this order; the others of a table stand in its section."""
METALS = ("gallium", "germanium", "antimony", "graphite", "cobalt", "tungsten", "magnesium")
"""Metals whose scores are drawn: those restricted by 2025 that every list scored, and two beside them."""
WEIGHED = msg("shares squared, each times the scaled governance of its country, bounds by gaps and rounding")
LEFT = msg("the share of all producers but the largest")
HELD = msg("stocks over a day of consumption, both as rounded in print")


@STORY.keep
def all_measures(look: Look, commodity: str) -> pd.DataFrame:
    """Compute every measure of supply risk that the rows of the commodity allow."""
    return risk_measures(look, commodity)


@STORY.keep
def measures_shown(look: Look) -> pd.DataFrame:
    """Keep the measures that are listed, in their order."""
    every = look(all_measures)
    places = {name: place for place, name in enumerate(SHOWN)}
    kept = every[every["measure"].isin(list(SHOWN))]
    order = kept.assign(place_of=kept["measure"].map(places))
    return order.sort_values(["place_of", "base", "year"], kind="stable", ignore_index=True)


def _of_the_table(look: Look, measure: str) -> pd.DataFrame:
    """Pick a measure of the very table that the page follows."""
    every, chosen = look(all_measures), look(chosen_table)
    tables = {base_of(row.publisher, row.stage): row.year for row in each_row(chosen)}
    own = every["year"] == every["base"].map(tables)
    return every[own & (every["measure"] == measure)]


@STORY.answers(
    governed_low=Column("low", "of 10", WEIGHED, date="year"),
    governed_high=Column("high", "of 10", WEIGHED, date="year"),
)
def governed(look: Look) -> pd.DataFrame:
    """Give the concentration of the table weighed by governance, with its bounds."""
    return _of_the_table(look, "hhi-wgi-t")


@STORY.answers(
    cover_low=Column("low", "percent", LEFT, date="year"),
    cover_high=Column("high", "percent", LEFT, date="year"),
)
def left_without_the_largest(look: Look) -> pd.DataFrame:
    """Give what is left of the table without its largest producer, in percent."""
    found = _of_the_table(look, "n-minus-1")
    return found.assign(low=100 * found["low"], high=100 * found["high"])


@STORY.answers(
    stock_days=Column("best", "days", HELD, date="year", low="low", high="high"),
    stock_year=Column("year", "year", "year of the stock"),
)
def days_in_stock(look: Look) -> pd.DataFrame:
    """Give how long the stocks printed for the United States cover its consumption."""
    every = look(all_measures)
    return every[every["measure"] == "days-of-supply"]


@STORY.keep
def scores_again(look: Look) -> pd.DataFrame:
    """Compute the EU’s scores of 2017 and 2023 from what its studies print."""
    names = ("eu_criticality", "eu_supply_shares", "governance")
    return eu_again.study_scores(*(look[name] for name in names))


def _newest_study(look: Look) -> pd.DataFrame:
    every = look(scores_again)
    return every[every["assessment_year"] == eu_again.FROM_SHARES]


def _with_reason(look: Look, *reasons: str) -> pd.DataFrame:
    every = _newest_study(look)
    return tally(every[every["reason"].isin(reasons)], every)[: len(every)]


COMPUTED = (eu_again.AGREES, eu_again.GOVERNANCE, eu_again.REPEATED, eu_again.UNEXPLAINED)
AGAIN = "scores by material and stage of the study of 2023, computed from its printed inputs"


@STORY.answers(again_n=Column("n", "scores", AGAIN))
def scores_computed(look: Look) -> pd.DataFrame:
    """Count the scores of 2023 that can be computed again."""
    return _with_reason(look, *COMPUTED)


@STORY.answers(again_agree=Column("n", "scores", "of those, within the bounds that rounding leaves"))
def scores_that_agree(look: Look) -> pd.DataFrame:
    """Count those that come out as printed."""
    return _with_reason(look, eu_again.AGREES)


@STORY.answers(again_governance=Column("n", "scores", "of those, if governance scores move by a tenth"))
def scores_near(look: Look) -> pd.DataFrame:
    """Count those that other governance estimates could explain."""
    return _with_reason(look, eu_again.GOVERNANCE)


@STORY.answers(again_open=Column("n", "scores", "of those, the rest"))
def scores_unexplained(look: Look) -> pd.DataFrame:
    """Count those that what is printed does not explain."""
    return _with_reason(look, eu_again.UNEXPLAINED, eu_again.REPEATED)


@STORY.answers(
    germanium_score=Column("printed", "of 10", "as printed", date="assessment_year"),
    germanium_score_low=Column("low", "of 10", AGAIN, date="assessment_year"),
)
def germanium_again(look: Look) -> pd.DataFrame:
    """Give the score of germanium where its printed sourcing repeats the shares of the world."""
    every = _newest_study(look)
    return every[(every["commodity_id"] == "germanium") & (every["reason"] == eu_again.REPEATED)]


@STORY.keep
def scores_over_the_lists(look: Look) -> pd.DataFrame:
    """Set the printed scores of some metals on every list beside ours."""
    return eu_again.over_the_lists(look["eu_criticality"], look(scores_again), list(METALS))


@STORY.keep
def scores_that_differ(look: Look) -> pd.DataFrame:
    """Keep the scores of 2023 that do not come out as printed, the farthest first."""
    every = _newest_study(look)
    apart = every[every["best"].notna() & (every["reason"] != eu_again.AGREES)]
    far = (apart["best"] - apart["printed"]).abs()
    order = far.sort_values(ascending=False, kind="stable").index
    return apart.loc[order].reset_index(drop=True)
