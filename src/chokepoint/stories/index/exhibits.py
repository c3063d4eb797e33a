"""What the front page shows: figures of its chapters, and the facts of its cards."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.stories.index import answers
from chokepoint.stories.index.story import STORY


@STORY.shows(
    "announced",
    answers.words,
    answers.evidence,
    *("share", "share_year", answers.share_basis, "quoted_share"),
    *("price_multiple", "price_day"),
    *("tonnage_low", "tonnage_high", "tonnage_base", "tonnage_last"),
)
def july_2023(look: Look) -> None:
    """Tell what became of gallium."""


@STORY.shows(*("capacity_t", "closed_t", "projects_n", "projects_begun", "projects_day"))
def others(look: Look) -> None:
    """Tell what others could make."""


@STORY.shows(
    *("first_tables", "first_printed", "first_surely", "first_edition"),
    *("parts_first", "parts_last", "parts_lost", "parts_taken", "parts_given"),
    *("use_top", "use_top_year", "use_low", "use_low_year"),
)
def producers_and_quotas(look: Look) -> None:
    """Tell where China comes first, and what became of the quotas of 2010."""


@STORY.shows(
    *("targets_n", "binds_n", "valued_n", "both_n", "cap", "lines_n", "over_n"),
    *(answers.lines_in_the_world, "world_over"),
)
def laws(look: Look) -> None:
    """Tell what laws bind, and how many supply lines hang on one country."""


@STORY.shows(
    *("led_bilateral", "led_single", "led_bank", "debt_years", "claims_n", "moved_n"),
    *("now_supported", "now_nuance", "now_contradicted", "now_open", "then_open"),
)
def creditors_and_claims(look: Look) -> None:
    """Tell who lent most to Africa, and what became of the article's claims."""


@STORY.shows(
    *("peak", "peak_year", "low", "low_year", "last", "last_year", "recovered"), answers.beside_the_low
)
def rare_earth_history(look: Look) -> object:
    """Show the share that fell and came back, as the chapter on producers does."""
    return look.show("concentration.rare_earth_history")


@STORY.shows()
def capacity_outside(look: Look) -> object:
    """Show the capacity outside China, as the chapter on July 2023 does."""
    return look.show("controls.capacity_outside")
