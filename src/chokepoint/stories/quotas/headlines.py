"""Headlines of the chapter on the rare-earth quotas."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from chokepoint.analysis.ids import join_ids, with_row_ids
from chokepoint.analysis.production import concentration, share_growth
from chokepoint.analysis.rows import each_row
from chokepoint.analysis.trade import ceilings, embargo, price_gaps, quotas
from chokepoint.answers.look import Tables
from chokepoint.answers.robustness.cases import Case, Narrowed, counted_by, none_other, without_each
from chokepoint.answers.robustness.headline import Measure, above, below
from chokepoint.answers.robustness.measures import single
from chokepoint.answers.robustness.registered import BOOK

CHAPTER = "quotas"
CUT, FIRST, LAST = 2010, 2004, 2024


def _totals(tables: Tables) -> pd.DataFrame:
    return quotas.year_totals(tables["export_quotas"], FIRST, LAST)


def _publisher(tables: Tables, source_id: str) -> str:
    return str(tables["sources"]["publisher"].get(source_id, source_id))


def _each_quota(tables: Tables, year: int) -> Iterator[Case]:
    """Give each printed quota of a year alone."""
    table, totals = tables["export_quotas"], _totals(tables)
    ours = totals[totals["year"] == year]
    for row in each_row(ours):
        others = set(ours["row_id"]) - {row.row_id}
        part = Narrowed(tables, export_quotas=table[~table["row_id"].isin(others)])
        values = {"publisher": _publisher(tables, row.source_id), "year": str(year)}
        yield Case("source", "{publisher}, quota of {year}", part, values=values)


def _printed_cuts(tables: Tables) -> Iterator[Case]:
    """Give each printed percentage of the year, and each other printed tonnage of either year."""
    table = tables["export_quotas"]
    printed = table[table["measure"].str.startswith("pct_change") & (table["year"] == CUT)]
    for row in each_row(printed):
        values = {"publisher": _publisher(tables, row.source_id)}
        yield Case("source", "{publisher}, as a percentage", tables, {"row": row.row_id}, values)
    for year in (CUT - 1, CUT):
        yield from _each_quota(tables, year)


@BOOK.headline(
    CHAPTER,
    "cut_percent",
    "The quota cut of 2010",
    sentence="China cut its export quota by more than a third in one year",
    unit="percent",
    figure="trade and quotas",
    condition=above(100 / 3, "more than a third"),
    cases=_printed_cuts,
)
def cut(tables: Tables, row: str = "") -> Measure | None:
    """Set the quota of the year against that of the year before, or take a printed percentage."""
    if row:
        printed = tables["export_quotas"].query("row_id == @row")
        return Measure(-float(printed["value"].max()), row)
    totals = _totals(tables)
    own, before = (quotas.twelve_month_quota(totals[totals["year"] == year]) for year in (CUT, CUT - 1))
    if own.empty or before.empty:
        return None
    percent = abs(100 * (own["value"].max() / before["value"].max() - 1))
    return Measure(float(percent), join_ids([*own["row_ids"], *before["row_ids"]]))


def _kinds_of_firms(tables: Tables) -> Iterator[Case]:
    names = {"domestic firms alone": "domestic", "foreign-invested firms alone": "foreign_invested"}
    yield from counted_by(tables, "part", names)
    yield from without_each(tables, "export_quotas", batch=("H1", "H2"), year=(CUT - 1, CUT))


@BOOK.headline(
    CHAPTER,
    "second_share",
    "The batch of July 2010",
    sentence="The whole cut fell in one batch of July",
    unit="percent",
    figure="trade and quotas",
    condition=above(100, "all of the net cut", inclusive=True),
    cases=_kinds_of_firms,
)
def second_batch(tables: Tables, part: str = "") -> Measure | None:
    """Set the change of the second batch against the net change of the year."""
    halves = quotas.half_years(tables["export_quotas"], CUT - 1, 2011)
    chosen = halves[halves["part"] == part] if part else halves
    return single(quotas.year_change(quotas.half_year_changes(chosen), CUT), "second_share")


def _used(tables: Tables) -> pd.DataFrame:
    return quotas.quota_use(_totals(tables), tables["quota_exports"])


def _other_quotas(tables: Tables) -> Iterator[Case]:
    yield from _each_quota(tables, CUT)
    sold = tables["quota_exports"]
    whole = (sold["period_type"] == "year") & (sold["period_start"].dt.year == CUT)
    part = Narrowed(tables, quota_exports=sold[~whole])
    yield Case("source", "exports of the first months alone", part)


@BOOK.headline(
    CHAPTER,
    "use_top",
    "Quota exceeded in 2010",
    sentence="In the year of the cut exports came to more than the quota",
    unit="percent",
    figure="trade and quotas",
    condition=above(100, "more than the whole quota"),
    cases=_other_quotas,
    home="use_top",
)
def most_used(tables: Tables) -> Measure | None:
    """Set the exports of the year of the cut against its quota."""
    used = _used(tables)
    return single(used[used["year"] == CUT].nlargest(1, "use_percent"), "use_percent")


def _years_after(tables: Tables) -> Iterator[Case]:
    used = _used(tables)
    for row in each_row(used[used["year"] > CUT]):
        values = {"year": str(row.year), "tonnes": f"{row.exports_t:,.0f}"}
        yield Case("source", "exports of {year}, {tonnes} t", tables, {"row_ids": row.row_ids}, values)


@BOOK.headline(
    CHAPTER,
    "use_low",
    "Quota left unused after 2010",
    sentence="After the cut the quota was left unused",
    unit="percent",
    figure="trade and quotas",
    condition=below(100, "less than the whole quota"),
    cases=_years_after,
    home="use_low",
)
def least_used(tables: Tables, row_ids: str = "") -> Measure | None:
    """Set the exports of a later year against its quota: the lowest, or one printed figure."""
    used = _used(tables)
    later = used[used["year"] > CUT]
    chosen = later[later["row_ids"] == row_ids] if row_ids else later.nsmallest(1, "use_percent")
    return single(chosen, "use_percent")


@BOOK.headline(
    CHAPTER,
    "japan_change",
    "Japan’s imports, 2010",
    sentence="Japan’s imports from China rose over the year of the alleged embargo",
    unit="percent",
    figure="trade and quotas",
    condition=above(0, "a rise"),
    cases=none_other,
)
def japan(tables: Tables) -> Measure | None:
    """Set Japan's imports from China in the year of the cut against the year before."""
    trade = tables["quota_exports"]
    ours = (trade["reporter_iso3"] == "JPN") & (trade["partner_iso3"] == "CHN") & (trade["unit"] == "t")
    yearly = with_row_ids(
        trade[ours & (trade["period_type"] == "year") & (trade["series"] == "japan_customs")]
    )
    by_year = yearly.set_index(yearly["period_start"].dt.year)["value"]
    if not {CUT - 1, CUT} <= set(by_year.index):
        return None
    return Measure(float(100 * (by_year[CUT] / by_year[CUT - 1] - 1)), join_ids(yearly["row_ids"]))


