"""The rules of the claims on who makes the metals: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import NAMES, OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c13": Rule(
        asks=msg("Was China the largest producer of both metals?"),
        looks_at=msg("China's place in the newest table of every publisher, for each metal."),
        flips=msg("A table in which another country makes more of either metal."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
    ),
    "c14": Rule(
        asks=msg("Does the alliance say about 80 percent of gallium, and do the tables?"),
        looks_at=msg(
            "Texts that quote the alliance, and China's share in the newest table of every "
            "publisher and in tables since 2010."
        ),
        flips=msg(
            "The alliance's own table, with its year, its edition and whether it counts output or capacity."
        ),
        gives=(
            "supported",
            "supported_with_nuance",
            "outdated",
            "imprecise",
            "contradicted",
            "not_checkable",
        ),
        why={
            "edge": msg("A figure of about 80 is rounded to tens, and half of ten lies on either side."),
        },
    ),
    "c15": Rule(
        asks=msg("Does the alliance say about 60 percent of germanium, and do the tables?"),
        looks_at=msg(
            "Texts that quote the alliance, and China's share in the newest table of every "
            "publisher and in tables since 2010."
        ),
        flips=msg("A count of recycled metal by country, or the alliance's own table."),
        gives=(
            "supported",
            "supported_with_nuance",
            "outdated",
            "imprecise",
            "contradicted",
            "not_checkable",
        ),
        why={
            "edge": msg("A figure of about 60 is rounded to tens, and half of ten lies on either side."),
        },
    ),
    "c17": Rule(
        asks=msg("Did China have 80 percent of the known reserves when this was said?"),
        looks_at=msg("China's share of rare-earth reserves in editions from before 2000."),
        flips=msg("An edition of about 1992 that prints reserves of China and of the world."),
        gives=("supported", "contradicted", "not_checkable"),
        why={
            "edge": msg(
                "Reserves are estimates; ten points allow for an edition that counts another class of them."
            ),
        },
        no_odds=OTHER,
    ),
    "c20": Rule(
        asks=msg("Does China make most of the refined output of most rare metals?"),
        looks_at=msg("China's share of refined output of each mineral with a table of that stage."),
        flips=msg("Refining tables for minerals that have none, in which China makes less than half."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        why={
            "tolerance": msg("Most of the minerals is more than half of them."),
            "edge": msg("Below a quarter, the minerals that China leads are exceptions."),
        },
        rare=True,
    ),
    "c40": Rule(
        asks=msg("Are these five countries producers of germanium?"),
        looks_at=msg("The countries that tables since 2018 list as producers, with a figure or without one."),
        flips=msg("A table that drops one of the five."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        no_odds=NAMES,
    ),
    "c41": Rule(
        asks=msg("Were these five countries producers of gallium?"),
        looks_at=msg("The countries that tables since 2020 list as producers, with a figure or without one."),
        flips=msg("Primary output of Germany after 2016 in any table."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        no_odds=NAMES,
    ),
    "c42": Rule(
        asks=msg("Does the US survey say that producers outside China held back?"),
        looks_at=msg("Texts of the survey, and texts that quote it."),
        flips=msg("The gallium sheet of 2023 with the sentence."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c45": Rule(
        asks=msg("Do the limits weaken China's hold on the market?"),
        looks_at=msg("China's share of each metal in the newest table against 2022, by the same publisher."),
        flips=msg("Output of a new plant outside China large enough to move the share."),
        gives=("supported", "imprecise", "not_checkable"),
        why={
            "tolerance": msg("Five points are well beyond what rounding can move a share above nine tenths."),
        },
    ),
    "c46": Rule(
        asks=msg("Did China's share fall from 97 percent in 2010 to about 60 in 2019?"),
        looks_at=msg(
            "China's share of rare-earth output in both years, in every table and printed text "
            "but the article itself."
        ),
        flips=msg("A text of the commission with both numbers, or an edition for 2019 further from 60."),
        gives=("supported", "supported_with_nuance", "contradicted", "not_checkable"),
        why={
            "edge": msg("A figure of about 60 is rounded to tens, and half of ten lies on either side."),
        },
        rare=True,
    ),
}
"""The rules by claim."""
