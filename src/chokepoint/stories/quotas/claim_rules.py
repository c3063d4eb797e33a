"""The rules of the claims on the quotas and shipments of rare earths: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import DAYS, OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c22": Rule(
        asks=msg("Did control of the volume of mining begin in 2006?"),
        looks_at=msg("The year to which texts date the first national ceiling."),
        flips=msg("The notice of the ministry of 2006, or texts that all name another year."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=TEXT,
        rare=True,
    ),
    "c23": Rule(
        asks=msg("Did mandatory plans of production begin in 2007?"),
        looks_at=msg("The year to which texts date the first plan."),
        flips=msg("The plan of 2007 itself, or texts that all name another year."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=TEXT,
        rare=True,
    ),
    "c24": Rule(
        asks=msg("Was the export quota of 2010 cut by 40 percent?"),
        looks_at=msg("The change of the quota from 2009 to 2010, both half-years added up."),
        flips=msg("A notice with another tonnage for a half-year."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "edge": msg(
                "Ten points on either side are what a cut rounded to tens, and told loosely, may be off."
            ),
        },
        no_odds=OTHER,
    ),
    "c25": Rule(
        asks=msg("Did the quotas end in 2015, after the findings against them?"),
        looks_at=msg("The day of the findings on appeal and the day the quotas ended."),
        flips=msg("A text that dates the end of the quotas to another year."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c26": Rule(
        asks=msg("Did customs obstruct shipments to Japan in 2010, as a weapon?"),
        looks_at=msg(
            "The strongest graded item for and against an obstruction, and for and against an order."
        ),
        flips=msg("A Chinese order or instruction of autumn 2010."),
        gives=("supported", "supported_with_nuance", "not_checkable"),
        no_odds=TEXT,
        rare=True,
    ),
}
"""The rules by claim."""
