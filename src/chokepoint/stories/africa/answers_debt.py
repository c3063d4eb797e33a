"""What the chapter on Africa states of debt: who the largest creditor is, under each meaning of the word."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import creditors
from chokepoint.analysis.ids import in_one_row, tally
from chokepoint.answers.answer import Column
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.africa.single_rows import states_row
from chokepoint.stories.africa.story import STORY

AFRICA, SOUTH = "AFR", "SSA"
"""The continent, and what of it lies south of the Sahara."""
NAMED = 4
"""So many debtors with the highest shares are named."""
HOW_LED = msg("years in which China's stock is larger than that of the largest other")
HOW_SHARE = msg("China's official and private lenders over all creditors")
HOW_COUNT = msg("count of debtors whose largest lender is China")


@STORY.keep
def comparison(look: Look) -> pd.DataFrame:
    """Set China beside its largest rival, by area, year and meaning of the word."""
    return creditors.compare_all(look["external_debt"], look["external_debt_creditors"])


def compared(look: Look, area: str, definition: str) -> pd.DataFrame:
    """Set China beside its largest rival in one area, under one meaning."""
    every = look(comparison)
    return every[(every["area_iso3"] == area) & (every["definition"] == definition)]


def led(look: Look, area: str, definition: str) -> pd.DataFrame:
    """Keep the years in which China was ahead, in one area, under one meaning."""
    rows = compared(look, area, definition)
    return rows[rows["led"].astype(bool)]


@STORY.answers(debt_years=Column("years", "years", "years with stocks"))
def years_with_stocks(look: Look) -> pd.DataFrame:
    """Count the years for which stocks of debt by creditor are known for the continent; none is no row."""
    every = look(comparison)
    rows = every[every["area_iso3"] == AFRICA]
    return rows.head(1).assign(years=rows["year"].nunique())


@STORY.answers(bilateral_since=Column("year", "year", HOW_LED))
def first_as_lender(look: Look, area: str = AFRICA, definition: str = "bilateral") -> pd.DataFrame:
    """Find the first year in which China was the largest bilateral lender."""
    return led(look, area, definition).head(1)


@STORY.answers(ssa_bilateral_since=Column("year", "year", HOW_LED))
def first_as_lender_in_the_south(look: Look) -> pd.DataFrame:
    """Find the first year in which China was the largest bilateral lender south of the Sahara."""
    return led(look, SOUTH, "bilateral").head(1)


@STORY.answers(single_first=Column("year", "year", HOW_LED))
def first_as_single(look: Look, area: str = AFRICA, definition: str = "single") -> pd.DataFrame:
    """Find the first year in which China was the largest single creditor."""
    return led(look, area, definition).head(1)


@STORY.answers(single_last=Column("year", "year", HOW_LED))
def last_as_single(look: Look, area: str = AFRICA, definition: str = "single") -> pd.DataFrame:
    """Find the last year in which China was the largest single creditor."""
    return led(look, area, definition).tail(1)


def _count(look: Look, area: str, definition: str) -> pd.DataFrame:
    """Count the years led, in one row; no row where there was no year to look through."""
    rows = compared(look, area, definition)
    return tally(led(look, area, definition), rows)[: len(rows)]


@STORY.answers(led_bilateral=Column("n", "years", HOW_LED))
def led_as_lender(look: Look, area: str = AFRICA, definition: str = "bilateral") -> pd.DataFrame:
    """Count the years in which China was the largest bilateral lender."""
    return _count(look, area, definition)


@STORY.answers(led_single=Column("n", "years", HOW_LED))
def led_as_single(look: Look, area: str = AFRICA, definition: str = "single") -> pd.DataFrame:
    """Count the years in which China was the largest single creditor, the World Bank's arms apart."""
    return _count(look, area, definition)


@STORY.answers(led_bank=Column("n", "years", HOW_LED))
def led_the_bank(look: Look, area: str = AFRICA, definition: str = "world_bank") -> pd.DataFrame:
    """Count the years in which China was the largest creditor, the World Bank taken as one."""
    return _count(look, area, definition)


