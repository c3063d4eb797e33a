"""What the chapter shows of the commodity followed and of all: shares, tables, ranks and first places."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from chokepoint.analysis.production import concentration
from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.figures import (
    Figure,
    Listing,
    NothingPublished,
    State,
    draw_or_say,
    make_key,
    with_states,
)
from chokepoint.figures.places import at_start
from chokepoint.stories.concentration import (
    answers,
    answers_compared,
    answers_gaps,
    answers_ranking,
    leader_charts,
    ranking_charts,
    share_charts,
    titles,
)
from chokepoint.stories.concentration.story import STORY

Shown = Figure | NothingPublished
Listed = Listing | NothingPublished


@STORY.shows(answers.hidden_figures)
def largest_producers(look: Look, top_n: int) -> Figure:
    """Show the largest producers by the table that answers, without a choice: for other chapters."""
    return _by_table(look, look(answers.chosen_table), top_n, titles.largest)


@STORY.shows(answers.hidden_figures, answers.quota_note)
def country_shares(look: Look, top_n: int) -> Figure:
    """Show the largest producers by the table that answers, or by the newest one of another edition."""
    others = look(answers_compared.other_editions)
    further = [_by_table(look, others.iloc[[n]], top_n, titles.largest_then) for n in range(len(others))]
    tables = each_row(pd.concat([look(answers.chosen_table), others]))
    states = [
        State(make_key(table.publisher, table.vintage), share_charts.name_table(table, look.t), figure)
        for table, figure in zip(tables, [look(largest_producers), *further], strict=True)
    ]
    return with_states(look.t("Table"), states)


def _by_table(look: Look, table: pd.DataFrame, top_n: int, say: Callable[..., str]) -> Figure:
    """Draw the largest producers by one table, a row of ``measured_tables``."""
    names, t = look(place_names), look.t
    parts = concentration.largest_shares(answers_compared.shares_in(look, table), table, top_n)
    what = titles.name_output(look(answers.metal_name), look(answers.stage_followed), table, t)
    words = what, share_charts.name_table(next(each_row(table)), t)
    return share_charts.country_shares(parts, say(table, what, names, t), words, names, t)


@STORY.shows(answers_compared.spread_of_tables)
def tables_side_by_side(look: Look) -> Listing:
    """Show one year as every publisher and edition prints it."""
    ends, year = look(answers_compared.spread_of_tables), look(answers_compared.year_compared)
    title = titles.spread(ends, look(answers.leader_name), year, look.t)  # type: ignore[arg-type]
    compared = look(answers_compared.shares_side_by_side)
    return share_charts.tables_side_by_side(
        compared, title, look(answers.output_name), look(place_names), look.t
    )


@STORY.shows(answers_compared.own_history)
def share_history(look: Look, commodity: str) -> Shown:
    """Show the largest producer's share over the years, or say where it is shown."""
    t, metal = look.t, look(answers.metal_name)
    if commodity in answers_compared.FURTHER_DOWN:
        return NothingPublished(
            t("A section below shows how the share of {metal} changed over the years.", metal=metal)
        )
    if not look.ask("has_own_history").value:
        return NothingPublished(
            t("Of {metal} no year but one is in these tables, so no history can be drawn.", metal=metal)
        )
    names, code = look(place_names), look(answers.leader_code)
    followed = look(answers_compared.share_of_leader)
    words = share_charts.TimeWords(
        "share-history",
        titles.followed(followed, at_start(code, names, t), t),
        t(
            "{country}’s share of {what}, percent, by publisher and year",
            country=names[code],
            what=look(answers.output_name),
        ),
    )
    no_quotes = pd.DataFrame({"year": [], "best": [], "name": [], "row_ids": []})
    return share_charts.share_over_time(followed, no_quotes, words, t)


@STORY.shows(answers_ranking.pairs_told_apart, answers_ranking.own_rank)
def ranking(look: Look) -> Figure:
    """Show every commodity's index as an interval, the most concentrated first."""
    ranked, own = look(answers_ranking.ranked_tables), look(answers_ranking.own_rank)
    title = titles.rank(ranked, own, look(answers.metal_name), look.t)
    return ranking_charts.ranking(ranked, own, title, ranked["label"], look.t)


@STORY.shows(
    answers_ranking.who_is_counted,
    answers_ranking.first_places,
    answers_ranking.largest_first_places,
    answers_ranking.commodities_counted,
    answers_ranking.tables_left_out,
    answers_ranking.count_of_editions,
    answers_ranking.fewest_first_places,
    answers_ranking.most_first_places,
)
def first_places(look: Look, publisher: str) -> Shown:
    """Show in how many commodities China comes first, by publisher and edition."""
    counts = look(answers_ranking.editions_counted)
    title = titles.first_places(counts, publisher, look.t)
    return draw_or_say(
        counts,
        lambda: leader_charts.first_places(counts, title, look.t),
        look.t("No edition can be counted."),
    )


@STORY.shows(answers_ranking.second_country)
def leading_countries(look: Look) -> Listing:
    """Show how many commodities each country leads."""
    counted, names = look(answers_ranking.leading_countries), look(place_names)
    return leader_charts.leading_countries(counted, titles.leaders(counted, names, look.t), names, look.t)


@STORY.shows(answers_ranking.count_of_movers, answers_ranking.names_of_movers)
def first_place_moves(look: Look) -> Listed:
    """Show the commodities whose first place depends on the table."""
    moved = look(answers_ranking.moving_tables)
    return draw_or_say(
        moved,
        lambda: ranking_charts.first_place_moves(moved, titles.moving(moved, look.t), moved["label"], look.t),
        look.t("In every table counted here China’s place is the same and sure."),
    )


@STORY.shows(
    answers_gaps.count_of_tables,
    answers_gaps.tables_with_gaps,
    answers_gaps.tables_that_withhold,
    answers_gaps.tables_without_total,
)
def gaps(look: Look) -> None:
    """Tell how many of the newest tables have each gap."""
