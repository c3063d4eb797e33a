"""What the chapter states on exports under the quota, on the end of the quotas and on other metals."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids, tally, with_row_ids
from chokepoint.analysis.trade import quotas
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.quotas.answers_cut import cut_year, day_of_step, year_totals
from chokepoint.stories.quotas.story import STORY

HOW_USE = msg("exports over the quota of the year")


@STORY.keep
def yearly_exports(look: Look, first_year: int, last_year: int) -> pd.DataFrame:
    """Give Chinese exports to all destinations by year, each printed figure apart."""
    sold = quotas.yearly_exports(look["quota_exports"])
    return sold[sold["year"].between(first_year, last_year)]


@STORY.keep
def quota_use(look: Look) -> pd.DataFrame:
    """Set the exports of each year against its quota, each printed figure apart."""
    return quotas.quota_use(look(year_totals), look["quota_exports"])


@STORY.answers(
    use_top=Column("use_percent", "percent", HOW_USE, date="year", base="quota_t"),
    use_top_year=Column("year", "year", "year with the highest use"),
    use_top_t=Column("exports_t", "t", "as printed", date="year", base="quota_t"),
    use_top_quota=Column("quota_t", "t", "as printed", date="year"),
)
def highest_use(look: Look, of_cut: bool = False) -> pd.DataFrame:
    """Find the figure farthest above its quota, of all years or of the year of the cut alone."""
    used = look(quota_use)
    return (used[used["year"] == look(cut_year)] if of_cut else used).nlargest(1, "use_percent")


@STORY.keep
def use_after_cut(look: Look, figure: str = "") -> pd.DataFrame:
    """Give the figures of the years after the cut, or one of them by its rows."""
    used = look(quota_use)
    later = used[used["year"] > look(cut_year)]
    return later[later["row_ids"] == figure] if figure else later


@STORY.answers(
    use_low=Column("use_percent", "percent", HOW_USE, date="year", base="quota_t"),
    use_low_year=Column("year", "year", "lowest use after the cut"),
)
def lowest_use(look: Look) -> pd.DataFrame:
    """Find the lowest use in a year after the cut."""
    return look(use_after_cut).nsmallest(1, "use_percent")


@STORY.answers(
    use_later_top=Column("use_percent", "percent", "highest use after the cut", date="year", base="quota_t"),
)
def highest_later_use(look: Look) -> pd.DataFrame:
    """Find the highest use in a year after the cut."""
    return look(use_after_cut).nlargest(1, "use_percent")


@STORY.answers(
    last_use=Column("use_percent", "percent", HOW_USE, date="year", base="quota_t"),
    last_use_year=Column("year", "year", "last year with a quota"),
)
def last_use(look: Look) -> pd.DataFrame:
    """Give the use in the last year with a quota."""
    return look(use_after_cut).nlargest(1, "year")


@STORY.answers(weak_use=Column("use_percent", "percent", HOW_USE, date="year", base="quota_t"))
def weak_use(look: Look) -> pd.DataFrame:
    """Give the use by figures that name no source."""
    used = look(quota_use)
    return used[used["status"] == "weak"]


@STORY.answers(customs_use=Column("use_percent", "percent", HOW_USE, date="year", base="quota_t"))
def customs_use(look: Look) -> pd.DataFrame:
    """Give the use by customs in the years for which there is a weak figure as well."""
    used = look(quota_use)
    return used[used["year"].isin(look(weak_use)["year"]) & (used["status"] != "weak")]


@STORY.answers(
    nine_months=Column("value", "t", "as printed, January to September", date="period_end"),
)
def exports_of_nine_months(look: Look) -> pd.DataFrame:
    """Give the exports of the first nine months of the year of the cut."""
    trade = look["quota_exports"]
    ours = (trade["reporter_iso3"] == "CHN") & (trade["partner_iso3"] == "WLD") & (trade["unit"] == "t")
    return trade[ours & (trade["period_end"] == f"{look(cut_year)}-09-30")]


HOW_BREAK = msg("both counts of the one month that has them")


@STORY.answers(
    narrow_t=Column("narrow_t", "t", HOW_BREAK, date="month"),
    wide_t=Column("wide_t", "t", HOW_BREAK, date="month"),
    break_ratio=Column("ratio", "times", "the wide count over the narrow one", date="month", base="narrow_t"),
)
def break_in_count(look: Look) -> pd.DataFrame:
    """Set both counts of the month with which the customs headline began to include products."""
    return quotas.series_break(look["quota_exports"])


def last_quota_day(look: Look) -> pd.Timestamp:
    """Give the last day of the quotas: that before they ended."""
    return pd.Timestamp(day_of_step(look, "quotas_end")) - pd.Timedelta(days=1)


@STORY.answers(quota_end=Column("last", "date", "day before the quotas ended"))
def end_of_quotas(look: Look) -> pd.DataFrame:
    """Give the last day of the quotas, once their end is known."""
    return look["quota_timeline"].query("step == 'quotas_end'").assign(last=look(last_quota_day))


@STORY.answers(
    newest_exports=Column("high", "t", "highest of those printed", date="year", low="low", high="high"),
    newest_exports_year=Column("year", "year", "newest year with exports"),
)
def newest_exports(look: Look) -> pd.DataFrame:
    """Give the newest yearly exports after the quotas, whatever year the drawings end with."""
    sold = quotas.yearly_exports(look["quota_exports"])
    later = sold[sold["year"] > look(last_quota_day).year]
    return quotas.bounds(later, "exports_t").tail(1)


@STORY.answers(
    newest_part=Column("high", "t", "highest of those printed", date="period", low="low", high="high"),
    newest_part_month=Column("period", "date", "its last month"),
)
def exports_since(look: Look) -> pd.DataFrame:
    """Give the exports of the part of a year that is newer than every whole one."""
    trade = quotas.to_the_world(look["quota_exports"])
    known = look(newest_exports)["year"].max()
    later = trade[(trade["period_start"].dt.year > known) & (trade["period_type"] == "part_year")]
    months = with_row_ids(later).assign(period=later["period_end"].dt.strftime("%Y-%m"))
    return quotas.bounds(months, "value", "period").tail(1)


@STORY.answers(
    newest_month=Column("value", "t", "as printed", date="period"),
    newest_month_day=Column("period", "date", "the month"),
)
def newest_single_month(look: Look) -> pd.DataFrame:
    """Give the exports of the newest single month of the newest whole year."""
    trade = quotas.to_the_world(look["quota_exports"])
    own = trade["period_start"].dt.year.isin(look(newest_exports)["year"])
    months = trade[own & (trade["period_type"] == "month")].sort_values(["period_start", "row_id"])
    return months.assign(period=months["period_start"].dt.strftime("%Y-%m")).tail(1)


@STORY.answers(
    chinese_imports=Column("value", "t", "as printed", date="year"),
    imports_year=Column("year", "year", "year of the largest figure"),
)
def imports_of_china(look: Look) -> pd.DataFrame:
    """Give China's largest imports of a year."""
    trade = look["quota_exports"]
    bought = trade[(trade["reporter_iso3"] == "CHN") & (trade["flow"] == "import")]
    return bought.assign(year=bought["period_start"].dt.year).nlargest(1, "value")


