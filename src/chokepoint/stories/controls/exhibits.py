"""What the chapter on July 2023 shows: its figures, each with the answers told beside it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.policy import timeline
from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, Listing, NothingPublished
from chokepoint.stories.controls import answers_chain as chain
from chokepoint.stories.controls import answers_elsewhere as elsewhere
from chokepoint.stories.controls import answers_exports as exports
from chokepoint.stories.controls import answers_ladder as ladder
from chokepoint.stories.controls import answers_loss as loss
from chokepoint.stories.controls import answers_metal as material
from chokepoint.stories.controls import answers_notice as notice
from chokepoint.stories.controls import answers_prices as prices
from chokepoint.stories.controls import (
    board_charts,
    chain_charts,
    elsewhere_charts,
    export_charts,
    export_total_charts,
    impact_charts,
    ladder_charts,
    price_charts,
    titles,
)
from chokepoint.stories.controls.answers_notice import metal
from chokepoint.stories.controls.story import STORY

Shown = Figure | NothingPublished
Listed = Listing | NothingPublished
AROUND = 2
"""So many months before and after that of the notice are shown around it."""


def nothing(look: Look) -> NothingPublished:
    """Say that there is nothing to draw."""
    words = look.t(
        "Under these parameters the evidence of {day} holds nothing of this kind.",
        day=look.t.day(look.day),
    )
    return NothingPublished(words)


@STORY.shows(notice.after_the_dutch, notice.before_the_visit, notice.to_the_reply)
def summer(look: Look) -> Listing:
    """Show the dated steps around the notice."""
    day = look(notice.notice_day)
    month = day.to_period("M")
    first, last = (month - AROUND).start_time, min((month + AROUND).end_time, look.day)
    events = timeline.select_events(look["chip_timeline"], f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")
    title = titles.summer(events, day, look.t)
    return ladder_charts.event_strip(events, title, look.t)


@STORY.shows(notice.steps_of_the_dispute)
def dispute(look: Look) -> Listing:
    """List every dated step of the dispute on chips and minerals, of both sides."""
    events = look(notice.dispute)
    title = titles.dispute(events, look.t)
    return ladder_charts.event_strip(events, title, look.t, name="dispute-steps")


@STORY.shows(
    *(ladder.later_steps, ladder.steps_aside, ladder.standing_steps, ladder.suspended_steps),
    *(ladder.last_step, ladder.bans, ladder.suspensions),
    *(ladder.ladder_day, ladder.stated_steps, ladder.due_steps, ladder.extension, ladder.open_ban),
)
def controls_ladder(look: Look) -> Listing:
    """Show every control from its start to its end."""
    steps = look(ladder.ladder)
    title = titles.steps_after(steps, int(look.ask("steps_since").number), look.t)
    return ladder_charts.controls_ladder(steps, look(metal_names), title, look.t)


@STORY.shows(ladder.licensed_goods)
def status_board(look: Look) -> Figure:
    """Show what is licensed or banned on the day looked at, by element."""
    rows, licensed = look(ladder.board), look.ask("licensed_n")
    goods = rows["commodity_id"].nunique()
    title = titles.board(goods, int(licensed.number) if licensed.known else 0, look.t)
    day = look(ladder.looked_until)
    return board_charts.status_board(rows, look(metal_names), look(place_names), day, title, look.t)


@STORY.shows(
    *(exports.pace, exports.gallium_pace, exports.germanium_pace, exports.parting),
    *(exports.first_month_under_licence, exports.month_before_licence, exports.first_licences),
)
def both_metals(look: Look) -> Shown:
    """Show the exports of both metals on one axis of time, with the steps on them."""
    months = look(exports.months_of_both)
    if months.empty:
        return nothing(look)
    title = titles.both_metals(look(exports.gallium_pace), look(exports.germanium_pace), look.t)
    steps = look(ladder.steps_on_both)
    said = [look.t.commas([ladder_charts.name_kind(row, look.t)]) for row in each_row(steps)]
    named = steps.assign(words=said, label=said)
    return export_charts.both_metals(months, named, look(metal_names), title, look.t)


@STORY.shows(
    *(exports.quarters, exports.deepest_fall, exports.weakest_fall, exports.coverage),
    exports.later_zeros,
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
    zeros = months[months["known"] == "zero"] if len(first) else months.head(0)
    title = titles.monthly(known, zeros, months["month"].min(), look(metal), look.t)
    licence = look(notice.own_licence_day)
    return export_charts.monthly_exports(known, months, licence, title, look(metal), look.t)


def _empty_first_month(look: Look) -> pd.DataFrame:
    found = look(exports.first_month_under_licence)
    return found[found["quantity_kg"] == 0]


@STORY.shows(
    *(exports.compared_years, exports.years_of_two_counts, exports.own_pace),
    *(exports.spread, exports.doubtful_total, exports.newest_figure),
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
    one, two = look(exports.compared_years), look(exports.years_of_two_counts)
    title = titles.yearly(two if one.empty else one, look(metal), look.t)
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
    *(prices.paired_prices, prices.first_gap, prices.widest_gap, prices.digest_gap),
    *(prices.price_of_one_reporter, prices.price_of_the_year_before, prices.modelled_rise),
    *(prices.ends_of_both, prices.price_of_a_year, prices.price_floor, prices.gap_at_the_port),
    *(material.stock_purchases, material.market_size, prices.count_of_prices),
)
def price_points(look: Look) -> Shown:
    """Show every price inside and outside China."""
    shown = look(prices.shown_prices)
    if shown.empty:
        return nothing(look)
    title = titles.price_rise(look(prices.price_outside), look(metal), look.t)
    return price_charts.price_points(shown, look(notice.day_of_own_notice), title, look(metal), look.t)


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


@STORY.shows(chain.first_of_the_way)
def ore_to_thing(look: Look) -> Shown:
    """Show the way of the metal from the ore to a thing in the hand."""
    way = look(chain.way_of_metal)
    if way.empty:
        return nothing(look)
    return chain_charts.ore_to_thing(way, titles.ore_to_thing(way, look(metal), look.t), look(metal), look.t)


@STORY.shows(
    *(material.american_reliance, material.largest_american_source),
    *(material.chinese_part_of_american_imports, material.lobby_statement),
)
def us_imports(look: Look) -> Shown:
    """Show where the United States import the metal from."""
    sources = look(material.american_sources)
    if sources.empty:
        return nothing(look)
    title = titles.american_imports(sources, look(metal), look.t)
    return elsewhere_charts.american_imports(sources, title, look(metal), look.t)


@STORY.shows(
    *(elsewhere.capacity_outside_china, elsewhere.chinese_output, elsewhere.revised_output),
    material.last_american_output,
)
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
    *(elsewhere.newest_report, elsewhere.earlier_attempts, elsewhere.named_projects),
)
def projects(look: Look) -> Listed:
    """Show each project at its last reported state."""
    states = look(elsewhere.current_states)
    if states.empty:
        return nothing(look)
    title = titles.projects_begun(look(elsewhere.project_count), look.t)
    return elsewhere_charts.projects(states, title, look(metal), look.t)
