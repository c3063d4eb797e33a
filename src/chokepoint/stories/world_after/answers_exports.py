"""Exports: how far and how soon they fell after each restriction, and how far they are back."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.ids import in_one_row, join_ids, with_row_ids
from chokepoint.analysis.policy import precedents
from chokepoint.analysis.trade import derivations, export_index
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.i18n import msg
from chokepoint.stories.world_after.answers import FIRST, begun, days, of_case
from chokepoint.stories.world_after.story import STORY

RATE = msg("mean rate of the figure over the mean of the known months before, same product scope")
MASS = msg("as printed, or the difference of two printed sums")
STOPPED = 1.0
"""Percent of before under which shipments count as stopped."""
NEW_COUNT = 2011
"""The first year of the customs count of rare earths that cannot be joined to the one before."""
WHOLE_YEAR = 12
"""Months."""


@STORY.keep
def indexed(look: Look, horizon_months: int) -> pd.DataFrame:
    """Set every printed figure within the horizon against the base of its own scope."""
    spans = export_index.printed_spans(look["exports_monthly"], look["quota_exports"])
    found = export_index.index(spans, look(begun))
    return precedents.within(found, horizon_months, "months_last")


@STORY.keep
def short_figures(look: Look) -> pd.DataFrame:
    """Keep the figures of at most a quarter after each announcement."""
    return export_index.short_after(look(indexed))


@STORY.keep
def lowest(look: Look) -> pd.DataFrame:
    """Give the lowest figure of each case."""
    return with_month(export_index.lowest(look(indexed)))


@STORY.keep
def newest(look: Look) -> pd.DataFrame:
    """Give the newest figure of each case."""
    return with_month(export_index.newest(look(indexed)))


def with_month(figures: pd.DataFrame) -> pd.DataFrame:
    """Add ``span``, the months from ``first`` to ``last``, ``month`` where it is one, and ``own_ids``."""
    first, last = figures["first"].dt, figures["last"].dt
    span = 12 * (last.year - first.year) + last.month - first.month + 1
    own = figures["own_ids" if "own_ids" in figures else "row_ids"]
    return figures.assign(span=span, month=figures["last"].where(span == 1), own_ids=own)


@STORY.answers(
    rush_day=Column("first", "month", how="month with the largest figure between announcement and effect"),
    rush_index=Column("index", "percent", RATE, date="first", base="base"),
)
def rush(look: Look) -> pd.DataFrame:
    """Give the month of antimony between announcement and effect, if it exceeds those before."""
    return export_index.rush(look(indexed), look(begun)).query("case == 'antimony' and index > 100")


def _lowest_of(case: str) -> dict[str, Column]:
    return {
        f"{case}_low": Column("index", "percent", RATE, date="last", base="base"),
        f"{case}_low_kg": Column("kg", "kg", MASS, date="last", rows="own_ids"),
        f"{case}_low_month": Column(
            "month", "month", "month of the lowest figure, if it is of one month", rows="own_ids"
        ),
    }


def _newest_of(case: str) -> dict[str, Column]:
    return {
        f"{case}_newest": Column("index", "percent", RATE, date="last"),
        f"{case}_newest_month": Column("month", "month", "newest month", rows="own_ids"),
    }


@STORY.answers(**_lowest_of("ga"))
def gallium_low(look: Look) -> pd.DataFrame:
    """Give the lowest figure of gallium."""
    return of_case(look(lowest), "gallium")


@STORY.answers(**_lowest_of("ge"))
def germanium_low(look: Look) -> pd.DataFrame:
    """Give the lowest figure of germanium."""
    return of_case(look(lowest), "germanium")


@STORY.answers(**_lowest_of("sb"))
def antimony_low(look: Look) -> pd.DataFrame:
    """Give the lowest figure of antimony."""
    return of_case(look(lowest), "antimony")


@STORY.answers(**_lowest_of("dy"))
def dysprosium_low(look: Look) -> pd.DataFrame:
    """Give the lowest figure of dysprosium."""
    return of_case(look(lowest), "dysprosium")


@STORY.answers(
    re_low=_lowest_of("re")["re_low"],
    re_low_kg=_lowest_of("re")["re_low_kg"],
    re_low_span=Column("span", "months", "months the lowest figure covers", rows="own_ids"),
    re_low_first=Column("first", "month", how="first month of the lowest figure", rows="own_ids"),
    re_low_last=Column("last", "month", how="last month of the lowest figure", rows="own_ids"),
)
def rare_earth_low(look: Look, japan: bool = False) -> pd.DataFrame:
    """Give the lowest figure of the rare earths, or of what reached the one buyer by his own customs."""
    if not japan:
        return of_case(look(lowest), FIRST)
    least = look.rows("quotas.imports_against_year_before").nsmallest(1, "percent")
    figures = {"index": least["percent"], "kg": 1000 * least["after_t"], "base": 1000 * least["before_t"]}
    return with_month(least.assign(first=least["month"], last=least["month"], **figures))


@STORY.answers(**_newest_of("ga"))
def gallium_newest(
    look: Look, figure: str = "", year_before: str = "", ends: str = "", pace: bool = False
) -> pd.DataFrame:
    """Give the newest figure of gallium, or its exports counted as :func:`_counted` does."""
    if ends:  # the whole years in the one count that has them
        years = look.rows("controls.compared_years")
        return _of_year(years.assign(index=years[ends], year=years["last_year"]))
    return _counted(look, "gallium", figure, year_before, pace=pace)


@STORY.answers(**_newest_of("ge"))
def germanium_newest(look: Look, figure: str = "", year_before: str = "", pace: bool = False) -> pd.DataFrame:
    """Give the newest figure of germanium, or its exports counted as :func:`_counted` does."""
    return _counted(look, "germanium", figure, year_before, pace=pace)


@STORY.answers(
    ge_worked=Column("index", "percent", "newest figure times a printed change", date="month"),
    ge_worked_month=Column("month", "month", "month after the newest figure"),
)
def germanium_worked_out(look: Look) -> pd.DataFrame:
    """Work out the month after the newest printed figure of germanium, where a text prints its change."""
    last = of_case(look(newest), "germanium")
    months = derivations.derived_months(look["export_derivations"], look["exports_monthly"], "germanium")
    later = months[months["month"] > last["last"].max()].sort_values("month").tail(1)
    both = later.assign(own=later["row_ids"]).merge(last[["index", "kg", "row_ids"]], how="cross")
    ids = [join_ids(pair) for pair in both[["row_ids_x", "row_ids_y"]].to_numpy()]
    return both.assign(index=both["index"] * both["quantity_kg"] / both["kg"], row_ids=ids)


def _counted(look: Look, case: str, figure: str, year_before: str, *, pace: bool) -> pd.DataFrame:
    """Give exports against those before: of one figure, over one whole year, or of a year's known months.

    Args:
        look: the tables.
        case: the metal.
        figure: ids of a figure to take instead of the newest one.
        year_before: ids of the whole year to compare with, instead of the months before.
        pace: whether to take the mean of the months known in the newest year.
    """
    if pace:
        paces = look.rows(f"controls.{case}_pace")
        return _of_year(paces.assign(index=100 + paces["change_percent"]))
    own = of_case(look(indexed), case)
    chosen = own[own["row_ids"] == figure] if figure else export_index.newest(own)
    base = own.loc[own["row_ids"] == year_before, "index"].max() if year_before else 100.0
    return with_month(chosen.assign(index=100 * chosen["index"] / base))


def _of_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Date rows by the first and last day of their ``year``."""
    first = pd.to_datetime(rows["year"].astype(str))
    return with_month(rows.assign(first=first, last=first + pd.offsets.YearEnd()))