def _steps(tables: Tables) -> pd.DataFrame:
    rows = tables["production"]
    mined = rows[(rows["commodity_id"] == "rare_earths") & (rows["year"] <= LAST)]
    return share_growth.share_steps(concentration.concentrate(mined))


@BOOK.headline(
    CHAPTER,
    "parts_others_abs",
    "Why China’s share fell",
    sentence="Others’ growth took away more of China’s share than its own growth gave back",
    unit="points",
    figure="shares of output",
    condition=above(0, "more than its own growth gave", share=1),
    cases=none_other,
    home="parts_taken",
)
def parts(tables: Tables) -> Measure | None:
    """Part the change of the share from the year of the cut into others' growth and own growth."""
    moved = _steps(tables)
    whole = share_growth.sum_steps(moved[moved["publisher"] == "BGS"], CUT, LAST)
    return single(whole.assign(taken=-100 * whole["others"]), "taken", 100 * whole["own"].sum())


def _other_ceilings(tables: Tables) -> Iterator[Case]:
    yield from counted_by(tables, "stage", {"separation instead of mining": "smelting_separation"})
    yield from without_each(
        tables, "production_quotas", category="total", batch="full_year", year=(CUT, LAST)
    )


@BOOK.headline(
    CHAPTER,
    "ceiling_times",
    "The ceiling on mining",
    sentence="At home the ceiling on mining was more than doubled",
    unit="times",
    figure="trade and quotas",
    condition=above(2, "more than twice"),
    digits=2,
    cases=_other_ceilings,
)
def ceiling(tables: Tables, stage: str = "mining") -> Measure | None:
    """Set the newest ceiling against that of the year of the cut."""
    yearly = ceilings.yearly_ceilings(tables["production_quotas"])
    return single(ceilings.growth(yearly, stage, "total", CUT), "times")


