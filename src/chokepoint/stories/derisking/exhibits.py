"""What the chapter on laws, lists and money shows: its figures, each with the answers told beside it."""

from __future__ import annotations

from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, Listing, NothingPublished, State, draw_or_say, with_states
from chokepoint.stories.derisking import (
    answers_acts,
    answers_dependence,
    answers_lists,
    answers_measures,
    answers_money,
    answers_states,
    answers_suppliers,
    answers_targets,
    benchmark_charts,
    dependence_charts,
    ladder_charts,
    lead_charts,
    list_charts,
    measure_charts,
    money_charts,
    state_charts,
    supplier_charts,
    threshold_charts,
    titles,
)
from chokepoint.stories.derisking.story import STORY

Shown = Figure | NothingPublished
Listed = Listing | NothingPublished


def nothing_by(look: Look) -> str:
    """Say that nothing of the kind was out on the day."""
    return look.t("Nothing of this kind had been published by {day}.", day=look.t.day(look.day))


@STORY.shows(
    answers_measures.dated_measures,
    answers_measures.measures_after,
    answers_measures.measures_before,
    answers_measures.chosen_measures,
    answers_measures.commonest_measures,
    answers_measures.commonest_instrument,
    answers_measures.commonest_is_the_list,
    answers_measures.all_restrictions,
    answers_measures.restrictions_of_china,
    answers_measures.undated_measures,
)
def measures_timeline(look: Look) -> Listing:
    """List when the measures came."""
    notice = look(answers_measures.notice_day)
    title = titles.since_notice(look(answers_measures.placed_measures), notice, look.t)
    rows = look(answers_measures.measures_in_order)
    return measure_charts.measures_timeline(rows, title, look(place_names), look.t)


@STORY.shows(answers_measures.measures_timed, answers_measures.slowest_measure)
def step_waits(look: Look, jurisdiction: str) -> Shown:
    """Show how long each measure took."""
    waited, names, t = look(answers_measures.waits), look(place_names), look.t
    return draw_or_say(
        waited,
        lambda: measure_charts.step_waits(waited, jurisdiction, titles.how_long(waited, t), names, t),
        look(nothing_by),
    )


@STORY.shows(
    answers_dependence.gallium_from_china,
    answers_dependence.rare_earths_from_china,
    answers_dependence.gallium_reliance,
)
def dependence(look: Look) -> Shown:
    """Show what the United States and the EU take from China, mineral by mineral, together or one of them."""
    rows, names, t = look(answers_dependence.dependence), look(metal_names), look.t
    if rows.empty:
        return NothingPublished(look(nothing_by))
    both = dependence_charts.dependence(rows, titles.from_china(rows, t), names, t)
    states = [State("both", t("United States and European Union, what both lists have"), both)]
    us, eu = look(answers_dependence.us_imports), look(answers_dependence.eu_sourcing)
    if not us.empty:
        figure = dependence_charts.us_imports(us, titles.us_from_china(us, t), names, t)
        states.append(State("usa", t("United States, all imports"), figure))
    if not eu.empty:
        figure = dependence_charts.eu_sourcing(eu, titles.eu_from_china(eu, t), names, t)
        states.append(State("eu", t("European Union, all materials"), figure))
    return with_states(t("Economy"), states)


@STORY.shows(
    answers_acts.state_of_the_act,
    answers_acts.proposal_of_the_act,
    answers_acts.adoption_of_the_act,
    answers_acts.force_of_the_act,
    answers_acts.permit_to_mine,
    answers_acts.permit_to_process,
)
def act_path(look: Look) -> Listed:
    """Show the steps of the EU's act."""
    path, article, t = look(answers_acts.path_of_the_act), EXPLAINER.day, look.t
    shown = look(answers_acts.named_path)
    return draw_or_say(
        path,
        lambda: measure_charts.act_path(shown, article, titles.act_on_the_day(path, t), t),
        look(nothing_by),
    )


@STORY.shows(
    answers_acts.recycling_as_proposed,
    answers_acts.recycling_as_adopted,
    answers_acts.first_rung,
    answers_acts.mineral_rungs,
    answers_acts.rungs_reached,
    answers_acts.rungs,
    answers_acts.rate_of_the_credit,
    answers_acts.price_floor,
    answers_acts.determination,
)
def origin_ladder(look: Look) -> Listed:
    """Show the rungs of origin that the credit for electric cars asked for."""
    rungs, t = look(answers_acts.rungs), look.t
    return draw_or_say(
        rungs,
        lambda: ladder_charts.origin_ladder(rungs, look.day, titles.ladder_end(rungs, t), t),
        look(nothing_by),
    )