@STORY.answers(**_newest_of("sb"))
def antimony_newest(look: Look) -> pd.DataFrame:
    """Give the newest figure of antimony."""
    return of_case(look(newest), "antimony")


@STORY.answers(**_newest_of("dy"))
def dysprosium_newest(look: Look) -> pd.DataFrame:
    """Give the newest figure of dysprosium."""
    return of_case(look(newest), "dysprosium")


@STORY.answers(**_newest_of("re"))
def rare_earth_newest(look: Look) -> pd.DataFrame:
    """Give the newest figure of the rare earths."""
    return of_case(look(newest), FIRST)


@STORY.answers(pair_months=Column("months", "months", "months to the earlier of the two newest figures"))
def pair(look: Look) -> pd.DataFrame:
    """Say how long after their notice the newest figures of gallium and germanium are."""
    both = look(newest).query("case in ['gallium', 'germanium']").assign(row_ids=lambda rows: rows["own_ids"])
    return in_one_row(both, months=both["months"].min() if len(both) == 2 else None)


@STORY.answers(
    stop_months=Column(
        "months_last",
        "months",
        "longest of the cases that fell below one percent, to the end of the first such month",
    ),
)
def stops(look: Look, line: float = STOPPED, from_effect: bool = False) -> pd.DataFrame:
    """Give the first figure below the line of each licence case that has one, with the months to its end.

    Args:
        look: the tables.
        line: percent of before under which shipments count as stopped.
        from_effect: whether to count from the day of effect.
    """
    after = look(short_figures)
    low = after[(after["index"] < line) & (after["case"] != FIRST)]
    found = low.sort_values(["months_last", "row_ids"]).drop_duplicates("case")
    if not from_effect:
        return found
    starts = look(begun).set_index("case")
    waited = (starts["effective_day"] - starts["day"]).dt.days / precedents.DAYS_A_MONTH
    return found.assign(months_last=found["months_last"] - found["case"].map(waited))


