"""What the chapter on Africa states of loans: how much was lent, to whom and for what."""

from __future__ import annotations

import pandas as pd

from chokepoint.analysis.africa import lending
from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.names import place_names
from chokepoint.i18n import msg
from chokepoint.stories.africa.lending_charts import DATABASES
from chokepoint.stories.africa.single_rows import states_row
from chokepoint.stories.africa.story import STORY

BEGINNING = 2000
"""The first year of every database."""
EARLY, BOOM = (2000, 2005), (2013, 2018)
"""Years summed: the first half of the first decade of the century, and the height of lending."""
DRAWN = 5
"""So many borrowers of each database are drawn."""
CONGO = "COD"
HOW_SUM = msg("sum over the states named, in this database alone")
HOW_YEAR = msg("year of the value")
HOW_RANK = msg("rank by sum among the borrowers listed")
HOW_SECTOR = msg("sector over the printed total")
AS_PRINTED = msg("as printed")


@STORY.keep
def yearly_loans(look: Look) -> pd.DataFrame:
    """Give the commitments of every year in every database."""
    return lending.yearly_loans(look["loans_by_year"], BEGINNING)


@STORY.answers(
    first_loans=Column("first", "billion USD", HOW_SUM, date="first_year"),
    peak_loans=Column("peak", "billion USD", HOW_SUM, date="peak_year"),
    low_loans=Column("low", "billion USD", HOW_SUM, date="low_year", base="peak"),
    last_loans=Column("last", "billion USD", HOW_SUM, date="last_year", base="peak"),
    first_loans_year=Column("first_year", "year", HOW_YEAR),
    peak_year=Column("peak_year", "year", HOW_YEAR),
    low_year=Column("low_year", "year", HOW_YEAR),
    last_loans_year=Column("last_year", "year", HOW_YEAR),
    loan_basis=Column("basis", how="price basis of the database"),
)
def loans_in_short(look: Look, database: str) -> pd.DataFrame:
    """Give the first, highest, lowest and last year of lending in the database the page follows."""
    found, t = lending.summarise_database(look(yearly_loans), database), look.t
    words = {"nominal": t("dollars of the year"), "constant 2023": t("dollars of 2023")}
    return found.assign(basis=found["price_basis"].map(words))


@STORY.keep
def loans_of_all(look: Look) -> pd.DataFrame:
    """Give first, highest, lowest and last year of lending in every database that has any."""
    known = [lending.summarise_database(look(yearly_loans), name) for name in DATABASES]
    return pd.concat([one for one in known if len(one)] or known[:1], ignore_index=True)


def _lent_in(look: Look, database: str, years: tuple[int, int]) -> pd.DataFrame:
    sums = lending.sum_span(look(yearly_loans), database, *years)
    return sums.assign(words=look.t.between(*years))


@STORY.answers(
    early_loans=Column("billion", "billion USD", "sum of these years", date="words"),
    early_years=Column("words", how="years summed"),
)
def lent_early(look: Look, database: str) -> pd.DataFrame:
    """Add up the loans of the first years."""
    return _lent_in(look, database, EARLY)


@STORY.answers(
    boom_loans=Column("billion", "billion USD", "sum of these years", date="words"),
    boom_years=Column("words", how="years summed"),
)
def lent_in_the_boom(look: Look, database: str) -> pd.DataFrame:
    """Add up the loans of the years of most lending."""
    return _lent_in(look, database, BOOM)


@STORY.answers(
    gap_year=Column("year", "year", "year of the widest gap between the two"),
    gap_printed=Column("billion", "billion USD", "as the publisher prints it", "year", "billion_summed"),
    gap_summed=Column("billion_summed", "billion USD", "third-party sum over named states", "year"),
)
def widest_gap(look: Look) -> pd.DataFrame:
    """Find the year in which the printed total of a database exceeds the sum over named states most."""
    return lending.printed_beside_sums(look(yearly_loans), "CLA").nlargest(1, "gap")


def printed_totals(look: Look) -> pd.DataFrame:
    """Give the printed totals of whole periods, with their years in words."""
    totals, t = look["loan_totals"], look.t
    pairs = zip(totals["first_year"], totals["last_year"], strict=True)
    return totals.assign(
        billion=totals["value"] / 1000, words=[t.between(first, last) for first, last in pairs]
    )


