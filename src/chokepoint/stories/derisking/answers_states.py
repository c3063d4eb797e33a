"""Where every threshold stands: met or not, on course or not, or what is missing to tell."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.analysis.policy import target_states as states
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.derisking.answers_suppliers import supplier_pairs
from chokepoint.stories.derisking.answers_targets import benchmarks, measured_shares, statements
from chokepoint.stories.derisking.story import STORY

FLOOR = "tgt-mp-floor"
FLOOR_PRICE = ("rare_earths", "Neodymium-praseodymium (NdPr) oxide, 99% minimum")
"""The commodity and form whose printed price is nearest to what the floor is on."""
TOLD = msg("thresholds by their state on the day of the evidence")


@STORY.keep
def values(look: Look) -> pd.DataFrame:
    """Gather every measured value of a threshold: of the EU’s benchmarks, of a floor, and printed starts."""
    known = look["targets"]
    found = [states.starts(known), *_of_the_eu(look)]
    if FLOOR in set(known["row_id"]):
        prices = look["commodity_prices"]
        chosen = prices[(prices["commodity_id"] == FLOOR_PRICE[0]) & (prices["form"] == FLOOR_PRICE[1])]
        found.append(states.printed_prices(FLOOR, chosen))
    return pd.concat([part for part in found if len(part)] or found[:1], ignore_index=True)


def _of_the_eu(look: Look) -> list[pd.DataFrame]:
    """Bound the EU’s three benchmarks over all materials, and give the highest share of one supplier."""
    marks, year = look(benchmarks), _year_of_the_study(look)
    shares, said, pairs = look(measured_shares), look(statements), look(supplier_pairs)
    found = []
    for kind, row_id in marks["row_id"].items():
        of_kind = shares[shares["stage"] == kind]
        if kind == "single":
            found.append(states.highest(row_id, year, pairs["eu"], pairs["eu_ids"]))
        elif kind == "recycling":
            rates = said[said["stage"] == kind]
            last = float(rates["last_year"].max()) if len(rates) else float("nan")
            ends = (rates["said_low"], rates["said_high"], rates["row_ids"])
            found.append(states.between(row_id, last, *ends))
        else:
            found.append(states.between(row_id, year, of_kind["low"], of_kind["high"], of_kind["row_ids"]))
    return found


def _year_of_the_study(look: Look) -> float:
    years = look["eu_supply_shares"]["assessment_year"]
    return float(years.max()) if len(years) else float("nan")


@STORY.keep
def stands(look: Look) -> pd.DataFrame:
    """Say where every threshold stands on the day."""
    return states.target_states(look["targets"], look(values), look.day)


def _counted(look: Look, *wanted: str) -> pd.DataFrame:
    every = look(stands)
    return tally(every[every["state"].isin(wanted)], every)[: len(every)]


@STORY.answers(met_n=Column("n", "thresholds", TOLD))
def thresholds_met(look: Look) -> pd.DataFrame:
    """Count the thresholds that are met."""
    return _counted(look, states.MET)


@STORY.answers(course_n=Column("n", "thresholds", TOLD))
def thresholds_with_a_course(look: Look) -> pd.DataFrame:
    """Count those with values of two years, that lie on a course or off it."""
    return _counted(look, states.ON_COURSE, states.OFF_COURSE)


@STORY.answers(short_n=Column("n", "thresholds", TOLD))
def thresholds_not_met(look: Look) -> pd.DataFrame:
    """Count those not met when last measured, whose course cannot be told."""
    return _counted(look, states.SHORT)


@STORY.answers(unmeasured_n=Column("n", "thresholds", TOLD))
def thresholds_unmeasured(look: Look) -> pd.DataFrame:
    """Count those of which it cannot be told yet."""
    return _counted(look, states.UNMEASURED)


@STORY.answers(withdrawn_n=Column("n", "thresholds", TOLD))
def thresholds_withdrawn(look: Look) -> pd.DataFrame:
    """Count those withdrawn or replaced."""
    return _counted(look, states.WITHDRAWN)


@STORY.answers(rules_n=Column("n", "thresholds", TOLD))
def thresholds_that_are_rules(look: Look) -> pd.DataFrame:
    """Count those that say what a law pays, defines or lists, and set nothing to reach."""
    return _counted(look, states.RULE)


@STORY.answers(
    cap_value=Column("high", "percent", "highest share of one country outside in EU sourcing", date="year"),
    cap_gap=Column("gap_high", "points", "that share less the cap"),
    cap_pace=Column("per_year_high", "points a year", "distance to the cap over the years left"),
)
def cap_on_one_supplier(look: Look) -> pd.DataFrame:
    """Give how far the EU is from its cap on one supplier."""
    every = look(stands)
    return every[(every["kind"] == "single") & every["force"].isin(["benchmark"]) & every["high"].notna()]
