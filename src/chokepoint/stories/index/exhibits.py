"""What the front page shows: one figure of a chapter, and the facts of its answer and its cards."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.stories.index import answers
from chokepoint.stories.index.story import STORY


@STORY.shows(
    *("announced", answers.evidence, "price_multiple", "price_day"),
    *("tonnage_span", "tonnage_high", "tonnage_base", "tonnage_last", "steps_since", "newest_step"),
    *("zero_kg", "zero_month", "days_to_licence", "price_last", "outside"),
    *("ge_total_base_year", "ge_total_base_t", "ge_total_year", "ge_total_span"),
    *("ge_total_low", "ge_total_high", "ge_kg", "ge_months", "ge_year"),
)
def july_2023(look: Look) -> None:
    """Tell what became of gallium, and how many controls followed."""


@STORY.shows("share", "share_year", "capacity_t")
def others(look: Look) -> None:
    """Tell who makes gallium, and what others could make."""


@STORY.shows(
    *("licensed_n", "licensed_names", "ladder_day", "ban_end_open", "ban_end"),
    *("projects_n", "project_names"),
    *("us_china_share", "us_reliance", "us_from", "us_to"),
)
def steps(look: Look) -> None:
    """Tell what is under licence, who started what, and what of it the United States buys."""


@STORY.shows(
    *("sb_leader", "sb_leader_share", "sb_leader_low", "sb_leader_high", "sb_table_year"),
    *("antimony_share_year", "antimony_share_before", "antimony_share_after"),
    *("parts_own", "parts_others_abs", "parts_first", "parts_last"),
    *("parts_share_before", "parts_share_after"),
    *("zambia_creditor", "zambia_share", "zambia_year", "contradicted_said"),
)
def other_questions(look: Look) -> None:
    """Tell what other chapters answer that readers ask first."""


@STORY.shows("claims_n", "now_contradicted")
def claims(look: Look) -> None:
    """Tell what became of the article's claims."""


@STORY.shows()
def capacity_outside(look: Look) -> object:
    """Show the capacity outside China, as the chapter on July 2023 does."""
    return look.show("controls.capacity_outside")
