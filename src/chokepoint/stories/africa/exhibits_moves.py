"""What the chapter on Africa shows of investment, owners, projects and moves."""

from __future__ import annotations

from chokepoint.analysis.africa import lending
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, Listing, draw_or_say
from chokepoint.stories.africa import answers_investment as investment
from chokepoint.stories.africa import answers_moves as moves
from chokepoint.stories.africa import answers_projects as projects
from chokepoint.stories.africa import lending_charts, map_charts, move_charts, ownership_charts, titles
from chokepoint.stories.africa.exhibits import Listed, Shown, nothing_known
from chokepoint.stories.africa.story import STORY


@STORY.shows(
    *(investment.years_printed, investment.years_us_ahead, investment.years_us_withdrew),
    *(investment.us_ahead, investment.range_of_chinese_flows, investment.range_of_stocks),
    *(investment.highest_stock_of_investment, investment.gap_between_readings),
    *(investment.stock_in_the_congo, "congo_loans", "congo_loan_years"),
)
def investment_flows(look: Look, first_year: int) -> Shown:
    """Show what both countries invested year by year."""
    every, t = look(investment.yearly_flows), look.t
    flows = every[every["year"] >= first_year]

    def draw() -> Figure:
        title = titles.investment(lending.compare_flows(flows), t)
        return lending_charts.investment_flows(flows, title, look(place_names), t)

    day = t.day(look.day)
    none = t("The evidence holds no series of investment flows that had been published by {day}.", day=day)
    return draw_or_say(flows, draw, none)


@STORY.shows(
    *("continent_share", "continent_year", investment.shares_of_single_mines, "world_cobalt"),
    *("output_share", "output_year"),
    *(investment.african_share_at_first, investment.african_share_at_last),
)
def owners(look: Look) -> Shown:
    """Show the printed shares in Chinese hands, by what they are shares of."""
    ordered, t = look(investment.owned_shares), look.t

    def draw() -> Figure:
        title = titles.ownership(look(investment.ranges_of_shares), t)
        return ownership_charts.ownership(ordered, title, t)

    return draw_or_say(ordered, draw, nothing_known(look))


@STORY.shows(projects.project_counts, projects.rare_earth_count, projects.rare_earths_operating)
def project_map(look: Look) -> Shown:
    """Show mines and projects on a map."""
    sites, t = look(projects.sites), look.t

    def draw() -> Figure:
        title = titles.projects(look(projects.project_counts), t)
        return map_charts.project_map(sites, look(place_names), look(metal_names), title, t)

    day = t.day(look.day)
    none = t("The evidence of {day} holds no project with its place, its state and its owner.", day=day)
    return draw_or_say(sites, draw, none)


@STORY.shows(projects.railways, projects.largest_slip, projects.shrunk_plan)
def announced_starts(look: Look) -> Listed:
    """Show the starts that projects aimed at, and how these moved."""
    starts, t = look(projects.announced_starts), look.t

    def draw() -> Listing:
        return move_charts.announced_starts(starts, look.day, titles.starts(starts, t), t)

    return draw_or_say(starts, draw, nothing_known(look))


@STORY.shows(
    *(moves.move_count, moves.last_move, moves.chinese_moves, moves.first_move_of_another),
    *(moves.first_western_move, moves.western_count, moves.western_deals, moves.second_readings),
)
def counter_moves(look: Look) -> Listed:
    """Show the dated moves, side by side."""
    made, by_side, t = look(moves.dated_moves), look(moves.moves_by_side), look.t

    def draw() -> Listing:
        return move_charts.counter_moves(made, titles.moves(by_side, t), t)

    return draw_or_say(made, draw, nothing_known(look))


@STORY.shows(
    *(moves.control_count, moves.states_that_control, "stop_month", "quota", "quota_start", "quota_other"),
)
def african_controls(look: Look) -> Listed:
    """Show the export controls of African states by the day they take effect."""
    measures, t = look(moves.african_controls), look.t
    firm, earlier = look(moves.undisputed_controls), look(moves.controls_before_the_notice)

    def draw() -> Listing:
        title = titles.controls(firm, len(earlier), t)
        return move_charts.african_controls(measures, look(place_names), title, t)

    return draw_or_say(measures, draw, nothing_known(look))
