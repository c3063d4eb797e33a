"""What the chapter on restrictions compared shows: its figures, each with the answers told beside it."""

from __future__ import annotations

from itertools import combinations
from math import ceil

from chokepoint.answers.look import Look
from chokepoint.figures import Figure, NothingPublished, State, draw_or_say, make_key, with_states
from chokepoint.stories.world_after import (
    analogy_charts,
    answers_elsewhere,
    answers_exports,
    answers_likeness,
    answers_prices,
    answers_shares,
    answers_waits,
    precedent_charts,
    price_path_charts,
    titles,
)
from chokepoint.stories.world_after.answers import clock
from chokepoint.stories.world_after.story import STORY

Shown = Figure | NothingPublished | None


def nothing_by(look: Look) -> str:
    """Say that nothing of the kind shown was known on the day."""
    return look.t("Nothing of this kind had been published by {day}.", day=look.t.day(look.day))


@STORY.shows(
    *(answers_exports.dysprosium_base, answers_exports.terbium, answers_exports.stop_record),
    *(answers_exports.gallium_low, answers_exports.germanium_low, answers_exports.antimony_low),
    *(answers_exports.dysprosium_low, answers_exports.rare_earth_low),
    *(answers_exports.germanium_newest, answers_exports.antimony_newest),
    answers_exports.germanium_worked_out,
    *(answers_exports.dysprosium_newest, answers_exports.rare_earth_newest, answers_exports.pair),
    *(f"tonnage_{end}" for end in answers_waits.TONNAGE),
)
def exports_after(look: Look) -> Shown:
    """Show exports against those before each restriction, of all cases or of two."""
    rows, every, t = look(answers_exports.indexed), look(clock), look.t
    if rows.empty:
        return NothingPublished(look(nothing_by))
    most = rows.groupby("case")["index"].max()  # two cases are compared on one scale
    drawn = [case for case in every.names if case in most.index]
    states = [State("all", t("all"), _exports_of(look, *every.names))]
    for pair in combinations(drawn, 2) if len(drawn) > 2 else ():
        label = t.listing([every.names[case] for case in pair])
        top = 50 * ceil(1.05 * most[list(pair)].max() / 50)  # both panels keep room for words
        states.append(State(make_key(*pair), label, _exports_of(look, *pair, panel=(200, top))))
    return with_states(t("Cases"), states)


def _exports_of(look: Look, *cases: str, panel: tuple[float, float] = (104, 150)) -> Figure:
    """Draw the exports of some cases."""
    every, lowest = look(clock), look(answers_exports.lowest)
    rows, marks = look(answers_exports.indexed), look(answers_exports.marks)
    title = titles.exports(lowest[lowest["case"].isin(cases)], every.told, look.t)
    own = rows[rows["case"].isin(cases)].reset_index(drop=True)
    return precedent_charts.exports_after(own, marks, every.of(*cases), title, panel)


@STORY.shows(
    *(answers_prices.first_peak, answers_prices.later_peak),
    *(answers_prices.first_gap, answers_prices.later_gap, answers_prices.germanium_gap),
    *(answers_prices.doubtful_gaps, answers_prices.newest_inside),
)
def prices_after(look: Look) -> Shown:
    """Show the prices inside and outside China, of one element for the first case."""
    rows = look(answers_prices.drawn_points)
    title = titles.prices(look(answers_prices.drawn_peaks), look.t)
    return draw_or_say(
        rows, lambda: price_path_charts.prices_after(rows, look(clock), title), look(nothing_by)
    )


@STORY.shows(
    *(answers_shares.rare_earth_move, answers_shares.gallium_move, answers_shares.graphite_move),
    *(answers_shares.antimony_move, answers_shares.output_before, answers_shares.output_last),
    *(answers_shares.antimony_revision, answers_shares.antimony_fall),
    *("antimony_share_year", "antimony_share_before", "antimony_share_after"),
)
def shares_after(look: Look) -> Shown:
    """Show China's share of output."""
    rows = look(answers_shares.shares)
    revised = {"antimony"} if look(answers_shares.antimony_fall)["fall_is_revision"] else set()
    title = titles.shares(look(answers_shares.share_moves), revised, look(clock).told, look.t)
    return draw_or_say(
        rows, lambda: precedent_charts.shares_after(rows, look(clock), title), look(nothing_by)
    )


@STORY.shows(
    *(answers_elsewhere.first_decision, answers_elsewhere.later_decision, answers_elsewhere.first_output),
    *(answers_elsewhere.germanium_output, answers_elsewhere.dysprosium_output),
    *(answers_elsewhere.first_failure, answers_elsewhere.gallium_projects, answers_elsewhere.building),
    answers_elsewhere.undated_outputs,
)
def capacity_after(look: Look) -> Shown:
    """Show every dated step of supply outside China."""
    rows = look(answers_elsewhere.steps)
    title = titles.capacity(look(answers_elsewhere.decisions), look(clock).told, look.t)
    return draw_or_say(
        rows, lambda: analogy_charts.capacity_after(rows, look(clock), title), look(nothing_by)
    )


@STORY.shows(
    *(answers_waits.ends, answers_waits.ended_cases, answers_waits.ruling, answers_waits.paused_measures),
    *(answers_waits.unborn_measures, answers_waits.pauses, answers_waits.standing),
    *answers_waits.first_seen,
    *answers_waits.EXTENSION,
)
def waits(look: Look) -> Shown:
    """Show how many months it took until each of seven things was first seen."""
    rows, until = look(answers_waits.waits), look(answers_waits.looked_at)
    title = titles.waits(rows, look(clock).told, look.t)
    return draw_or_say(rows, lambda: analogy_charts.waits(rows, until, look(clock), title), look(nothing_by))


@STORY.shows(
    *(answers_likeness.least_like_names, answers_likeness.least_like_cases),
    *(answers_likeness.most_like_case, answers_likeness.spread, answers_likeness.gallium_as_by_product),
    *(answers_likeness.rare_earths_as_by_product, answers_likeness.gallium_world_output),
    *(answers_likeness.germanium_world_output, answers_likeness.rare_earth_world_output),
    *(answers_likeness.gallium_market, answers_likeness.germanium_market),
    *(answers_likeness.graphite_refined, answers_likeness.graphite_mined, answers_likeness.alumina_plants),
    *(answers_likeness.germanium_in_zinc, answers_likeness.substitution),
)
def likeness(look: Look, precedent: str) -> Shown:
    """Show in which traits each case is like the one compared with."""
    rows = look(answers_likeness.compared)
    title = titles.likeness(look(answers_likeness.likeness), precedent, look(clock).told, look.t)
    return draw_or_say(rows, lambda: analogy_charts.likeness(rows, look(clock), title), look(nothing_by))
