"""The rules of the claims on Africa: what they ask."""

from __future__ import annotations

from chokepoint.answers.claims.rule import OTHER, TEXT, Rule
from chokepoint.i18n import msg

RULES = {
    "c52": Rule(
        asks=msg("Is Africa the next largest source in place of China?"),
        looks_at=msg("Africa's largest share of rare earths, gallium or germanium in the newest tables."),
        flips=msg(
            "Output of an African rare-earth mine or germanium plant of a size that shows in the tables."
        ),
        gives=("supported", "not_checkable"),
        why={
            "tolerance": msg(
                "A source with a fifth of the world's output would stand next to China in any of the three."
            ),
        },
    ),
    "c53": Rule(
        asks=msg("Is China the country to which Africa has owed most since the 2000s?"),
        looks_at=msg("The debt of the continent to China and to every other country, year by year."),
        flips=msg("An earlier edition of the statistics, as it stood in July 2023."),
        gives=("supported", "imprecise", "contradicted", "not_checkable"),
        no_odds=OTHER,
    ),
    "c54": Rule(
        asks=msg("Did China gain mining rights in Africa by stakes and by public loans?"),
        looks_at=msg("Chinese stakes in African mines, and public loans tied to minerals."),
        flips=msg("Records that take back the stakes or the loans."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
    "c55": Rule(
        asks=msg("Were the United States and the European Union trying to enter Africa?"),
        looks_at=msg("Dated moves of both in Africa from before the article."),
        flips=msg("Records that take back the moves of one of the two."),
        gives=("supported", "not_checkable"),
        no_odds=TEXT,
    ),
}
"""The rules by claim."""
