"""What the chapter on revisions shows: its figures, each with the answers told beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pandas as pd

from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, name_commodities, place_names
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.stories.revisions import (
    answers,
    answers_lines,
    answers_shares,
    answers_sizes,
    answers_worth,
    bar_charts,
    revision_charts,
    titles,
)
from chokepoint.stories.revisions.story import STORY

Made = TypeVar("Made")
Shown = Figure | NothingPublished | None
Listed = Listing | NothingPublished


def drawn_or_said(look: Look, frame: pd.DataFrame, draw: Callable[[], Made]) -> Made | NothingPublished:
    """Draw a figure, or say that nothing of the kind can be compared."""
    t = look.t
    return draw_or_say(
        frame, draw, t("Under these parameters no figure of this kind stands in two editions.")
    )


def _names(look: Look) -> revision_charts.Names:
    return look(metal_names), look(place_names)


@STORY.shows(
    *(answers.words, answers.evidence),
    *(answers_sizes.sizes_of_mines, answers_sizes.sizes_of_totals),
    *(answers_worth.flagged_as_estimates, answers_worth.worth_of_all),
)
def in_short(look: Look) -> None:
    """Tell what the page follows, and what it comes to."""


@STORY.shows(answers_shares.largest_move, answers_shares.second_move, answers_shares.share_of_antimony)
def largest_revisions(look: Look) -> Shown:
    """Show the revisions that moved a share of the world most."""
    ranked, names, t = look(answers_shares.ranked_by_share), look(_names), look.t
    words = revision_charts.Words(
        "largest-revisions",
        titles.largest(ranked, *names, t),
        t(
            "Percent of the printed world total; ring: first print, dot: next edition; "
            "the {n} largest changes",
            n=len(ranked),
        ),
        t(
            "Share and world total are of the same edition; "
            "a total that leaves a country out gives it no share."
        ),
    )
    return drawn_or_said(look, ranked, lambda: revision_charts.largest_shares(ranked, words, names, t))


@STORY.shows(
    *(answers_shares.count_of_lists, answers_shares.lists_led_by_another),
    *(answers_shares.lists_with_china, answers_shares.lists_that_move_china),
    *(answers_shares.lists_that_raise_china, answers_shares.lists_that_lower_china),
    *(answers_shares.lists_that_move_china_far, answers_shares.smallest_share_ranked),
    answers_shares.largest_factor,
)
def who_leads(look: Look) -> None:
    """Tell how often the largest country changed, what became of China's share, and the largest factor."""


@STORY.shows(
    *(answers_lines.count_of_own, answers_lines.count_of_own_moved, answers_lines.count_of_own_far),
    *(answers_lines.largest_own_move, answers_lines.line_of_nigeria, answers_lines.line_of_australia),
)
def commodity_revisions(look: Look, top_n: int, commodity: str) -> Listed:
    """Show the revised figures of the commodity followed."""
    moved, t = look(answers_lines.own_moves), look.t
    shown = moved.head(top_n).sort_values(["when", "edition_before", "country_iso3"], ignore_index=True)
    metals, places = look(_names)
    every = t("Every figure that moved is listed.")
    some = t("Listed are the {n} largest changes by factor, of {all}.", n=len(shown), all=len(moved))
    words = revision_charts.Words(
        "commodity-revisions",
        titles.of_commodity(moved, metals[commodity], places, t),
        t("As printed first and in the next edition"),
        some if len(shown) < len(moved) else every,
    )
    draw = revision_charts.revised_amounts
    return drawn_or_said(look, shown, lambda: draw(shown, words, (metals, places), t))


@STORY.shows(
    *(answers_sizes.fewest_figures, answers_sizes.count_of_countries),
    *(answers_sizes.loosest_country, answers_sizes.firmest_country, answers_sizes.place_of_china),
)
def revisions_by_country(look: Look, top_n: int) -> Listed:
    """Show whose output is revised far most often, China among them."""
    ranked, places, t = look(answers_sizes.sizes_by_country), look(place_names), look.t
    ends = [ranked.head(top_n), look(answers_sizes.place_of_china)]
    drawn = pd.concat(ends).drop_duplicates("country_iso3")
    none = t("No country has {n} figures of output in two of these editions.", n=answers_sizes.FLOOR)
    draw = bar_charts.by_country
    return draw_or_say(drawn, lambda: draw(drawn, titles.by_country(ranked, places, t), places, t), none)