@STORY.answers(stop_n=Column("n", "cases", "licence cases with a month below one percent of before"))
def stopped_cases(look: Look) -> pd.DataFrame:
    """Count the licence cases whose shipments stopped."""
    return in_one_row(look(indexed), n=len(look(stops)))


@STORY.words("sb_breaks_off")
def end_of_antimony(look: Look) -> dict[str, object]:
    """Tell whether antimony's lowest figure is its last."""
    low, new = (of_case(look(recipe), "antimony")["last"].tolist() for recipe in (lowest, newest))
    return {"sb_breaks_off": bool(low) and low == new}


@STORY.answers(
    dy_base=Column("kg", "kg", "as printed, the same month of the year before", date="first", rows="own_ids")
)
def dysprosium_base(look: Look) -> pd.DataFrame:
    """Give what dysprosium exports are compared with."""
    return look(indexed).query("case == 'dysprosium' and months_last <= 0")


@STORY.answers(
    tb_percent=Column("percent", "percent", "June after the notice over June before it, same scope"),
)
def terbium(look: Look) -> pd.DataFrame:
    """Set the one month of terbium after the notice against the same month of the year before."""
    rows = with_row_ids(look["exports_monthly"].query("commodity_id == 'terbium'"))
    kg = rows.sort_values("period_start")["quantity_kg"].tolist()
    return in_one_row(rows, percent=100 * kg[-1] / kg[0] if len(kg) == 2 else None)


def customs_years(look: Look, series: str, year: int) -> pd.DataFrame:
    """Give China's rare-earth exports to the world in a whole year, by one count of customs."""
    sold = look.rows("quotas.yearly_exports")
    return sold[(sold["months"] == WHOLE_YEAR) & (sold["series"] == series) & (sold["year"] == year)]


@STORY.answers(
    before_t=Column("exports_t", "t", "as printed or derived, old count", date="year"),
    before_year=Column("year", "year", "year before the cut"),
)
def old_count(look: Look) -> pd.DataFrame:
    """Give the exports of the year before the cut, in the count that ends with it."""
    year = look(days)[FIRST].year - 1 if FIRST in look(days) else 0
    return customs_years(look, "customs_to_2010", year)


def _new_figures(look: Look) -> pd.DataFrame:
    return customs_years(look, "customs_from_2011", NEW_COUNT)


@STORY.answers(break_year=Column("year", "year", "first year of the new count"))
def new_count(look: Look) -> pd.DataFrame:
    """Give the figures for the first year of the new count."""
    return look(_new_figures)


@STORY.answers(new_span=Column("span", how="lowest and highest printed figure, new count"))
def new_count_span(look: Look) -> pd.DataFrame:
    """Give the lowest and the highest figure for the first year of the new count, in words."""
    found = look(_new_figures)
    return in_one_row(found, span=_span(found["exports_t"], look))


def _span(values: pd.Series, look: Look) -> str:
    return look.t.interval(values.min(), values.max()) if len(values) else ""


def month_bases(look: Look) -> pd.DataFrame:
    """Keep the figures whose base rests on single months."""
    return look(indexed).query("base_kind == 'month'")


@STORY.answers(
    base_fewest=Column("fewest", "months", "fewest months a base rests on"),
    base_most=Column("most", "months", "most months a base rests on"),
)
def bases(look: Look) -> pd.DataFrame:
    """Say on how many months a base rests."""
    found = look(month_bases).assign(row_ids=lambda rows: rows["base_ids"])
    return in_one_row(found, fewest=found["base_months"].min(), most=found["base_months"].max())


@STORY.answers(
    year_words=Column(
        "span", how="rate of the year over the base of the same count, lowest and highest, in percent"
    ),
)
def bases_by_year(look: Look) -> pd.DataFrame:
    """Set the whole years before an announcement against the base of the same count."""
    years = look(month_bases).query("kind == 'year' and months_last <= 0")
    return in_one_row(years, span=_span(years["index"], look))


@STORY.words("all_stopped")
def stop_record(look: Look) -> dict[str, object]:
    """Tell whether the whole record of the stops is known: four licence cases, terbium and the last month."""
    four = {"gallium", "germanium", "antimony", "dysprosium"} <= set(look(lowest)["case"])
    known = four and look.ask("tb_percent").known and look.ask("sb_breaks_off").value
    return {"all_stopped": bool(known) and len(look(stops)) > 0}


@STORY.keep
def marks(look: Look, horizon_months: int) -> pd.DataFrame:
    """Place the later steps of each restriction on the clock."""
    found = precedents.marks(look(begun), look["controls"], look["quota_timeline"])
    return precedents.within(found, horizon_months)
