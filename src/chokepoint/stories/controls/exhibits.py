"""What the chapter on July 2023 shows: its figures, each with the answers told beside it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy import timeline
from chokepoint.analysis.trade import impact
from chokepoint.answers.days import NOTICE
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, NothingPublished
from chokepoint.stories.controls import answers_elsewhere as elsewhere
from chokepoint.stories.controls import answers_exports as exports
from chokepoint.stories.controls import answers_ladder as ladder
from chokepoint.stories.controls import answers_loss as loss
from chokepoint.stories.controls import answers_metal as material
from chokepoint.stories.controls import answers_notice as notice
from chokepoint.stories.controls import answers_prices as prices
from chokepoint.stories.controls import answers_shares as shares
from chokepoint.stories.controls import (
    elsewhere_charts,
    export_charts,
    export_total_charts,
    impact_charts,
    ladder_charts,
    maker_charts,
    price_charts,
    titles,
)
from chokepoint.stories.controls.answers_notice import metal
from chokepoint.stories.controls.markets import market_label
from chokepoint.stories.controls.story import STORY

Shown = Figure | NothingPublished
AROUND = 2
"""So many months before and after that of the notice are shown around it."""


def nothing(look: Look) -> NothingPublished:
    """Say that there is nothing to draw."""
    words = look.t(
        "Under these parameters the evidence of {day} holds nothing of this kind.",
        day=look.t.day(look.day),
    )
    return NothingPublished(words)


@STORY.shows(notice.notice, notice.items, notice.gallium_items, notice.germanium_items)
def controlled_items(look: Look) -> Figure:
    """Show what the notice covers."""
    return ladder_charts.controlled_items(look["control_items"], look(metal_names), look.t)


@STORY.shows(notice.after_the_dutch, notice.before_the_visit, notice.to_the_reply)
def summer(look: Look) -> Figure:
    """Show the dated steps around the notice."""
    day = look(notice.notice_day)
    month = day.to_period("M")
    first, last = (month - AROUND).start_time, min((month + AROUND).end_time, look.day)
    events = timeline.select_events(look["chip_timeline"], f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")
    title = titles.steps_before(events, day, look.t)
    return ladder_charts.event_strip(events, title, look.t)


@STORY.shows(
    *(ladder.all_steps, ladder.later_steps, ladder.standing_steps, ladder.suspended_steps),
    *(ladder.easing_steps, ladder.last_step, ladder.bans, ladder.suspensions),
    *(ladder.ladder_day, ladder.stated_steps, ladder.due_steps, ladder.extension, ladder.open_ban),
)
def controls_ladder(look: Look) -> Figure:
    """Show every control from its start to its end."""
    steps = look(ladder.ladder)
    title = titles.steps_after(steps, NOTICE, look.day, look.t)
    span = look(notice.notice_day).to_period("Y").start_time, look(ladder.looked_until)
    return ladder_charts.controls_ladder(steps, look(metal_names), span, title, look.t)


@STORY.shows(ladder.dispute_steps, ladder.dispute_opening, ladder.chinese_steps, ladder.american_steps)
def dispute(look: Look) -> Shown:
    """Show the steps of all sides."""
    events = look(ladder.dispute)
    if events.empty:
        return nothing(look)
    return ladder_charts.event_rows(events, titles.sides_of_dispute(events, look.t), look.t)


@STORY.shows(
    *(exports.first_month_under_licence, exports.month_before_licence, exports.first_licences),
    *(exports.quarters, exports.deepest_fall, exports.weakest_fall),
)
def monthly_exports(look: Look) -> Shown:
    """Show the exports of each month in each count."""
    known, months, first = look(exports.known_months), look(exports.calendar), look(_empty_first_month)
    if known.empty:
        words = look.t(
            "The evidence of {day} holds no export of {metal} in the months asked for.",
            metal=look(metal),
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    title = titles.monthly(known, first, months["month"].min(), look(metal), look.t)
    licence = look(notice.licence_day)
    return export_charts.monthly_exports(known, months, licence, title, look(metal), look.t)


def _empty_first_month(look: Look) -> pd.DataFrame:
    found = look(exports.first_month_under_licence)
    return found[found["quantity_kg"] == 0]


@STORY.shows(
    *(exports.pace, exports.gallium_pace, exports.germanium_pace, exports.parting),
    *(exports.compared_years, exports.spread, exports.doubtful_total),
)
def yearly_exports(look: Look) -> Shown:
    """Show every total of a year, with its publisher and month of print."""
    years = look(exports.year_totals)
    if years.empty:
        return nothing(look)
    sources = look["sources"].loc[years["source_id"]]
    who = [
        look.t(
            "{who}, {month}",
            who=export_total_charts.publisher_name(publisher),
            month=export_total_charts.month_printed(published, look.t),
        )
        for publisher, published in zip(sources["publisher"], sources["published"], strict=True)
    ]
    title = titles.yearly(look(exports.compared_years), look(metal), look.t)
    return export_total_charts.yearly_exports(years.assign(who=who), title, look(metal), look.t)


@STORY.shows(
    *(exports.destination_months, exports.largest_destination, exports.second_destination),
    exports.sent_to_america,
)
def destinations(look: Look) -> Shown:
    """Show who received how much."""
    parts, names = look(exports.destinations), look(place_names)
    if parts.empty:
        words = look.t(
            "The evidence of {day} holds no destination of Chinese {metal} in the months asked for.",
            metal=look(metal),
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    title = titles.partners(look(exports.ranked_destinations), names, look(metal), look.t)
    return export_total_charts.destinations(parts, title, look(metal), names, look.t)


@STORY.shows(
    *(prices.price_outside, prices.price_inside, prices.price_bound, prices.converted_prices),
    *(material.stock_purchases, material.market_size),
)
def price_points(look: Look) -> Shown:
    """Show every price inside and outside China."""
    shown = look(prices.shown_prices)
    if shown.empty:
        return nothing(look)
    title = titles.price_rise(look(prices.price_outside), look(metal), look.t)
    return price_charts.price_points(shown, look(notice.notice_day), title, look(metal), look.t)


@STORY.shows(prices.paired_prices, prices.first_gap, prices.widest_gap, prices.digest_gap)
def price_gap(look: Look, price_market: str) -> Shown:
    """Show prices inside and outside on nearby days."""
    firm = look(prices.price_pairs)
    if firm.empty:
        words = look.t(
            "The evidence of {day} holds no prices inside and outside China "
            "that lie within a month of each other.",
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    return price_charts.price_gap(firm, price_market, titles.gap(firm, look.t), look(metal), look.t)


@STORY.shows(
    *(loss.loss_of_metal, loss.loss_of_chip_makers, loss.loss_of_chip_makers_in_press),
    *(loss.rank_among_minerals, loss.value_of_output),
)
def modelled_loss(look: Look) -> Shown:
    """Show what a full stop would cost."""
    found = look(loss.losses)
    if found.empty:
        words = look.t(
            "The evidence of {day} holds no estimate of what a full stop would cost.",
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    return impact_charts.modelled_loss(found, titles.losses(found, look.t), look.t)


@STORY.shows(prices.modelled_rise)
def model_against_prices(look: Look) -> Shown:
    """Show the modelled rise of the price beside the reported one."""
    beside = look(_rises)
    if beside.empty:
        words = look.t(
            "With no such model there is nothing to set the prices of {day} against.",
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    title = titles.against_model(look(prices.modelled_rise), look(prices.price_outside), look.t)
    return impact_charts.model_against_prices(beside, title, look.t)


def _rises(look: Look, price_market: str) -> pd.DataFrame:
    """Put the modelled rise, the reported one and a bound on it, each under its name, into one frame."""
    t, place = look.t, market_label(price_market, look.t)
    reported, bound = look(prices.price_outside), look(prices.price_bound)
    until = [
        t("Reported: {place}, to {month}", place=place, month=t.month(day)) for day in reported["last_day"]
    ]
    limits = [t("Bound: {month}", month=t.month(day)) for day in bound["last_day"]]
    seen = [reported.assign(what=until, qualifier="")]
    seen += [bound.assign(what=limits, qualifier=bound["words"])] if limits else []
    expected = look(prices.modelled_rise).assign(what=t("Model: full stop, US price"))
    return impact.beside_the_model(expected, pd.concat(seen))


@STORY.shows(material.largest_use)
def end_uses(look: Look) -> Shown:
    """Show what the metal is for."""
    found = look(material.end_uses)
    if found.empty:
        return nothing(look)
    return impact_charts.end_uses(
        found, titles.use_breakdowns(found, look(metal), look.t), look(metal), look.t
    )


@STORY.shows(material.main_parent, material.recovery)
def stated_shares(look: Look) -> Shown:
    """Show single statements on recovery, recycling and dependence."""
    stated = look(material.stated_shares)
    if stated.empty:
        return nothing(look)
    title = titles.europe_depends(stated, look(metal), look.t)
    return maker_charts.stated_shares(stated, title, look(metal), look.t)


@STORY.shows(shares.share_range, shares.article_share)
def published_shares(look: Look) -> Shown:
    """Show China's share as each publisher and edition has it, and as texts quote it."""
    measured, quotes = look(shares.newest_shares), look(shares.quoted_shares)
    if measured.empty and quotes.empty:
        return nothing(look)
    listed = maker_charts.share_rows(measured, quotes, look["sources"]["publisher"], look.t)
    title = titles.share_range(look(shares.share_range), look(metal), look.t)
    return maker_charts.published_shares(listed, title, look(metal), look.t)


