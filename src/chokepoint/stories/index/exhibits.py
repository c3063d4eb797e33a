"""What the front page shows: one figure of a chapter, and the facts of its answer and its cards."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.stories.index import answers
from chokepoint.stories.index.story import STORY


@STORY.shows(
    *("announced", answers.evidence, "price_multiple", "price_day"),
    *("tonnage_span", "tonnage_base", "tonnage_last", "steps_since"),
)
def july_2023(look: Look) -> None:
    """Tell what became of gallium, and how many controls followed."""


@STORY.shows("share", "share_year", "capacity_t")
def others(look: Look) -> None:
    """Tell who makes gallium, and what others could make."""


@STORY.shows("claims_n", "now_contradicted")
def claims(look: Look) -> None:
    """Tell what became of the article's claims."""


@STORY.shows()
def capacity_outside(look: Look) -> object:
    """Show the capacity outside China, as the chapter on July 2023 does."""
    return look.show("controls.capacity_outside")