@STORY.shows(
    answers_lists.lists_without_germanium_then,
    answers_lists.lists_without_germanium_now,
    answers_lists.germanium_on_lists,
    answers_lists.lists_then,
    answers_lists.lists_with_gallium_then,
)
def list_history(look: Look) -> Listed:
    """Show which editions name gallium and germanium."""
    seen, metals, t = look(answers_lists.editions_seen), look(metal_names), look.t
    title = titles.named_by_lists(look(answers_lists.standing_now), answers_lists.METALS, metals, t)
    words = (metals, look(place_names))
    return draw_or_say(seen, lambda: list_charts.list_history(seen, title, words, t), look(nothing_by))


@STORY.shows(answers_lists.all_lists)
def list_editions(look: Look) -> Listed:
    """Show every edition of a list with all it names."""
    entries, t = look(answers_lists.known_entries), look.t
    words = (look(metal_names), look(place_names))
    return draw_or_say(entries, lambda: list_charts.list_editions(entries, words, t), look(nothing_by))


@STORY.shows(
    answers_lists.last_year_of_lists,
    answers_lists.listed_minerals,
    answers_lists.minerals_on_every_list,
    answers_lists.minerals_on_one_list,
    answers_lists.names_on_every_list,
    answers_lists.minerals_only_here,
    answers_lists.chosen_list,
    answers_lists.lists_seen_in_part,
    answers_lists.japanese_scope,
    answers_lists.watch_list,
    answers_lists.names_on_the_watch_list,
)
def list_matrix(look: Look, jurisdiction: str) -> Shown:
    """Show what the newest lists share."""
    cells, t = look(answers_lists.membership), look.t
    order = look(answers_lists.editions_in_force)["jurisdiction"].tolist()
    title, words = titles.shared_by_all(cells, len(order), t), (look(metal_names), look(place_names))
    return draw_or_say(
        cells,
        lambda: list_charts.list_matrix(cells, order, jurisdiction, title, words, t),
        look(nothing_by),
    )


@STORY.shows(
    answers_lists.risk_mark,
    answers_lists.importance_mark,
    answers_lists.year_of_the_scores,
    answers_lists.materials_that_meet,
    answers_lists.list_of_that_year,
    answers_lists.entries_below,
)
def criteria(look: Look) -> Shown:
    """Show the scores by which the EU's list can be recomputed."""
    scores, listed = look(answers_lists.scores), look(answers_lists.list_of_that_year)
    names, t = look(metal_names), look.t
    year = int(scores["assessment_year"].max()) if len(scores) else 0
    size = int(listed["n"].max()) if len(listed) else 0
    title = titles.reproduced(int(scores["meets"].sum()), size, year, t)
    return draw_or_say(
        scores,
        lambda: list_charts.criteria(scores, look(answers_lists.marks), title, names, t),
        look(nothing_by),
    )


@STORY.shows(
    answers_targets.targets_that_bind,
    answers_targets.targets_measured,
    answers_targets.targets_that_bind_and_are_measured,
    answers_targets.targets_of_the_chosen,
    answers_targets.binding_targets_of_the_chosen,
    answers_targets.ban_on_buying,
)
def force_of_targets(look: Look) -> Listed:
    """Show what stands behind the thresholds."""
    forces, t = look(answers_targets.forces), look.t
    return draw_or_say(
        forces,
        lambda: threshold_charts.force_of_targets(forces, titles.who_is_bound(forces, t), t),
        look(nothing_by),
    )


@STORY.shows(
    answers_states.thresholds_met,
    answers_states.thresholds_with_a_course,
    answers_states.thresholds_not_met,
    answers_states.thresholds_unmeasured,
    answers_states.thresholds_withdrawn,
    answers_states.thresholds_that_are_rules,
    answers_states.cap_on_one_supplier,
)
def target_states(look: Look) -> Listed:
    """Show where every threshold stands."""
    stands, t = look(answers_states.stands), look.t
    return draw_or_say(
        stands,
        lambda: state_charts.target_states(stands, titles.where_they_stand(stands, t), t),
        look(nothing_by),
    )


@STORY.shows(
    answers_targets.year_due,
    answers_targets.extraction_below,
    answers_targets.extraction_measured,
    answers_targets.extraction_benchmark,
    answers_targets.processing_below,
    answers_targets.processing_measured,
    answers_targets.processing_benchmark,
    answers_targets.gallium_in_the_eu,
    answers_targets.gallium_once,
    answers_targets.gallium_since,
    answers_targets.pairs_compared,
    answers_targets.pairs_that_agree,
    answers_targets.pairs_that_clash,
)
def benchmark_distance(look: Look) -> Shown:
    """Show how far the EU is from its benchmarks."""
    compared, names, t = look(answers_targets.compared), look(metal_names), look.t
    title = titles.below_benchmarks(look(answers_targets.measured_shares), t)
    return draw_or_say(
        compared,
        lambda: benchmark_charts.benchmark_distance(compared, title, names, t),
        t(
            "The evidence of {day} holds no shares by material, so that no distance can be given.",
            day=t.day(look.day),
        ),
    )


