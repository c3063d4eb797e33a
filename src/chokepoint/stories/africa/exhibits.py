"""What the chapter on Africa shows of output, loans and debt, each figure with the answers told beside it."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import creditors, regional_shares
from chokepoint.analysis.ids import join_ids
from chokepoint.answers.look import Look
from chokepoint.answers.names import metal_names, place_names
from chokepoint.figures import Figure, Listing, draw_or_say
from chokepoint.figures.figure import NothingPublished
from chokepoint.stories.africa import answers_debt as debt
from chokepoint.stories.africa import answers_loans as loans
from chokepoint.stories.africa import answers_shares as shares
from chokepoint.stories.africa import creditor_charts, lending_charts, map_charts, regional_charts, titles
from chokepoint.stories.africa.story import STORY

Shown = Figure | NothingPublished
Listed = Listing | NothingPublished


def nothing_known(look: Look) -> str:
    """Say that nothing of the kind is known under these parameters."""
    day = look.t.day(look.day)
    return look.t("Under these parameters the evidence of {day} holds nothing of this kind.", day=day)


@STORY.shows(
    shares.leading_shares,
    shares.shares_without,
    shares.publishers_counted,
    shares.rare_earth_shares,
    shares.rare_earth_tables,
    shares.newest_rare_earths,
    shares.reserves_of_mineral,
)
def shares_of_output(look: Look, mineral: str) -> Shown:
    """Show Africa's share of each mineral, in output and in the ground."""
    newest, t = look(shares.newest_shares), look.t
    # a country that a table does not name is not listed there, which is not zero
    output = newest[newest["share"] > 0]
    order, names = regional_shares.rank_by_share(output), look(metal_names)

    def draw() -> Figure:
        reserves = look(shares.newest_reserves)
        both = pd.concat([output, reserves[reserves["share"] > 0]], ignore_index=True)
        title = titles.shares(newest, names, t)
        return regional_charts.shares_by_mineral(both, order, names, mineral, title, t)

    return draw_or_say(output, draw, nothing_known(look))


@STORY.shows(shares.largest_restatement, shares.fall_by_trade, shares.nigerian_line)
def shares_by_edition(look: Look, mineral: str) -> Listed:
    """Show Africa's share of the mineral, edition by edition."""
    found, t = look(shares.shares_by_edition), look.t
    metal = look(metal_names)[mineral]

    def draw() -> Listing:
        title = titles.editions(found, look(shares.largest_restatement), metal, t)
        return regional_charts.share_by_edition(found, title, metal, t)

    return draw_or_say(found, draw, nothing_known(look))


@STORY.shows(
    *(loans.loans_in_short, loans.lent_early, loans.lent_in_the_boom, loans.widest_gap),
    *("cari_total", "cari_last", "cari_transport", "codf_total", "codf_years"),
)
def loans_by_year(look: Look, database: str, first_year: int) -> Shown:
    """Show what was lent year by year, each database by itself."""
    every, t = look(loans.yearly_loans), look.t
    shown = every[every["year"] >= first_year]

    def draw() -> Figure:
        title = titles.loans(look(loans.loans_of_all), t)
        return lending_charts.loans_by_database(shown, database, title, t)

    day = t.day(look.day)
    none = t("The evidence holds no loans year by year that had been published by {day}.", day=day)
    return draw_or_say(shown, draw, none)


@STORY.shows(
    *(loans.largest_borrower, loans.congo_in_cla, loans.congo_in_aiddata),
    *("cla_total", "energy", "transport", "rest", "cftm", "cftm_last", "cftm_two", "cftm_owned"),
)
def borrowers(look: Look) -> Listed:
    """Show who borrowed most in each database."""
    ranked, names, t = look(loans.ranked_borrowers), look(place_names), look.t

    def draw() -> Listing:
        return lending_charts.borrowers(ranked, names, titles.borrowers(ranked, names, t), t)

    day = t.day(look.day)
    none = t("Who had borrowed how much is in no table of the evidence that was out by {day}.", day=day)
    return draw_or_say(ranked, draw, none)


