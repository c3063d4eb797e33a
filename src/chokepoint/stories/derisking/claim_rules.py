"""The rules of the claims on laws and money: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import DAYS, OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c44": Rule(
        asks=msg("Do the curbs speed up the efforts of others to depend less on China?"),
        looks_at=msg(
            "Texts of governments and firms outside China that give the controls as the ground of a step."
        ),
        flips=msg("Such a text."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c47": Rule(
        asks=msg("Did the United States pass the act in 2022?"),
        looks_at=msg("The day of adoption."),
        flips=msg("None is to be expected: the day of signature is public."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c48": Rule(
        asks=msg("Does the act hold prices of rare metals down?"),
        looks_at=msg("What the provisions of the act do to prices."),
        flips=msg("A provision of the act on the price of a mineral."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=TEXT,
        rare=True,
    ),
    "c49": Rule(
        asks=msg("Did the European Union pass its act in March 2023?"),
        looks_at=msg("The dated steps of the act."),
        flips=msg("None is to be expected: the Official Journal dates every step."),
        gives=("supported", "contradicted", "not_checkable"),
        no_odds=DAYS,
    ),
    "c50": Rule(
        asks=msg("Does the act ease what is required for a permit?"),
        looks_at=msg("Provisions of the act on permits, and what its text says of the requirements."),
        flips=msg("An article of the act that drops a requirement."),
        gives=("supported", "imprecise", "not_checkable"),
        no_odds=TEXT,
        rare=True,
    ),
    "c51": Rule(
        asks=msg("Did the Group of Seven agree to put 13 billion dollars into mines?"),
        looks_at=msg("The sums tied to the plan the ministers adopted, and what the money is for."),
        flips=msg("The communique or its annex with the sum, the members and the purpose."),
        gives=("supported", "supported_with_nuance", "imprecise", "not_checkable"),
        why={
            "tolerance": msg(
                "Ten percent covers the rounding of the sum and the exchange rates of a spring."
            ),
        },
        no_odds=OTHER,
    ),
}
"""The rules by claim."""
