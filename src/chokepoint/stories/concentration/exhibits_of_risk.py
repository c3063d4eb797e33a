"""What the chapter shows of supply risk: the measures of one commodity, and the EU’s scores again."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.stories.concentration import answers, answers_risk, risk_charts, titles
from chokepoint.stories.concentration.exhibits_of_metals import nothing_of_this_kind
from chokepoint.stories.concentration.story import STORY


@STORY.shows(answers_risk.governed, answers_risk.left_without_the_largest, answers_risk.days_in_stock)
def supply_risk(look: Look) -> Listing | NothingPublished:
    """Show the measures of supply risk of the commodity followed."""
    shown, metal, t = look(answers_risk.measures_shown), look(answers.metal_name), look.t
    return draw_or_say(
        shown,
        lambda: risk_charts.supply_risk(shown, titles.risk_with_bounds(shown, metal, t), metal, t),
        nothing_of_this_kind(look),
    )


@STORY.shows(
    answers_risk.scores_computed,
    answers_risk.scores_that_agree,
    answers_risk.scores_near,
    answers_risk.scores_unexplained,
    answers_risk.germanium_again,
)
def eu_scores(look: Look) -> Figure | NothingPublished:
    """Show the EU's scores on its five lists as printed, beside ours."""
    scores, t = look(answers_risk.scores_over_the_lists), look.t
    return draw_or_say(
        scores,
        lambda: risk_charts.eu_scores(scores, titles.scores_met(scores, t), look(metal_names), t),
        nothing_of_this_kind(look),
    )


@STORY.shows(answers_risk.scores_unexplained)
def eu_differences(look: Look) -> Listing | NothingPublished:
    """Show which scores of 2023 do not come out as printed, and why."""
    apart, names, t = look(answers_risk.scores_that_differ), look(metal_names), look.t
    return draw_or_say(
        apart,
        lambda: risk_charts.eu_differences(apart, titles.scores_apart(apart, names, t), names, t),
        nothing_of_this_kind(look),
    )
