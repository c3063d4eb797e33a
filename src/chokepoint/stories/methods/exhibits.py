"""What the page on methods shows: a number through each formula, one group of formulas after the other."""

from __future__ import annotations

from chokepoint.answers.look import Look
from chokepoint.stories.methods import answers_change as change
from chokepoint.stories.methods import answers_risk as risk
from chokepoint.stories.methods import answers_tables as tables
from chokepoint.stories.methods.story import STORY


@STORY.shows(tables.formulas_computed, tables.formulas_cited, tables.evidence)
def what_stands_here(look: Look) -> None:
    """Tell how many formulas the page has, and the day it looks from."""


@STORY.shows(tables.line_of_china, "table_year", tables.line_of_the_world, "share", tables.ends_of_share)
def printed_figures(look: Look) -> None:
    """Tell what a printed figure stands for, and a share computed of it."""


@STORY.shows(
    *("borrower", tables.sums_of_loans, "borrower_part"),
    *("before_t", "after_t", "quarter_change"),
)
def parts_and_derived(look: Look) -> None:
    """Tell a part of a sum, and a value worked out from a printed change."""


@STORY.shows(
    tables.four_firms,
    *("hhi_low", "hhi_best", "hhi_high", "effective", "cr3"),
    *("first_tables", "first_edition", "first_printed", "first_surely"),
    *("ranked_n", tables.pairs_of_commodities, "apart_percent"),
)
def concentration(look: Look) -> None:
    """Tell the index with its bounds, what first place means, and how many ranks can be told apart."""


@STORY.shows(
    *(risk.scores_computed, risk.scores_met, risk.germanium_score),
    *(risk.reliances_computed, risk.reliances_met, risk.potash_on_the_sheet, risk.without_china),
)
def supply_risk(look: Look) -> None:
    """Tell scores of others computed again, and what is left of a table without its largest producer."""


@STORY.shows(
    *("parts_first", "parts_last", change.parts_of_change, "parts_own"),
    *(change.batch_of_quota, "batch_before", "batch_after", "batch_change"),
    *(change.short_quota, "short_months", "short_issued", "short_monthly"),
    *("use_year", "use_t", "use_quota", "use_percent"),
    *(change.germanium_pace, "pace_after", "pace_before_n", "pace_change"),
)
def changes(look: Look) -> None:
    """Tell the parts of a change, changes in percent, the use of a quota, and means around a month."""


@STORY.shows(
    *(change.prices_in_yuan, "rate_low", "rate_high"),
    *(change.widest_gap, "gap_month", "gap_span", "order_n", "order_r"),
    *("price_day", "price_change", change.ends_of_price_change),
)
def prices(look: Look) -> None:
    """Tell an exchange rate, two prices of one metal, a change of a price, and a correlation of ranks."""


@STORY.shows(
    tables.share_of_africa,
    *("gallium_day", change.gallium_in_the_eu),
    *(change.materials_scored, "meets_n", "control_wait"),
)
def groups_and_targets(look: Look) -> None:
    """Tell a continent's share, a distance from a target, what meets two lines, and a wait."""


@STORY.shows(
    tables.gallium_capacity_used,
    *(tables.year_of_capacity, "cap_all", "cap_made", "cap_idle", "cap_closed"),
    *("debt_year", "debt_share"),
)
def capacity_and_credit(look: Look) -> None:
    """Tell how much of a capacity is used, what the rest of it is, and a lender's part of a debt."""
