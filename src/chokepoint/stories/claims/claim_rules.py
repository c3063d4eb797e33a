"""The rules of the claims on lists, sayings, investment and the dispute of 2010: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c12": Rule(
        asks=msg("Did both bodies have both metals on a list on 6 July 2023?"),
        looks_at=msg("The newest list of each body that was out on that day."),
        flips=msg("A list of the Department of Energy from before July 2023."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        no_odds=TEXT,
    ),
    "c16": Rule(
        asks=msg("Did Deng say so in 1992?"),
        looks_at=msg("The year to which texts that quote the saying date it."),
        flips=msg("A record of the tour of 1992 with the sentence, or a text that dates it to another year."),
        gives=("supported", "imprecise", "not_checkable"),
        no_odds=TEXT,
    ),
    "c18": Rule(
        asks=msg("Do the press and public offices both use the saying?"),
        looks_at=msg("Dated texts of a public office and of the press that use it."),
        flips=msg("A count of its use by year in a body of texts."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c19": Rule(
        asks=msg("Has China put large sums into mining firms at home and abroad since the 1990s?"),
        looks_at=msg(
            "The sums put into mining on each side by the year, and reports of support by the state."
        ),
        flips=msg("Sums invested in the 1990s, by year and country."),
        gives=("supported", "supported_with_nuance", "imprecise", "not_checkable"),
        why={
            "edge": msg("A round mark: one large mine costs a sum of this order."),
        },
        no_odds=OTHER,
    ),
    "c21": Rule(
        asks=msg("Is making rare metals costly, hard, hungry for energy and dirty?"),
        looks_at=msg(
            "The cost named for a kilogram beside the price of copper, and what texts say of the "
            "other three burdens."
        ),
        flips=msg("Cost, energy and waste per kilogram of each metal."),
        gives=("supported", "contradicted", "not_checkable"),
        why={
            "edge": msg("Ten times the price of a common metal is costly by any reading."),
        },
        no_odds=TEXT,
        rare=True,
    ),
    "c27": Rule(
        asks=msg("Was it rare metals that were held back from Japan in 2010?"),
        looks_at=msg(
            "The fall of Japan's imports of rare metals from China, from September to the lowest "
            "month of that autumn."
        ),
        flips=msg("A customs record of 2010 in which imports fell by less."),
        gives=("supported", "contradicted", "not_checkable"),
        why={
            "edge": msg("A smaller fall may be the swing of a single month."),
        },
        no_odds=OTHER,
        rare=True,
    ),
}
"""The rules by claim."""