@STORY.keep
def mineral_loans(look: Look) -> pd.DataFrame:
    """Keep the printed totals of lending for minerals, worldwide or to some countries."""
    totals = look["loan_totals"]
    return totals[totals["purpose"] == "transition_minerals"]


def _billion(last: str = "") -> Column:
    return Column("billion", "billion USD", AS_PRINTED, date=last)


states_row("cla_total", printed_totals, "lto-cla-2023", cla_total=_billion("words"))
states_row(
    "cari_total",
    printed_totals,
    "lto-cari-2014",
    cari_total=_billion("words"),
    cari_last=Column("last_year", "year", "last year"),
)
states_row(
    "codf_total",
    printed_totals,
    "lto-codf-2019",
    codf_total=_billion("words"),
    codf_years=Column("words", how="years of the total"),
)
states_row(
    "loans_for_minerals",
    printed_totals,
    "lto-cftm-2021",
    cftm=_billion("words"),
    cftm_last=Column("last_year", "year", "last year"),
)
states_row("largest_two", printed_totals, "lto-cftm-per-cod-2021", cftm_two=_billion("words"))
states_row(
    "loans_to_the_congo",
    printed_totals,
    "lto-cari-cod-2019",
    congo_loans=_billion("words"),
    congo_loan_years=Column("words", how="years of the total"),
)


def ownership_rows(look: Look) -> pd.DataFrame:
    """Give the printed shares of ownership."""
    return look["mining_ownership"]


states_row(
    "loans_to_owners",
    ownership_rows,
    "own-cftm",
    cftm_owned=Column("value", "percent", AS_PRINTED, date="year"),
)


@STORY.answers(
    first_borrower=Column("name", how="largest sum of the database"),
    first_share=Column("percent", "percent", "its sum over that of all borrowers listed"),
)
def largest_borrower(look: Look, database: str) -> pd.DataFrame:
    """Find the largest borrower of the database the page follows."""
    first = lending.rank_borrowers(look["loans_by_country"], database, 1)
    return first.assign(name=first["country_iso3"].map(look(place_names)))


@STORY.keep
def ranked_borrowers(look: Look) -> pd.DataFrame:
    """Rank in every database the borrowers that are among the first of any."""
    return lending.rank_in_all(look["loans_by_country"], DRAWN)


def _congo_in(look: Look, database: str) -> pd.DataFrame:
    ranked = look(ranked_borrowers)
    return ranked[(ranked["country_iso3"] == CONGO) & (ranked["database"] == database)]


@STORY.answers(congo_rank_cla=Column("rank", how=HOW_RANK))
def congo_in_cla(look: Look) -> pd.DataFrame:
    """Rank the Congo among the borrowers of CLA."""
    return _congo_in(look, "CLA")


@STORY.answers(congo_rank_aiddata=Column("rank", how=HOW_RANK))
def congo_in_aiddata(look: Look) -> pd.DataFrame:
    """Rank the Congo among the borrowers of AidData."""
    return _congo_in(look, "AidData")


def _sectors(look: Look, database: str, sector: str) -> pd.DataFrame:
    shares = lending.sector_shares(look["loans_by_sector"], look["loan_totals"], database)
    return shares[shares["sector"] == sector]


@STORY.answers(cari_transport=Column("percent", "percent", "as printed over the printed total"))
def transport_in_cari(look: Look) -> pd.DataFrame:
    """Give the share of transport in the older count of the same lending."""
    return _sectors(look, "CARI", "transport")


@STORY.answers(energy=Column("percent", "percent", HOW_SECTOR))
def lent_for_energy(look: Look) -> pd.DataFrame:
    """Give the share of energy in what was lent."""
    return _sectors(look, "CLA", "energy")


@STORY.answers(transport=Column("percent", "percent", HOW_SECTOR))
def lent_for_transport(look: Look) -> pd.DataFrame:
    """Give the share of transport in what was lent."""
    return _sectors(look, "CLA", "transport")


@STORY.answers(rest=Column("percent", "percent", HOW_SECTOR))
def lent_for_the_rest(look: Look) -> pd.DataFrame:
    """Give what is left of the printed total: no sector is named for it."""
    return _sectors(look, "CLA", "")