def _other_ends(tables: Tables) -> Iterator[Case]:
    """Give each printed share of the years between the first and the last."""
    leaning = embargo.dependence(tables["quota_exports"], tables["rare_earth_supply_response"])
    for row in each_row(leaning[(leaning["year"] >= CUT) & (leaning["year"] < leaning["year"].max())]):
        values = {"publisher": _publisher(tables, row.source_id), "year": str(row.year)}
        yield Case("source", "{publisher}, {year}", tables, {"end": row.row_ids}, values)


@BOOK.headline(
    CHAPTER,
    "dep_last",
    "Japan’s dependence on China",
    sentence="Japan’s dependence on China fell in the years that followed",
    unit="percent",
    figure="trade and quotas",
    condition=below(0, "less than in the year before the cut", share=1),
    cases=_other_ends,
)
def dependence(tables: Tables, end: str = "") -> Measure | None:
    """Set China's share of Japan's imports at the end against the year before the cut."""
    leaning = embargo.dependence(tables["quota_exports"], tables["rare_earth_supply_response"])
    series = leaning[(leaning["source_id"] == "kksoukan_2015") & (leaning["year"] >= CUT - 1)]
    if len(series) < 2:
        return None
    last = leaning[leaning["row_ids"] == end] if end else series.tail(1)
    return single(last, "percent", series["percent"].iloc[0])


def _markets(tables: Tables) -> list[Case]:
    return counted_by(tables, "market", {name: name for name in ("International", "United States")})


@BOOK.headline(
    CHAPTER,
    "order_r",
    "Cheap metals, wide gaps",
    sentence="The cheaper the rare earth, the wider the gap between its two prices",
    unit="of 1",
    figure="prices",
    condition=below(0, "a negative rank correlation"),
    digits=2,
    cases=_markets,
)
def order(tables: Tables, market: str = "FOB China") -> Measure | None:
    """Correlate the price abroad with the gap, over the pairs of one market."""
    dated = price_gaps.dated_prices(tables["rare_earth_prices"])
    gaps = price_gaps.price_gaps(dated, price_gaps.implied_rate(dated))
    return single(price_gaps.order_of_gaps(gaps[gaps["market"] == market]), "correlation")


@BOOK.headline(
    CHAPTER,
    "nine_months",
    "Nine months of exports, 2010",
    sentence="By the end of September more had been exported than the whole year’s quota allowed",
    unit="t",
    figure="trade and quotas",
    condition=above(0, "more than the year’s quota", share=1),
    cases=lambda tables: _each_quota(tables, CUT),
)
def nine_months(tables: Tables) -> Measure | None:
    """Set the exports of nine months against the quota of the whole year."""
    trade = tables["quota_exports"]
    ours = (trade["reporter_iso3"] == "CHN") & (trade["partner_iso3"] == "WLD") & (trade["unit"] == "t")
    nine = with_row_ids(trade[ours & (trade["period_end"] == "2010-09-30")])
    totals = _totals(tables)
    quota = quotas.twelve_month_quota(totals[totals["year"] == CUT])["value"].max()
    return None if pd.isna(quota) else single(nine, "value", quota)
