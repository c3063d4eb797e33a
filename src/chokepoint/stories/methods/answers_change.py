"""What the page on methods adds on change: years, ends of ranges and counts beside the chapters' answers."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import tally
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.stories.methods.answers_tables import AS_PRINTED, formulas
from chokepoint.stories.methods.story import AT_THE_PORT, IN_EUROPE, STORY

HOW_PARTS = "sum of the yearly steps of one edition, each parted by the Shapley value"
HOW_MONTHS = "count of the known months"


@STORY.answers(
    parts_change=Column("change", "points", HOW_PARTS, date="last_year", base="share_before"),
    parts_others=Column("others", "points", HOW_PARTS, date="last_year", base="change"),
)
def parts_of_change(look: Look) -> pd.DataFrame:
    """Give the change of China's share with its sign, and the part of it that others made."""
    return look.rows("quotas.parts_of_fall")


@STORY.answers(batch_year=Column("year", "year", "year of the batch"))
def batch_of_quota(look: Look) -> pd.DataFrame:
    """Give the batch that held the cut."""
    return look.rows("quotas.second_batch")


@STORY.answers(short_year=Column("year", "year", "year of the quota"))
def short_quota(look: Look) -> pd.DataFrame:
    """Give the quota that ran for fewer than twelve months."""
    return look.rows("quotas.short_quota")


@STORY.answers(
    pace_year=Column("year", "year", "newest year with monthly figures"),
    pace_before=Column("before_kg", "kg a month", "mean of the known months before the licence"),
    pace_after_n=Column("after_months", "months", HOW_MONTHS, date="year"),
)
def germanium_pace(look: Look) -> pd.DataFrame:
    """Give what the pace of germanium exports is compared with."""
    return look.rows("controls.germanium_pace")


@STORY.answers(rate_year=Column("year", "year", "newest price in yuan"))
def prices_in_yuan(look: Look) -> pd.DataFrame:
    """Give the newest price in yuan, by the middle of its period."""
    dated = look.rows("quotas.dated_prices")
    newest = dated[dated["currency"] == "CNY"].nlargest(1, "day")
    return newest.assign(year=newest["day"].dt.year)


@STORY.answers(gap_goods=Column("goods", how="goods of the pair with the largest low end"))
def widest_gap(look: Look) -> pd.DataFrame:
    """Name the metal of the widest gap at the port."""
    widest = look.rows("quotas.widest_gaps", **AT_THE_PORT)
    return widest.assign(goods=[look(metal_names)[code] for code in widest["commodity_id"]])


@STORY.answers(
    price_least=Column("change_low", "percent", "low end of the newest over high end of the last before"),
    price_most=Column("change_high", "percent", "high end of the newest over low end of the last before"),
)
def ends_of_price_change(look: Look) -> pd.DataFrame:
    """Give how far the change of the price can be off."""
    return look.rows("controls.price_outside", **IN_EUROPE)


@STORY.answers(
    gallium_own=Column("low", "percent", "sum of the members’ shares in EU sourcing"),
    gallium_mark=Column("threshold", "percent", AS_PRINTED),
    gallium_due=Column("due", how=AS_PRINTED),
    gallium_gap=Column("gap_high", "points", "benchmark less share"),
    gallium_years=Column("years", "years", "days to the due day over 365.25"),
    gallium_pace=Column("per_year_high", "points a year", "distance over the years left"),
)
def gallium_in_the_eu(look: Look) -> pd.DataFrame:
    """Set the EU's own gallium beside its benchmark for processing."""
    against = look.rows("derisking.measured_shares")
    own = against[(against["commodity_id"] == "gallium") & (against["stage"] == "processing")]
    return own.assign(due=own["by_date"].str[:4])


@STORY.answers(scored_n=Column("n", "materials", "materials and groups with both scores"))
def materials_scored(look: Look) -> pd.DataFrame:
    """Count the materials and groups of the newest EU study."""
    return tally(look.rows("derisking.scores"), look(formulas))
