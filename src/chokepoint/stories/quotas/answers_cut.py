"""What the chapter states on the cut itself: batches, printed falls, and the months a quota covered."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import join_ids
from chokepoint.analysis.trade import quotas
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names
from chokepoint.i18n import msg
from chokepoint.stories.quotas.story import STORY
from chokepoint.stories.quotas.words import market_names

SHORT_YEAR = 2008
"""The year whose quotas ran for fewer than twelve months."""
OUTLIER = 1.0
"""A printed fall that lies so many points below that of the tonnages fits none of them."""


def day_of_step(look: Look, step: str) -> str:
    """Give the day of a step of this story, read from its row, whatever is known on the day looked from."""
    return str(look.whole("quota_timeline").set_index("step").loc[step, "date"])


def cut_day(look: Look) -> str:
    """Give the day of the batch that held the cut."""
    return day_of_step(look, "batch_cut")


def cut_year(look: Look) -> int:
    """Give the year of the cut."""
    return pd.Timestamp(look(cut_day)).year


@STORY.words("element", "element_capital", "market", "cut_year", "short_year", "is_newest")
def words(look: Look, element: str, price_market: str, as_of: str | None) -> dict[str, object]:
    """Name what the page follows."""
    name = look(metal_names)[element]
    return {
        "element": name,
        "element_capital": look.t.capital(name),
        "market": market_names(look.t)[price_market],
        "cut_year": str(look(cut_year)),
        "short_year": str(SHORT_YEAR),
        "is_newest": as_of is None,
    }


@STORY.answers(
    evidence_day=Column("day", how="newest publication date in the data, or the day asked for"),
)
def evidence(look: Look) -> pd.DataFrame:
    """Give the day looked from."""
    return pd.DataFrame({"day": [look.day], "row_ids": [""]})


@STORY.keep
def half_years(look: Look, last_year: int, part: str = "") -> pd.DataFrame:
    """Divide the batches from the year before the cut to the year after it by kind of firm, or give one."""
    year = look(cut_year)
    halves = quotas.half_years(look["export_quotas"], year - 1, min(last_year, year + 1))
    return halves[halves["part"] == part] if part else halves


@STORY.keep
def batch_changes(look: Look) -> pd.DataFrame:
    """Set each batch against the same batch of the year before."""
    return quotas.half_year_changes(look(half_years))


HOW_BATCH = msg("batch of the year against the same batch of the year before")


def _batch_of_cut(look: Look, batch: str) -> pd.DataFrame:
    changes = look(batch_changes)
    return changes[(changes["year"] == look(cut_year)) & (changes["batch"] == batch)]


@STORY.answers(first_change=Column("change_percent", "percent", HOW_BATCH, date="year", base="before_t"))
def first_batch(look: Look) -> pd.DataFrame:
    """Give the first batch of the year of the cut."""
    return _batch_of_cut(look, "H1")


@STORY.answers(
    second_change=Column("change_percent", "percent", HOW_BATCH, date="year", base="before_t"),
    second_before=Column("before_t", "t", "second batch of the year before"),
    second_after=Column("after_t", "t", "second batch of the year", date="year", base="before_t"),
)
def second_batch(look: Look) -> pd.DataFrame:
    """Give the second batch of the year of the cut: that of July."""
    return _batch_of_cut(look, "H2")


@STORY.answers(
    cut_tonnes=Column("less", "t", "sum of the changes of both batches"),
    second_share=Column(
        "second_share", "percent", "change of the second batch over the net change of the year", base="less"
    ),
)
def net_cut(look: Look) -> pd.DataFrame:
    """Add up what both batches of the year lost."""
    cut = quotas.year_change(look(batch_changes), look(cut_year))
    return cut.assign(less=-cut["change_t"])


def _batch_of_kind(look: Look, part: str) -> pd.DataFrame:
    changes = quotas.part_changes(look(half_years))
    chosen = (changes["year"] == look(cut_year)) & (changes["batch"] == "H2") & (changes["part"] == part)
    return changes[chosen]


@STORY.answers(domestic_change=Column("change_percent", "percent", HOW_BATCH, date="year", base="before_t"))
def domestic_batch(look: Look) -> pd.DataFrame:
    """Give what domestic firms got in the second batch."""
    return _batch_of_kind(look, "domestic")


@STORY.answers(foreign_change=Column("change_percent", "percent", HOW_BATCH, date="year", base="before_t"))
def foreign_batch(look: Look) -> pd.DataFrame:
    """Give what foreign-invested firms got in the second batch."""
    return _batch_of_kind(look, "foreign_invested")


@STORY.answers(
    split_year=Column("year", "year", "first year with both kinds of firms by half-year"),
)
def first_split(look: Look) -> pd.DataFrame:
    """Find the first batch whose recipients are divided."""
    halves = look(half_years)
    return halves[halves["part"] != "not_split"].nsmallest(1, "year")


@STORY.keep
def year_totals(look: Look, first_year: int, last_year: int) -> pd.DataFrame:
    """Give every printed quota of all exporters for a whole year."""
    return quotas.year_totals(look["export_quotas"], first_year, last_year)


def quota_of(look: Look, year: int) -> pd.DataFrame:
    """Give the one figure kept for the quota of a year, or no row."""
    totals = look(year_totals)
    return quotas.twelve_month_quota(totals[totals["year"] == year])


@STORY.answers(quota_of_cut=Column("value", "t", "as printed", date="year"))
def quota_in_cut_year(look: Look) -> pd.DataFrame:
    """Give the quota of the year of the cut."""
    return quota_of(look, look(cut_year))


HOW_CUT = msg("quota of the year against that of the year before")


@STORY.answers(
    cut_percent=Column(
        "percent",
        "percent",
        "quota of the year against that of the year before",
        date="year",
        base="before_t",
    ),
)
def yearly_cut(look: Look, printed_row: str = "") -> pd.DataFrame:
    """Set the quota of the year of the cut against that of the year before, or take a printed percentage."""
    year = look(cut_year)
    if printed_row:
        printed = look["export_quotas"].query("row_id == @printed_row")
        return printed.assign(percent=-printed["value"], before_t=float("nan"))
    own, before = look(quota_in_cut_year), quota_of(look, year - 1)
    percent = abs(100 * (own["value"].max() / before["value"].max() - 1))
    values = {"year": year, "percent": percent, "before_t": before["value"].max()}
    return pd.DataFrame([{**values, "row_ids": join_ids([*own["row_ids"], *before["row_ids"]])}])


PRINTED_CHANGES = ("pct_change_on_2009", "pct_change_on_previous_year")
"""The measures of table ``export_quotas`` that are a change in percent."""


@STORY.keep
def printed_falls(look: Look) -> pd.DataFrame:
    """Give the falls of the year's quota that texts report in percent: ``fall``."""
    table = look["export_quotas"]
    of_year = table["measure"].isin(PRINTED_CHANGES) & (table["year"] == look(cut_year))
    printed = table[of_year & (table["batch"] == "full_year") & (table["status"] == "reported")]
    return printed.assign(fall=-printed["value"])