@STORY.shows(shares.closest_share)
def share_history(look: Look) -> Shown:
    """Show China's share year by year."""
    found = look(shares.every_share)
    if found.empty:
        return nothing(look)
    title = titles.share_history(found, look(metal), look.t)
    return maker_charts.share_history(found, title, look(metal), look.t)


@STORY.shows(elsewhere.capacity_outside_china, elsewhere.chinese_output, material.last_american_output)
def capacity_outside(look: Look) -> Shown:
    """Show the capacity outside China by how it stands."""
    standing = look(elsewhere.standing_capacity)
    if standing.empty:
        words = look.t(
            "No publisher in the evidence prints capacity for {metal} by country.",
            metal=look(metal),
        )
        return NothingPublished(words)
    title = titles.capacity_left(look(elsewhere.capacity_outside_china), look(metal), look.t)
    return elsewhere_charts.capacity_outside(standing, title, look(metal), look(place_names), look.t)


@STORY.shows(
    *(elsewhere.project_count, elsewhere.delivering_projects, elsewhere.undated_output),
    *(elsewhere.newest_report, elsewhere.earlier_attempts),
)
def projects(look: Look) -> Shown:
    """Show each project at its last reported state."""
    states = look(elsewhere.current_states)
    if states.empty:
        return nothing(look)
    title = titles.projects_begun(look(elsewhere.project_count), look.t)
    return elsewhere_charts.projects(states, look.day, title, look(metal), look.t)


@STORY.shows(exports.coverage, exports.newest_figure)
def coverage(look: Look) -> Shown:
    """Show which months are known."""
    if look(exports.known_months).empty:
        words = look.t(
            "For none of the months asked for does the evidence of {day} hold an export figure.",
            day=look.t.day(look.day),
        )
        return NothingPublished(words)
    return export_charts.coverage_calendar(look(exports.calendar), look(metal), look.t)
