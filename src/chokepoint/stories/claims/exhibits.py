"""What the page of the claims shows: the verdicts, the cards of each theme, and figures of other chapters."""

from __future__ import annotations

from chokepoint.answers.claims.compare import count_verdicts, numbers_of
from chokepoint.answers.look import Look
from chokepoint.answers.recipes import named
from chokepoint.figures import Figure, NothingPublished, draw_or_say
from chokepoint.figures import claims as cards
from chokepoint.stories.claims import answers, material_charts, titles
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
def verdicts_by_theme(look: Look) -> Figure:
    """Show the verdicts of each theme on both days."""
    both, then = look(answers.verdicts), look(answers.article_day)
    title = titles.verdicts(look(answers.moved_verdicts), both, look.t, same_day=look.day == then)
    days = (look.t.day(then), look.t.day(look.day))
    return cards.verdicts_by_theme(count_verdicts(both), title, days, look.t)


def _cards_of(theme: str) -> None:
    """Register the cards of one theme."""

    def shown(look: Look) -> cards.Claims:
        return cards.cards(look(answers.told), theme, look.t)

    STORY.shows()(named(shown, f"{theme}_cards"))


for _theme in cards.THEMES:
    _cards_of(_theme)


@STORY.shows()
def steps_of_the_summer(look: Look) -> object:
    """Show the dated steps around the notice, as the chapter on July 2023 does."""
    return look.show("controls.summer")


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
