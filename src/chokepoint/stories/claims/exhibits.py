"""What the page of the claims shows: the verdicts, the cards of each theme, and figures of other chapters."""

from __future__ import annotations

from typing import cast

from chokepoint.answers.claims.compare import numbers_of
from chokepoint.answers.look import Look
from chokepoint.answers.recipes import named
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.figures import claims as cards
from chokepoint.stories.claims import answers, material_charts, titles, verdict_charts
from chokepoint.stories.claims.guesses import GUESSES
from chokepoint.stories.claims.story import STORY


@STORY.shows()
def numbers(look: Look) -> None:
    """Tell every number of the ledger as a fact of the page."""
    cards.record_numbers(numbers_of(look(answers.told)))


@STORY.shows()
def summary(look: Look) -> cards.Claims:
    """Sum up how many claims have each verdict."""
    return cards.summary(look(answers.verdicts), look(answers.article_day), look.day, look.t)


@STORY.shows()
def all_claims(look: Look) -> Figure:
    """Show every claim in a few words, with its verdict on both days."""
    both, then = look(answers.verdicts), look(answers.article_day)
    return verdict_charts.all_claims(both, titles.all_claims(both, look.t), (then, look.day), look.t)


def _cards_of(theme: str) -> None:
    """Register the cards of one theme."""

    def shown(look: Look) -> cards.Claims:
        return cards.cards(look(answers.told), theme, look.t, GUESSES)

    STORY.shows()(named(shown, f"{theme}_cards"))


for _theme in cards.THEMES:
    _cards_of(_theme)


@STORY.shows()
def steps_of_the_summer(look: Look) -> Listing:
    """Show the dated steps around the notice, as the chapter on July 2023 does."""
    return cast(Listing, look.show("controls.summer"))


@STORY.shows()
def band_gaps(look: Look) -> Figure | NothingPublished:
    """Show the band gaps of semiconductor materials."""
    constants = look["material_properties"]
    title = titles.heat(look(answers.verdicts).set_index("claim_id").loc["c08", "finding"], look.t)
    return draw_or_say(
        constants,
        lambda: material_charts.band_gaps(constants, title, look.t),
        look.t("No constant of a material is known."),
    )