def _count_said(look: Look, area: str, definition: str) -> pd.DataFrame:
    """Say in how many years China led, with all the rows of that meaning."""
    every, n = look(comparison), len(led(look, area, definition))
    words = look.t.plural("one", "{n}", n) if n else look.t("none")
    return in_one_row(every[every["definition"] == definition], words=words)


@STORY.answers(wb_years=Column("words", how=HOW_LED))
def ahead_of_the_bank(look: Look, area: str = AFRICA, definition: str = "world_bank") -> pd.DataFrame:
    """Say in how many years China was ahead of the World Bank taken as one."""
    return _count_said(look, area, definition)


@STORY.answers(ssa_wb_years=Column("words", how=HOW_LED))
def ahead_of_the_bank_in_the_south(look: Look) -> pd.DataFrame:
    """Say in how many years China was ahead of the World Bank south of the Sahara."""
    return _count_said(look, SOUTH, "world_bank")


@STORY.answers(bond_led_years=Column("words", how=HOW_LED))
def ahead_of_bondholders(look: Look) -> pd.DataFrame:
    """Say in how many years China was ahead of bondholders as well."""
    return _count_said(look, AFRICA, "with_bondholders")


@STORY.answers(
    china_2022=Column(
        "china",
        "billion USD",
        "official and private lenders together",
        date="year",
        base="rival_value",
    ),
    ida_2022=Column("rival_value", "billion USD", "largest other single creditor", date="year"),
    gap_end=Column("year", "year", "end of the year before the explainer"),
)
def before_the_explainer(look: Look, area: str = AFRICA, definition: str = "single") -> pd.DataFrame:
    """Set China's stock beside that of the largest other at the last end of a year before the explainer."""
    rows = compared(look, area, definition)
    # the last year that had ended when the explainer was written
    rows = rows[rows["year"] == EXPLAINER.day.year - 1]
    return rows.assign(china=rows["china"] / 1000, rival_value=rows["rival_value"] / 1000)


@STORY.keep
def shares_of_china(look: Look) -> pd.DataFrame:
    """Give the share of China's lenders in all debt, by area and year."""
    return creditors.china_share(look["external_debt"])


def shares_on_the_continent(look: Look) -> pd.DataFrame:
    """Give the share of China's lenders in the debt of the continent, by year."""
    shares = look(shares_of_china)
    return shares[shares["area_iso3"] == AFRICA]


@STORY.answers(
    stock_peak=Column("china", "billion USD", "highest stock", date="year"),
    stock_peak_year=Column("year", "year", "highest stock"),
)
def highest_stock(look: Look) -> pd.DataFrame:
    """Find the highest stock of debt to China."""
    highest = look(shares_on_the_continent).nlargest(1, "china")
    return highest.assign(china=highest["china"] / 1000)


@STORY.answers(
    share_peak=Column("percent", "percent", HOW_SHARE, date="year"),
    share_peak_year=Column("year", "year", HOW_SHARE),
)
def highest_share(look: Look) -> pd.DataFrame:
    """Find the highest share of China in the continent's debt."""
    return look(shares_on_the_continent).nlargest(1, "percent")


@STORY.answers(
    share_last=Column("percent", "percent", HOW_SHARE, date="year"),
    share_last_year=Column("year", "year", HOW_SHARE),
)
def share_at_last(look: Look) -> pd.DataFrame:
    """Give the share of China in the newest year."""
    return look(shares_on_the_continent).tail(1)


@STORY.answers(
    share_first=Column("percent", "percent", HOW_SHARE, date="year"),
    share_first_year=Column("year", "year", HOW_SHARE),
)
def share_at_first(look: Look) -> pd.DataFrame:
    """Give the share of China in the first year."""
    return look(shares_on_the_continent).head(1)