@STORY.keep
def demand_outside(look: Look, first_year: int, last_year: int) -> pd.DataFrame:
    """Give the estimated demand outside China."""
    table = look["export_quotas"]
    demand = table[table["measure"] == "estimated_demand_outside_china"]
    return with_row_ids(demand[demand["year"].between(first_year, last_year)])


COMPARED_FROM = 2007
"""The year from which the quotas of other metals are printed."""
DEEP = -25.0
"""A change of a quota below so many percent is a deep cut."""
HOW_DEEP = msg("those that fell by more than a quarter")


@STORY.keep
def metal_changes(look: Look) -> pd.DataFrame:
    """Give the change of every metal's quota over its printed span."""
    totals = look(year_totals)
    return quotas.change_of_quotas(look["other_quotas"], totals[totals["year"] >= COMPARED_FROM])


@STORY.answers(metals_n=Column("n", "metals", "metals with two printed years"))
def metals_compared(look: Look) -> pd.DataFrame:
    """Count the metals compared."""
    return tally(look(metal_changes))


def _deep_cuts(look: Look) -> pd.DataFrame:
    compared = look(metal_changes)
    return compared[compared["change_percent"] < DEEP]


@STORY.answers(metals_deep=Column("n", "metals", HOW_DEEP))
def deep_cuts(look: Look) -> pd.DataFrame:
    """Count the quotas that were cut deep."""
    return tally(_deep_cuts(look), look(metal_changes))


@STORY.answers(metals_names=Column("names", how=HOW_DEEP))
def names_of_deep_cuts(look: Look) -> pd.DataFrame:
    """Name the metals whose quotas were cut deep."""
    metals = look(metal_names)
    names = look.t.listing([metals.get(name, name) for name in _deep_cuts(look)["commodity_id"]])
    return pd.DataFrame({"names": [names], "row_ids": [join_ids(look(metal_changes)["row_ids"])]})


HOW_SPAN = msg("first to last printed year")


def _metal(look: Look, name: str) -> pd.DataFrame:
    compared = look(metal_changes)
    return compared[compared["commodity_id"] == name]


@STORY.answers(
    tungsten_change=Column("change_percent", "percent", HOW_SPAN, date="last_year", base="first_year"),
)
def tungsten(look: Look) -> pd.DataFrame:
    """Give the change of the quota of tungsten."""
    return _metal(look, "tungsten")


@STORY.answers(
    antimony_change=Column("change_percent", "percent", HOW_SPAN, date="last_year", base="first_year"),
)
def antimony(look: Look) -> pd.DataFrame:
    """Give the change of the quota of antimony."""
    return _metal(look, "antimony")
