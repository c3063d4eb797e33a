"""What the chapter shows on Japan, the case in Geneva, and what followed at home and elsewhere."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.figures import draw_or_say
from chokepoint.stories.quotas import (
    aftermath_charts,
    answers_aftermath,
    answers_japan,
    answers_share,
    answers_use,
    embargo_charts,
    titles,
)
from chokepoint.stories.quotas.exhibits import Listed, Shown, drawn_or_said
from chokepoint.stories.quotas.story import STORY


@STORY.shows(
    answers_japan.evidence_of_obstruction,
    answers_japan.evidence_of_full_stop,
    answers_japan.evidence_of_order,
    answers_japan.evidence_of_other_cause,
    answers_japan.importer_survey,
    answers_japan.cut_to_collision,
)
def japan_evidence(look: Look) -> Listed:
    """Show the evidence on the stop of shipments, item by item."""
    weighed = look(answers_japan.weighed_evidence)
    title = titles.evidence(look(answers_japan.balance), look.t)
    return drawn_or_said(look, weighed, lambda: embargo_charts.evidence_balance(weighed, title, look.t))


@STORY.shows(answers_japan.lowest_month, answers_japan.imports_in_cut_year, answers_japan.change_of_imports)
def japan_imports(look: Look) -> Shown:
    """Show Japan's imports from China by month."""
    months = look(answers_japan.monthly_imports)
    title = titles.imports(months, look(answers_japan.imports_against_year_before), look.t)
    return drawn_or_said(look, months, lambda: embargo_charts.monthly_imports(months, title, look.t))


@STORY.shows(
    answers_japan.days_of_dispute,
    answers_japan.last_step,
    answers_use.last_use,
    answers_use.highest_later_use,
)
def wto_case(look: Look) -> Listed:
    """Show the steps of the dispute."""
    steps = look(answers_japan.dispute)
    title = titles.case(steps, look.t)
    return drawn_or_said(look, steps, lambda: aftermath_charts.case_stairs(steps, title, look.t))


@STORY.shows(
    answers_aftermath.growth_of_ceiling,
    answers_aftermath.standing_ceiling,
    answers_aftermath.first_leader_share,
    answers_aftermath.last_leader_share,
    answers_aftermath.gain_of_leader,
    answers_aftermath.two_ministries,
    answers_aftermath.illegal_share,
)
def ceilings(look: Look) -> Shown:
    """Show the yearly ceilings on mining and separation."""
    yearly = look(answers_aftermath.yearly_ceilings)
    growth, still = look(answers_aftermath.growth_of_ceiling), look(answers_aftermath.standing_ceiling)
    title = titles.ceilings(growth, still, look.t)
    return drawn_or_said(look, yearly, lambda: aftermath_charts.ceilings(yearly, title, look.t))


@STORY.shows(
    answers_aftermath.first_product,
    answers_aftermath.bankruptcy,
    answers_aftermath.auction_of_mine,
    answers_aftermath.plan_for_malaysia,
    answers_aftermath.plan_for_america,
    answers_aftermath.best_of_first_attempt,
)
def months_after(look: Look) -> Listed:
    """Show the steps of supply outside China by the months since the cut."""
    steps = look(answers_aftermath.steps_elsewhere)
    title = titles.months_after(look(answers_aftermath.first_product), look.t)
    return drawn_or_said(look, steps, lambda: aftermath_charts.months_after(steps, title, look.t))


@STORY.shows()
def us_output(look: Look, last_year: int) -> Listed:
    """Show the output of the American mine by year."""
    made = look(answers_aftermath.american_output)
    seen = made[made["year"] <= last_year]
    title = titles.output(seen, look.t)
    return drawn_or_said(look, seen, lambda: aftermath_charts.output_elsewhere(seen, title, look.t))


@STORY.shows(
    answers_share.parts_of_fall,
    answers_share.years_of_restraint,
    answers_share.largest_grower,
    answers_share.followed_table,
    answers_share.table_beside,
    answers_share.quoted_shares,
    answers_share.year_quoted,
)
def share_parts(look: Look) -> Shown:
    """Show what moved China's share of mine output from year to year."""
    t, steps = look.t, look(answers_share.followed_steps)
    title = titles.parts(look(answers_share.whole_span), t)
    none = t(
        "The evidence of {day} holds no table of output by country that reaches from the cut to later years.",
        day=t.day(look.day),
    )
    return draw_or_say(steps, lambda: aftermath_charts.share_parts(steps, title, t), none)


@STORY.shows(
    answers_aftermath.widest_estimate, answers_aftermath.official_exports, answers_aftermath.readings
)
def smuggling(look: Look) -> Listed:
    """Show the estimates of smuggling beside the official exports."""
    estimates = look(answers_aftermath.smuggling_estimates)
    title = titles.smuggling(look(answers_aftermath.widest_estimate), look.t)
    return drawn_or_said(look, estimates, lambda: aftermath_charts.smuggling(estimates, title, look.t))