def debtors(look: Look, first_year: int) -> pd.DataFrame:
    """Give the debt of every country by creditor, in the years shown."""
    return look["external_debt_countries"].query("year >= @first_year")


@STORY.keep
def debtor_counts(look: Look) -> pd.DataFrame:
    """Count in how many countries China is the largest lender, year by year."""
    return creditors.count_debtors(look(debtors))


@STORY.answers(
    count_year=Column("year", "year", HOW_COUNT),
    count_bilateral=Column("bilateral", "countries", HOW_COUNT, date="year"),
    count_single=Column("single", "countries", HOW_COUNT, date="year"),
    count_debtors=Column("debtors", "countries", "debtors in the table", date="year"),
)
def debtors_at_last(look: Look) -> pd.DataFrame:
    """Count the debtors of the newest year."""
    return look(debtor_counts).tail(1)


@STORY.answers(
    count_first_year=Column("year", "year", HOW_COUNT),
    count_first=Column("bilateral", "countries", HOW_COUNT, date="year"),
    count_first_single=Column("single", "countries", HOW_COUNT, date="year"),
)
def debtors_at_first(look: Look) -> pd.DataFrame:
    """Count the debtors of the first year shown."""
    return look(debtor_counts).head(1)


@STORY.keep
def shares_by_debtor(look: Look) -> pd.DataFrame:
    """Give the share of Chinese lenders in each country's debt at the newest end of a year."""
    rows = look(debtors)
    return creditors.share_by_country(rows, int(rows["year"].max()) if len(rows) else 0)


@STORY.answers(
    zambia_creditor=Column("largest_single_creditor", how="largest single creditor, as printed"),
    zambia_year=Column("year", "year", "newest year of the table"),
    zambia_share=Column("percent", "percent", HOW_SHARE, date="year"),
)
def creditor_of_zambia(look: Look) -> pd.DataFrame:
    """Name the largest single creditor of Zambia, and the share of all Chinese lenders."""
    found = look(shares_by_debtor)
    return found[found["country_iso3"] == "ZMB"]


@STORY.answers(
    top_debtors=Column("words", how="by the share of Chinese lenders in public external debt, largest first"),
)
def highest_shares(look: Look) -> pd.DataFrame:
    """Name the countries with the highest shares."""
    first, t = look(shares_by_debtor).head(NAMED), look.t
    return first.assign(words=t.listing(list(first["country_iso3"].map(look(place_names)))))


@STORY.keep
def statements(look: Look) -> pd.DataFrame:
    """Set printed shares of China in African debt beside those computed for the same area and year."""
    return creditors.statements_beside(look["debt_statements"], look(shares_of_china))


@STORY.answers(
    statement_low=Column("low", "percent", "smallest printed share, bounds included"),
    statement_high=Column("high", "percent", "largest printed share"),
)
def range_of_statements(look: Look) -> pd.DataFrame:
    """Give the smallest and the largest printed share."""
    beside = look(statements)
    return in_one_row(beside, low=beside["value"].min(), high=beside["value"].max())


@STORY.words("statement_bounded")
def lowest_statement(look: Look) -> dict[str, object]:
    """Tell whether the smallest printed share is a bound."""
    lowest = look(statements).sort_values("value", kind="stable").head(1)
    return {"statement_bounded": bool((lowest["status"] == "less_than").any())}


def printed_statements(look: Look) -> pd.DataFrame:
    """Give every printed share."""
    return look["debt_statements"]


def _states(key: str, row_id: str, **more: Column) -> None:
    share = Column("value", "percent", "as printed", date="year")
    states_row(f"{key}_printed", printed_statements, row_id, **{key: share}, **more)


_states("dj_china", "dst-07")
_states("dj_private", "dst-08")
_states("jubilee_china", "dst-09", jubilee_year=Column("year", "year", "as printed"))
_states("jubilee_private", "dst-10")
_states("jubilee_multi", "dst-11")
_states("five_share", "dst-04")
_states("all_public", "dst-03")
