"""What the chapter shows on the quotas, their use, duties and prices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pandas as pd

from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.figures import Figure, Listing, NothingPublished, draw_or_say
from chokepoint.stories.quotas import (
    answers_cut,
    answers_prices,
    answers_use,
    gap_charts,
    quota_charts,
    titles,
    use_charts,
)
from chokepoint.stories.quotas.story import STORY

Made = TypeVar("Made")
Shown = Figure | NothingPublished
Listed = Listing | NothingPublished


def drawn_or_said(look: Look, frame: pd.DataFrame, draw: Callable[[], Made]) -> Made | NothingPublished:
    """Draw a figure, or say that nothing of the kind had been published by the day looked from."""
    t = look.t
    return draw_or_say(
        frame, draw, t("Nothing of this kind had been published by {day}.", day=t.day(look.day))
    )


@STORY.shows(
    answers_cut.first_batch,
    answers_cut.second_batch,
    answers_cut.net_cut,
    answers_cut.domestic_batch,
    answers_cut.foreign_batch,
)
def quota_half_years(look: Look) -> Shown:
    """Show the quotas batch by batch."""
    halves = look(answers_cut.half_years)
    changes, cut = look(answers_cut.batch_changes), look(answers_cut.net_cut)
    title = titles.halves(changes, cut, look(answers_cut.cut_year), look.t)
    return drawn_or_said(look, halves, lambda: quota_charts.half_years(halves, title, look.t))


@STORY.shows(answers_cut.short_quota, answers_cut.quota_after_short)
def quota_months(look: Look) -> None:
    """Tell the quota of the short year, as issued and by the month."""


@STORY.shows(
    answers_use.highest_use,
    answers_use.lowest_use,
    answers_use.weak_use,
    answers_use.customs_use,
    answers_use.exports_of_nine_months,
    answers_cut.quota_in_cut_year,
)
def quota_use(look: Look) -> None:
    """Tell how much of each year's quota was used."""


@STORY.shows(
    *(answers_use.break_in_count, answers_use.newest_exports, answers_use.imports_of_china),
    *(answers_use.exports_since, answers_use.newest_single_month),
)
def quota_and_exports(look: Look) -> Shown:
    """Show every printed quota and every printed export figure."""
    totals, sold = look(answers_cut.year_totals), look(answers_use.yearly_exports)
    demand = look(answers_use.demand_outside)
    title = titles.volumes(look(answers_use.quota_use), sold, look.t)
    draw = use_charts.quota_and_exports
    return drawn_or_said(look, totals, lambda: draw(totals, sold, demand, title, look.t))


@STORY.shows(
    answers_prices.peak_duty,
    answers_prices.duty_on_light_oxides,
    answers_prices.duty_before_step,
    answers_prices.duty_after_step,
    answers_prices.export_rebate,
    answers_prices.end_of_duties,
    answers_prices.tax_on_ore,
    answers_prices.tariff_tables,
)
def export_duties(look: Look) -> Listed:
    """Show the export duties by line and year."""
    grid = look(answers_prices.duty_grid)
    title = titles.duties(look(answers_prices.highest_duties), grid, look.t)
    return drawn_or_said(look, grid, lambda: quota_charts.duty_grid(grid, title, look.t))


@STORY.shows(
    answers_prices.widest_gap,
    answers_prices.order_of_gaps,
    answers_prices.dysprosium_at_port,
    answers_prices.dysprosium_abroad,
    answers_prices.licence_price,
    answers_prices.price_beside_licence,
    answers_prices.implied_rate,
)
def price_gaps(look: Look, price_market: str) -> Shown:
    """Show the prices outside China as multiples of those inside."""
    gaps, metals = look(answers_prices.gaps), look(metal_names)
    title = titles.price_gap(look(answers_prices.widest_gaps), price_market, metals, look.t)
    draw = gap_charts.gap_by_element
    return drawn_or_said(look, gaps, lambda: draw(gaps, price_market, metals, title, look.t))


@STORY.shows(
    *(answers_prices.path_at_port, answers_prices.path_since_the_cut, answers_prices.american_path),
    answers_use.end_of_quotas,
)
def price_path(look: Look) -> None:
    """Tell how far the price of the chosen element went."""


@STORY.shows()
def element_prices(look: Look, element: str) -> Listed:
    """Show every price of the chosen element's oxide."""
    prices, metal = look(answers_prices.oxide_prices), str(look(metal_names)[element])
    title = titles.prices_found(prices, metal, look.t)
    return drawn_or_said(look, prices, lambda: gap_charts.prices_of_element(prices, title, metal, look.t))


@STORY.shows(
    answers_use.metals_compared,
    answers_use.deep_cuts,
    answers_use.names_of_deep_cuts,
    answers_use.tungsten,
    answers_use.antimony,
)
def other_metals(look: Look) -> Listed:
    """Show how far the quotas of other metals were cut."""
    changes, metals = look(answers_use.metal_changes), look(metal_names)
    title = titles.other_metals(changes, metals, look.t)
    return drawn_or_said(look, changes, lambda: quota_charts.other_metals(changes, metals, title, look.t))
