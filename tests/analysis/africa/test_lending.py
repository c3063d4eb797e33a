import pandas as pd
import pytest

from chokepoint.analysis.africa.lending import (
    compare_flows,
    flows_in_one_reading,
    printed_beside_sums,
    rank_borrowers,
    rank_in_all,
    sector_shares,
    sum_span,
    summarise_database,
    widest_span,
    with_other_reading,
    yearly_loans,
)
from chokepoint.data import load_table

LOANS = yearly_loans(load_table("loans_by_year"), 2000)


def test_the_first_year_cuts_the_series():
    assert yearly_loans(load_table("loans_by_year"), 2015)["year"].min() == 2015


def test_printed_totals_are_kept_apart_from_sums_over_states():
    rows = LOANS[(LOANS["database"] == "CLA") & (LOANS["year"] == 2023)].set_index("is_compiled")
    assert rows["billion"].to_dict() == {True: pytest.approx(2.538, abs=1e-3), False: 4.61}


def test_a_database_is_summed_up_from_its_own_sums_alone():
    row = summarise_database(LOANS, "CLA").iloc[0]
    assert (row["peak_year"], row["low_year"], row["price_basis"]) == (2016, 2021, "nominal")
    assert row["peak"] == pytest.approx(28.688, abs=1e-3)
    assert row["total"] == pytest.approx(170.46, abs=0.01)
    assert summarise_database(LOANS, "AidData")["price_basis"].item() == "constant 2023"
    assert all(name.startswith("lby-cla-") for name in row["row_ids"].split(";"))


def test_the_lowest_year_is_looked_for_from_the_peak_on():
    row = summarise_database(LOANS, "CODF").iloc[0]
    assert row["low_year"] >= row["peak_year"]


def test_nothing_published_gives_no_row():
    assert summarise_database(LOANS.head(0), "CLA").empty
    assert sum_span(LOANS.head(0), "CLA", 2000, 2005).empty


def test_the_loans_to_2005_and_of_the_boom():
    assert sum_span(LOANS, "CLA", 2000, 2005)["billion"].item() == pytest.approx(6.1, abs=0.05)
    assert sum_span(LOANS, "CLA", 2013, 2018)["billion"].item() == pytest.approx(100.6, abs=0.05)


def test_the_first_borrower_has_its_share_of_the_listed_sum():
    row = rank_borrowers(load_table("loans_by_country"), "CLA", 1).iloc[0]
    assert (row["country_iso3"], row["rank"], row["row_ids"]) == ("AGO", 1, "lbc-cla-*")
    assert row["percent"] == pytest.approx(28.89, abs=0.01)


def test_a_country_first_in_one_database_is_shown_in_all():
    ranked = rank_in_all(load_table("loans_by_country"), 2)
    assert set(ranked.loc[ranked["country_iso3"] == "COD", "database"]) == {"CLA", "CODF", "AidData"}
    assert rank_in_all(load_table("loans_by_country").head(0), 2).empty


def test_sectors_and_the_rest_make_the_printed_total():
    shares = sector_shares(load_table("loans_by_sector"), load_table("loan_totals"), "CLA")
    assert shares["percent"].sum() == pytest.approx(100)
    assert shares["billion"].sum() == pytest.approx(182.28)
    assert shares.set_index("sector")["percent"][""] == pytest.approx(21.5, abs=0.05)


def test_without_a_total_there_are_no_sector_shares():
    assert sector_shares(load_table("loans_by_sector"), load_table("loan_totals").head(0), "CLA").empty


@pytest.mark.parametrize("other", [{"purpose": "transition_minerals"}, {"borrowers": "COD"}])
def test_sectors_are_set_against_lending_to_the_continent_for_any_purpose(other):
    part = load_table("loan_totals").assign(**other)
    assert sector_shares(load_table("loans_by_sector"), part, "CLA").empty


def test_the_later_flows_of_china_are_a_reading_of_their_own():
    flows = flows_in_one_reading(load_table("fdi"), 2003)
    alone = flows[flows["reading"] == "China alone"]
    assert alone["year"].tolist() == [2023, 2024]
    assert not flows.duplicated(["year", "investor_iso3"]).any()


def test_the_united_states_invested_more_in_nine_of_twenty_years():
    pairs = compare_flows(flows_in_one_reading(load_table("fdi"), 2003))
    assert pairs.loc[pairs["usa_ahead"], "year"].tolist() == [*range(2003, 2008), *range(2009, 2013)]
    assert pairs.loc[pairs["usa_negative"], "year"].tolist() == [2016, 2018, 2019, 2021]


def test_flows_of_china_alone_cannot_be_compared():
    rows = flows_in_one_reading(load_table("fdi").query("investor_iso3 == 'CHN'"), 2003)
    assert compare_flows(rows).empty
    assert isinstance(compare_flows(rows), pd.DataFrame)


def test_a_database_without_rows_has_every_column_and_no_row():
    empty, known = summarise_database(LOANS, "CARI"), summarise_database(LOANS, "CLA")
    assert (len(empty), set(empty.columns)) == (0, set(known.columns))


def test_printed_totals_stand_beside_the_sums_of_the_same_years():
    both = printed_beside_sums(LOANS, "CLA").set_index("year")
    assert both["gap"][2023] == pytest.approx(4.61 - 2.53761)
    assert both["row_ids"][2023].count(";") == 1
    assert printed_beside_sums(LOANS, "CODF").empty


def test_the_other_reading_keeps_the_years_and_the_american_flows():
    fdi = load_table("fdi")
    flows = flows_in_one_reading(fdi, 2000)
    pairs = compare_flows(flows)
    other = compare_flows(with_other_reading(fdi, flows))
    assert other["year"].tolist() == pairs["year"].tolist()
    assert other["USA"].tolist() == pairs["USA"].tolist()
    assert other["CHN"].tolist() != pairs["CHN"].tolist()


def test_readings_lie_apart_by_their_widest_span_in_one_year():
    rows = pd.DataFrame({"year": [2003, 2003, 2004, 2004], "value": [1.0, 4.0, 10.0, 8.0]})
    assert widest_span(rows) == 3.0
    assert pd.isna(widest_span(rows[:0]))