@STORY.shows(
    *(answers_shares.list_turned_over_most, answers_shares.calmest_lists),
    *(answers_shares.most_restless_lists, answers_shares.bounds_of_turnover),
    *(answers_shares.lists_with_turnover, answers_shares.lists_turned_over, answers_shares.calm_lists),
    answers_lines.chinese_antimony,
)
def revision_heat(look: Look, commodity: str) -> Shown:
    """Show how much of each commodity's world output every new edition moved."""
    ranked, t = look(answers_shares.lists_turned_over_most), look.t
    labels = name_commodities(ranked.assign(stage=ranked["part"]), look(metal_names), t)
    subtitle = t(
        "Sum of the changes of single countries, percent of the later world total; "
        "the numbers stand in the cells"
    )
    notes = t("Blank: one of the editions has no such list, no world total, or counts something else.")

    def draw() -> Figure:
        title = titles.turnover(ranked, labels, t)
        words = revision_charts.Words("revision-heat", title, subtitle, notes)
        return revision_charts.turnover_heat(ranked, labels, commodity, words, t)

    return drawn_or_said(look, ranked, draw)


@STORY.shows(
    *(answers_sizes.sizes_of_reliance, answers_sizes.sizes_of_capacity, answers_sizes.sizes_of_reserves),
    answers_sizes.least_moved,
)
def revision_sizes(look: Look) -> Shown:
    """Show how far first revisions go, by kind of figure."""
    measured, t = look(answers_sizes.sizes_by_kind), look.t
    return drawn_or_said(
        look, measured, lambda: bar_charts.sizes_by_kind(measured, titles.sizes(measured, t), t)
    )


@STORY.shows(answers_worth.reported_later, answers_worth.still_estimated)
def estimate_worth(look: Look) -> Shown:
    """Show what newest figures were worth against a repeat of the year before."""
    worth, t = look(answers_worth.worth_by_group), look.t
    return drawn_or_said(look, worth, lambda: bar_charts.worth_of_estimates(worth, titles.worth(worth, t), t))


@STORY.shows(answers_sizes.first_reprint, answers_sizes.last_reprint, answers_worth.older_editions)
def later_revisions(look: Look) -> Listed:
    """Show how many figures still move at later reprints."""
    measured, t = look(answers_sizes.sizes_by_age), look.t
    return drawn_or_said(
        look, measured, lambda: bar_charts.later_revisions(measured, titles.later(measured, t), t)
    )


@STORY.shows(
    *(answers_worth.count_of_steps, answers_worth.mines_raised, answers_worth.evenness),
    *(answers_worth.leaning_kinds, answers_worth.chinese_lean),
)
def revision_signs(look: Look) -> Listed:
    """Show which part of the revisions raised the figure, by kind and pair of editions."""
    counted, leans, t = look(answers_worth.signs), look(answers_worth.leans), look.t
    return drawn_or_said(look, counted, lambda: bar_charts.signs(counted, titles.lean(leans, t), t))


@STORY.shows(
    *(answers_lines.count_of_traded, answers_lines.countries_traded, answers_lines.count_of_traded_in_both),
    *(answers_lines.count_of_traded_moved, answers_lines.count_of_traded_far),
    *(answers_lines.line_of_myanmar, answers_lines.count_of_quotas, answers_lines.count_of_quotas_moved),
)
def from_trade(look: Look) -> Listed:
    """Show the figures drawn from trade that moved."""
    moved, t = look(answers_lines.trade_moves), look.t
    words = revision_charts.Words(
        "from-trade",
        titles.from_trade(look(answers_lines.traded_in_both), t),
        t("As printed first and in the next edition; only those that moved"),
        t("A note can name trade as one source among several."),
    )
    names = look(_names)
    return drawn_or_said(look, moved, lambda: revision_charts.revised_amounts(moved, words, names, t))


@STORY.shows(
    *(answers.count_of_left_out, answers.count_of_compared),
    *(answers.count_of_weighed_otherwise, answers.names_of_weighed_otherwise),
)
def not_compared(look: Look) -> None:
    """Tell how many pairs look like a change and are none."""