@STORY.shows(
    answers_targets.year_of_the_statements,
    answers_targets.materials_with_a_rate,
    answers_targets.materials_below_the_rate,
    answers_targets.recycling_benchmark,
    answers_targets.cap_of_the_law,
    answers_targets.cap_of_the_page,
    answers_targets.little_recycled,
    answers_targets.not_recycled,
    answers_targets.partnerships,
)
def statement_matrix(look: Look) -> Listed:
    """Show what a second source says of all four benchmarks."""
    judged, names, t = look(answers_targets.statements), look(metal_names), look.t
    return draw_or_say(
        judged,
        lambda: benchmark_charts.statement_matrix(judged, titles.meets_every(judged, t), names, t),
        t("No text published by {day} speaks of all four benchmarks.", day=t.day(look.day)),
    )


@STORY.shows(
    answers_suppliers.study,
    answers_suppliers.all_lines,
    answers_suppliers.lines_over,
    answers_suppliers.lines_over_from_china,
    answers_suppliers.lines_over_in_the_world,
    answers_suppliers.all_lines_of_the_world,
    answers_suppliers.lines_hidden,
    answers_suppliers.names_over,
    answers_suppliers.heavy_rare_earths,
    answers_suppliers.mining_of_that_supplier,
    answers_targets.named_above_the_cap,
)
def single_supplier(look: Look, threshold: int) -> Shown:
    """Show the largest supplier of each material against the cap of the page."""
    pairs, t = look(answers_suppliers.supplier_pairs), look.t
    year = str(look.ask("study_year").value or "")
    words = (look(metal_names), look(place_names))
    return draw_or_say(
        pairs,
        lambda: supplier_charts.single_supplier(
            pairs, threshold, titles.above_the_cap(pairs, year, threshold, t), words, t
        ),
        t("The evidence of {day} holds no shares by supplier.", day=t.day(look.day)),
    )


@STORY.shows(answers_suppliers.dependence_of_korea)
def from_baselines(look: Look) -> Listed:
    """Show the targets that print where they start."""
    started, names, t = look(answers_suppliers.targets_with_a_start), look(place_names), look.t
    return draw_or_say(
        started,
        lambda: threshold_charts.from_baselines(started, titles.steepest(started, names, t), names, t),
        look(nothing_by),
    )


@STORY.shows(
    answers_money.all_sums,
    answers_money.sums_not_to_add,
    answers_money.largest_sum,
    answers_money.largest_award,
    answers_money.largest_equity,
    answers_money.money_voted,
    answers_money.money_awarded,
    answers_money.awards_made,
    answers_money.sums_of_the_chosen,
    answers_money.largest_of_the_chosen,
)
def money_by_kind(look: Look, jurisdiction: str) -> Shown:
    """Show the sums of money by kind."""
    sums, largest = look(answers_money.sums), look(answers_money.largest_sums)
    names, t = look(place_names), look.t
    title = titles.largest_sums(largest, t)
    if largest.empty:
        return NothingPublished(look(nothing_by))
    words = {"log": t("equal steps are equal ratios"), "linear": t("equal steps are equal sums")}
    figures = {
        scale: money_charts.money_by_kind(sums, jurisdiction, title, names, t, scale == "linear")
        for scale in words
    }
    return with_states(t("Scale"), [State(scale, words[scale], figures[scale]) for scale in words])


@STORY.shows(
    answers_money.stake_in_the_mine,
    answers_money.projects_timed,
    answers_money.projects_delivered,
    answers_money.names_of_those_delivered,
    answers_money.quickest_delivery,
    answers_money.times_aimed_at,
    answers_money.gallium_outside,
    answers_money.share_outside,
    answers_money.capacity_outside,
    answers_money.newcomers_outside,
    answers_money.capacity_planned,
    answers_money.european_plan,
    answers_money.least_demand,
    answers_money.most_demand,
)
def lead_times(look: Look) -> Listed:
    """Show the time from the first word on a project to its output."""
    leads, names, t = look(answers_money.lead_times), look(metal_names), look.t
    return draw_or_say(
        leads,
        lambda: lead_charts.lead_times(leads, titles.lead_times(leads, t), names, t),
        t(
            "By {day} no project in the evidence had both a day of its first word and a day of output, "
            "reached or aimed at.",
            day=t.day(look.day),
        ),
    )
