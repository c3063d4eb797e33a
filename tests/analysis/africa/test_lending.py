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


def yearly(*rows, database="D"):
    """Make yearly commitments from ``(year, million, scope)``."""
    frame = pd.DataFrame(rows, columns=["year", "value", "scope"]).astype({"value": float})
    ids = [f"l{n}" for n in range(len(frame))]
    return frame.assign(database=database, price_basis="nominal", row_id=ids)


STATES = "named states"
SUMS = yearly(
    (2009, 900, STATES), (2010, 2000, STATES), (2011, 9000, STATES), (2012, 3000, STATES),
    (2012, 99000, "all"), (2013, 1000, STATES), (2014, 4000, STATES),
)  # fmt: skip


def test_commitments_are_in_billions_from_the_first_year_on():
    rows = yearly_loans(SUMS, 2010)
    assert rows["year"].min() == 2010
    assert rows["billion"].tolist() == [2, 9, 3, 99, 1, 4]
    assert rows["is_compiled"].tolist() == [True, True, True, False, True, True]


def test_first_peak_lowest_since_and_last_year_are_those_of_the_sums_over_states():
    rows = yearly_loans(SUMS, 2009)
    found = summarise_database(rows, "D").iloc[0]
    assert found[["first", "peak", "low", "last", "total"]].tolist() == [0.9, 9, 1, 4, 19.9]
    assert found[["first_year", "peak_year", "low_year", "last_year"]].tolist() == [2009, 2011, 2013, 2014]
    falling = yearly_loans(yearly((2010, 9, STATES), (2011, 9, STATES)), 2010)
    assert summarise_database(falling, "D")["peak_year"].tolist() == [2010]
    alone = yearly_loans(yearly((2010, 9, STATES)), 2010)
    assert summarise_database(alone, "D")["low_year"].tolist() == [2010]


@pytest.mark.parametrize(
    ("first", "last", "billion"),
    [(2010, 2011, [11]), (2011, 2012, [12]), (2015, 2016, []), (2012, 2012, [3])],
)
def test_a_span_holds_both_its_years_and_one_database(first, last, billion):
    rows = yearly_loans(SUMS, 2009)
    assert sum_span(rows, "D", first, last)["billion"].tolist() == billion
    assert sum_span(rows, "E", first, last).empty


def test_a_printed_total_stands_beside_the_sum_of_its_year():
    found = printed_beside_sums(yearly_loans(SUMS, 2009), "D")
    assert found[["year", "billion", "billion_summed", "gap"]].values.tolist() == [[2012, 99, 3, 96]]
    assert found["row_ids"].tolist() == ["l4;l3"]


def borrowers(*rows):
    frame = pd.DataFrame(rows, columns=["database", "country_iso3", "value"]).astype({"value": float})
    return frame.assign(row_id=[f"lbc-{d.lower()}-{c.lower()}" for d, c, _ in rows])


def test_borrowers_are_ranked_within_their_database():
    table = borrowers(("D", "AGO", 1000), ("D", "KEN", 3000), ("E", "AGO", 9000), ("E", "ZMB", 500))
    ranked = rank_borrowers(table, "D", 1)
    assert ranked[["country_iso3", "rank", "billion", "percent"]].values.tolist() == [["KEN", 1, 3, 75]]
    both = rank_in_all(table, 1)
    assert both[["database", "country_iso3", "rank"]].values.tolist() == [
        ["D", "KEN", 1], ["D", "AGO", 2], ["E", "AGO", 1],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"first_year": 2001},
        {"last_year": 2021},
        {"purpose": "mining"},
        {"borrowers": "COD"},
        {"database": "E"},
    ],
)
def test_sectors_need_the_total_of_the_same_years_and_purpose(other):
    span = {"database": "D", "first_year": 2000, "last_year": 2020}
    sectors = pd.DataFrame([span | {"sector": "energy", "value": 600.0, "row_id": "s"}])
    total = span | {"purpose": "any", "borrowers": "AFR", "value": 1000.0, "row_id": "t"}
    found = sector_shares(sectors, pd.DataFrame([total]), "D")
    assert found.values.tolist() == [["energy", 0.6, 60, "s;t"], ["", 0.4, 40, "s;t"]]
    assert sector_shares(sectors, pd.DataFrame([total | other]), "D").empty


def flow(row_id, investor, year, value, source="both", **more):
    row = {
        "row_id": row_id,
        "investor_iso3": investor,
        "year": year,
        "value": float(value),
        "source_id": source,
    }
    place = {"host_iso3": "AFR", "measure": "flow", "published": pd.Timestamp("2020-01-01")}
    return row | place | more


SHARED = [flow("c1", "CHN", 2003, 1000), flow("u1", "USA", 2003, 2000), flow("c2", "CHN", 2004, 3000),
          flow("u2", "USA", 2004, -1000)]  # fmt: skip


def test_china_alone_counts_after_the_shared_years_from_the_newest_source():
    later = [
        flow("c3", "CHN", 2004, 7, "old"),
        flow("c4", "CHN", 2005, 5000, "old"),
        flow("c5", "CHN", 2005, 6000, "new", published=pd.Timestamp("2021-01-01")),
    ]
    other = [
        flow("x1", "CHN", 2006, 1, "old", measure="stock"),
        flow("x2", "CHN", 2006, 1, "old", host_iso3="ZMB"),
    ]
    rows = flows_in_one_reading(pd.DataFrame([*later[::-1], *SHARED, *other]), 2003)
    assert rows[["row_ids", "reading", "billion"]].values.tolist() == [
        ["c1", "both", 1], ["c2", "both", 3], ["c5", "China alone", 6], ["u1", "both", 2], ["u2", "both", -1],
    ]  # fmt: skip
    assert flows_in_one_reading(pd.DataFrame(SHARED), 2004)["year"].tolist() == [2004, 2004]
    assert len(flows_in_one_reading(pd.DataFrame(later), 2003)) == 2


def test_flows_are_compared_year_by_year():
    pairs = compare_flows(flows_in_one_reading(pd.DataFrame(SHARED), 2003))
    assert pairs[["CHN", "USA", "usa_ahead", "usa_negative"]].values.tolist() == [
        [1, 2, True, False],
        [3, -1, False, True],
    ]
    even = [flow("c", "CHN", 2003, 0), flow("u", "USA", 2003, 0)]
    assert not compare_flows(flows_in_one_reading(pd.DataFrame(even), 2003))[
        ["usa_ahead", "usa_negative"]
    ].any(axis=None)


@pytest.mark.parametrize(
    "other", [{"investor_iso3": "USA"}, {"host_iso3": "ZMB"}, {"measure": "stock"}, {"year": 2002}]
)
def test_the_other_reading_is_of_chinese_flows_to_the_continent_in_the_same_years(other):
    fdi = pd.DataFrame([*SHARED, flow("o", "CHN", 2003, 9000, "other") | other])
    changed = with_other_reading(fdi, flows_in_one_reading(pd.DataFrame(SHARED), 2003))
    assert "o" not in set(changed["row_ids"])
    again = pd.DataFrame([*SHARED, flow("o", "CHN", 2003, 9000, "other"), flow("p", "CHN", 2003, 1, "third")])
    changed = with_other_reading(again, flows_in_one_reading(pd.DataFrame(SHARED), 2003))
    assert changed[["row_ids", "billion"]].values.tolist() == [["u1", 2], ["u2", -1], ["o", 9]]