@STORY.shows(
    *("debt_years", "bilateral_since", "ssa_bilateral_since", "single_first", "single_last"),
    *("wb_years", "ssa_wb_years", "bond_led_years", debt.before_the_explainer),
)
def creditor_leads(look: Look, creditor_definition: str, first_year: int) -> Listed:
    """Show in which years China was the largest creditor, under each meaning of the word."""
    every, t = look(debt.comparison), look.t
    shown = every[every["year"] >= first_year]

    def draw() -> Listing:
        title = titles.leads(shown, creditor_definition, t)
        return creditor_charts.creditor_leads(shown, title, t)

    none = t(
        "Which creditor was the largest could not be tested on {day}: "
        "no table of debt by creditor in the evidence is that old.",
        day=t.day(look.day),
    )
    return draw_or_say(shown, draw, none)


@STORY.shows(debt.highest_stock, debt.highest_share, debt.share_at_last, debt.share_at_first)
def creditor_stocks(look: Look, creditor_definition: str, first_year: int) -> Shown:
    """Show the stocks of debt that the chosen meaning sets beside each other."""
    table, t = look["external_debt"], look.t
    in_span = table[(table["area_iso3"] == debt.AFRICA) & (table["year"] >= first_year)]
    drawn = creditors.stocks(in_span, creditor_definition)

    def draw() -> Figure:
        return creditor_charts.creditor_stocks(drawn, titles.stocks(drawn, t), t)

    day = t.day(look.day)
    return draw_or_say(
        drawn, draw, t("For the same reason there is no stock of debt to draw as of {day}.", day=day)
    )


@STORY.shows(debt.debtors_at_last, debt.debtors_at_first)
def debtor_counts(look: Look) -> Listed:
    """Show in how many countries China is the largest lender."""
    counts, t = look(debt.debtor_counts), look.t

    def draw() -> Listing:
        return creditor_charts.debtor_counts(counts, titles.counts(counts, t), t)

    day = t.day(look.day)
    none = t("No table of debt by debtor and creditor in the evidence had been published by {day}.", day=day)
    return draw_or_say(counts, draw, none)


@STORY.shows(debt.highest_shares, debt.creditor_of_zambia)
def debt_map(look: Look) -> Shown:
    """Show the share of Chinese lenders in the debt of each country on a map."""
    found, names, t = look(debt.shares_by_debtor), look(place_names), look.t

    def draw() -> Figure:
        mapped, year = shares_on_map(look["africa_map"], found), int(found["year"].max())
        title = titles.debt_map(mapped, map_charts.BOUNDS[1], t)
        return map_charts.debt_map(mapped, names, year, title, t)

    none = t("So there is no map of China’s share as of {day} either.", day=t.day(look.day))
    return draw_or_say(found, draw, none)


def shares_on_map(states: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Give every state of the map its share, or none.

    Args:
        states: table ``africa_map``.
        found: as ``africa.creditors.share_by_country`` gives it.
    """
    columns = ["country_iso3", "percent", "largest_single_creditor", "largest_bilateral", "row_ids"]
    mapped = states.merge(found[columns], on="country_iso3", how="left")
    for name in ("largest_single_creditor", "largest_bilateral"):
        mapped[name] = mapped[name].astype("object").fillna("")
    pairs = zip(mapped["row_id"], mapped["row_ids"].fillna(""), strict=True)
    mapped = mapped.assign(row_ids=[join_ids(pair) for pair in pairs])
    return mapped[["iso_numeric", *columns]]


@STORY.shows(
    debt.range_of_statements,
    *("statement_bounded", "dj_china", "dj_private", "jubilee_china", "jubilee_year", "jubilee_private"),
    *("jubilee_multi", "five_share", "all_public"),
)
def debt_statements(look: Look) -> Listed:
    """Show the printed shares of China beside those computed for the same area and year."""
    beside, t = look(debt.statements), look.t

    def draw() -> Listing:
        return creditor_charts.debt_statements(beside, titles.statements(beside, t), t)

    return draw_or_say(beside, draw, nothing_known(look))
