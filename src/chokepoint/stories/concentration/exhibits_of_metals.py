"""What the chapter shows of single metals over the years, of reserves and of capacity."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.rows import each_row
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.stories.concentration import (
    answers,
    answers_quotes,
    answers_rare_earths,
    answers_reserves,
    reserve_charts,
    share_charts,
    titles,
)
from chokepoint.stories.concentration.story import STORY

Shown = Figure | NothingPublished
Listed = Listing | NothingPublished


def nothing_of_this_kind(look: Look) -> str:
    """Say that nothing had been published by the day looked from."""
    return look.t("Nothing of this kind had been published by {day}.", day=look.t.day(look.day))


TURNS = (answers_rare_earths.peak, answers_rare_earths.end_of_that_table)


@STORY.shows(
    answers_rare_earths.first_year_of_minerals,
    answers_rare_earths.share_in_explainer,
    answers_rare_earths.peak,
    answers_rare_earths.end_of_that_table,
    answers_rare_earths.trough,
    answers_rare_earths.tables_of_low_year,
    answers_rare_earths.newest_share,
    answers_rare_earths.trough_of_newest,
    answers_rare_earths.turn_of_history,
    answers_rare_earths.inferred_from_trade,
)
def rare_earth_history(look: Look) -> Shown:
    """Show China's share of rare earths over the years."""
    points = pd.concat([look(recipe) for recipe in TURNS])
    if len(points) < len(TURNS):
        return NothingPublished(nothing_of_this_kind(look))
    top, last = each_row(points)
    words = share_charts.TimeWords(
        "rare-earth-history",
        titles.one_table(top, last, look(metal_names)["rare_earths"], look.t),
        look.t(
            "China’s share of mine output, percent; one line an edition; grey crosses: as stated in a text"
        ),
    )
    history = [look(answers_rare_earths.mineral_history), look(answers_rare_earths.rare_earth_history)]
    stated = look(answers_rare_earths.stated_outputs)
    return share_charts.share_over_time(pd.concat(history, ignore_index=True), stated, words, look.t)


def _quoted_against_tables(look: Look, metal: str) -> Shown:
    own = look.given(metal=metal)
    nearest, quoted = (
        own(answers_quotes.nearest_to_quote),
        own(answers_quotes.quote_of_july_2023)["best"].max(),
    )
    if nearest.empty:
        return NothingPublished(nothing_of_this_kind(look))
    t, name = look.t, look(metal_names)[metal]
    words = share_charts.TimeWords(
        f"{metal}-claim",
        titles.claim(quoted, nearest, own(answers_quotes.newest_year_of_each), name, t),
        t(
            "China’s share of {metal}, percent; one line an edition; dashed: quoted in July 2023; "
            "crosses: other quotes",
            metal=name,
        ),
    )
    history, quotes = own(answers_quotes.china_share_history), own(answers_quotes.quoted_shares)
    return share_charts.share_over_time(history, quotes, words, t, quoted)


@STORY.shows(
    *("gallium_quoted", "gallium_nearest", "gallium_nearest_year", "gallium_nearest_publisher"),
    *("gallium_low", "gallium_high", "gallium_span", "gallium_lowest"),
)
def gallium_claim(look: Look) -> Shown:
    """Show China's share of gallium over the years, beside the one quoted in July 2023."""
    return _quoted_against_tables(look, "gallium")


@STORY.shows(
    *("germanium_quoted", "germanium_nearest", "germanium_nearest_year", "germanium_nearest_publisher"),
    *("germanium_low", "germanium_high", "germanium_span", "germanium_lowest"),
    *("germanium_below", "germanium_below_year", "germanium_below_publisher"),
)
def germanium_claim(look: Look) -> Shown:
    """Show China's share of germanium over the years, beside the one quoted in July 2023."""
    return _quoted_against_tables(look, "germanium")


@STORY.shows(answers_reserves.largest_holder)
def reserves_beside_output(look: Look) -> Shown:
    """Show each country's share of the reserves beside its share of the output."""
    t, metal, names = look.t, look(answers.metal_name), look(place_names)
    if look(answers_reserves.newest_reserves).empty:
        return NothingPublished(t("No edition prints reserves of {metal} by country.", metal=metal))
    both = look(answers_reserves.reserves_beside_output)
    title = titles.reserves(both, metal, names, t)
    return reserve_charts.reserves_against_production(both, title, metal, names, t)


@STORY.shows(
    answers_reserves.saying_of_1992,
    answers_reserves.highest_reserves,
    answers_reserves.lowest_reserves,
    answers_reserves.newest_share_of_reserves,
    answers_reserves.bound_of_newest,
    answers_reserves.year_of_classes,
    answers_reserves.count_of_classes,
    answers_reserves.widest_class,
    answers_reserves.narrowest_class,
)
def reserve_claims(look: Look) -> Listed:
    """Show China's share of the reserves of rare earths as stated in texts and as the editions have it."""
    lines = reserve_charts.claim_rows(
        look(answers_reserves.stated_reserves),
        look(answers_reserves.reserves_by_edition),
        look(answers_reserves.restated_reserves),
        look["sources"]["publisher"],
        look.t,
    )
    claimed = look(answers_reserves.saying_of_1992)["best"].max()
    title = titles.reserve_claims(claimed, look(answers_reserves.computed_reserves), look.t)
    return draw_or_say(
        lines,
        lambda: reserve_charts.reserve_claims(lines, title, look.t),
        nothing_of_this_kind(look),
    )


@STORY.shows(
    answers_reserves.closed_plants,
    answers_reserves.count_of_used,
    answers_reserves.least_used,
    answers_reserves.own_capacity,
)
def capacity_used(look: Look) -> Shown:
    """Show how much of the capacity outside China, and in it, was used."""
    used, t = look(answers_reserves.used_capacity), look.t
    return draw_or_say(
        used,
        lambda: reserve_charts.capacity_used(used, titles.capacity(used, used["name"], t), used["name"], t),
        t("No table with both capacity and output had been published by {day}.", day=t.day(look.day)),
    )