@STORY.answers(
    printed_changes=Column("words", how="every printed fall of the year's quota, in percent"),
)
def printed_spread(look: Look) -> pd.DataFrame:
    """List the printed falls in words."""
    printed = look(printed_falls)
    listed = look.t.listing([f"{value:g}" for value in sorted(set(printed["fall"]))])
    return pd.DataFrame({"words": [listed], "row_ids": [join_ids(printed["row_id"])]})


@STORY.words("has_outlier")
def outlier(look: Look) -> dict[str, object]:
    """Tell whether a printed fall is too small for the printed tonnages."""
    falls, percent = look(printed_falls)["fall"], look(yearly_cut)["percent"].max()
    return {"has_outlier": bool(falls.lt(percent - OUTLIER).any())}


@STORY.keep
def months_covered(look: Look) -> pd.DataFrame:
    """Set tonnage issued beside tonnage a month, for the short year and those beside it."""
    return quotas.as_issued(look["export_quotas"], SHORT_YEAR - 1, SHORT_YEAR + 1)


HOW_ISSUED = msg("domestic firms, tonnage as issued against the year before")
HOW_MONTHLY = msg("domestic firms, tonnes a month against the year before")
WHOLE_YEAR = 12


def _domestic_year(look: Look, *, short: bool) -> pd.DataFrame:
    """Give the quota of domestic firms in a year cut short, or in the year after one."""
    issued = look(months_covered)
    ours = issued[issued["recipients"] == "domestic"]
    before = ours["year"].sub(1).map(ours.set_index("year")["row_ids"]).fillna("")
    ids = [join_ids(pair) for pair in zip(before, ours["row_ids"], strict=True)]
    ours = ours.assign(change_ids=ids)
    cut_short = ours[ours["months"] < WHOLE_YEAR]
    return cut_short if short else ours[ours["year"].isin(cut_short["year"] + 1)]


@STORY.answers(
    short_months=Column("months", "months", "months the quotas of the year covered", date="year"),
    short_domestic=Column("issued_t", "t", "as printed, domestic firms", date="year"),
    short_change=Column("issued_change", "percent", HOW_ISSUED, date="year", rows="change_ids"),
    short_monthly=Column("monthly_change", "percent", HOW_MONTHLY, date="year", rows="change_ids"),
)
def short_quota(look: Look) -> pd.DataFrame:
    """Give the quota of domestic firms that ran for fewer than twelve months."""
    return _domestic_year(look, short=True)


@STORY.answers(
    after_change=Column("issued_change", "percent", HOW_ISSUED, date="year", rows="change_ids"),
    after_monthly=Column("monthly_change", "percent", HOW_MONTHLY, date="year", rows="change_ids"),
)
def quota_after_short(look: Look) -> pd.DataFrame:
    """Give the quota of domestic firms in the year after the short one."""
    return _domestic_year(look, short=False)


@STORY.words("has_equal")
def oldest_totals(look: Look) -> dict[str, object]:
    """Tell whether two of the three oldest yearly quotas are equal to the tonne."""
    oldest = quotas.twelve_month_quota(look(year_totals)).nsmallest(3, "year")
    return {"has_equal": bool(oldest["value"].duplicated().any())}
