import pandas as pd
import pytest

from chokepoint.data import load_table
from chokepoint.stories.africa import titles as findings


def leads(*years):
    frame = pd.DataFrame({"year": range(2000, 2005), "definition": "single", "area_iso3": "AFR"})
    return frame.assign(led=frame["year"].isin(years))


def test_the_years_led_are_counted_or_said_to_be_none(t):
    assert findings.leads(leads(2001, 2003), "single", t).endswith("in 2 of 5 years, from 2001 to 2003")
    assert findings.leads(leads(), "single", t).endswith("in no year from 2000")


def test_a_share_no_edition_changed_is_not_called_changed(t):
    row = {"first": 10.01, "last": 10.02, "year": 2023}
    assert "as it was" in findings.editions(pd.DataFrame(), pd.DataFrame([row]), "tin", t)
    row["last"] = 12.0
    assert "10.0 percent in one edition, 12.0" in findings.editions(
        pd.DataFrame(), pd.DataFrame([row]), "tin", t
    )


def test_only_minerals_every_table_gives_half_of_are_named(t):
    table = pd.DataFrame({"commodity_id": ["a", "a", "b"], "share": [0.9, 0.4, 0.6], "kind": "USGS"})
    table = table.assign(publisher=["USGS", "BGS", "USGS"])
    names = pd.Series({"a": "cobalt", "b": "platinum"})
    assert findings.shares(table, names, t).endswith("platinum")
    assert "In no mineral" in findings.shares(table[:2], names, t)


def test_dates_that_are_not_due_are_not_called_passed(t):
    assert findings.starts(pd.DataFrame({"is_past": [False, False]}), t).startswith("None of 2")
    assert findings.starts(pd.DataFrame({"is_past": [True, False]}), t).startswith("One of 2")
    assert findings.starts(pd.DataFrame({"is_past": [True]}), t).startswith("The one announced date has")
    assert findings.starts(pd.DataFrame({"is_past": [True, True]}), t).startswith("All 2")


@pytest.mark.parametrize(
    ("codes", "earlier", "words"),
    [
        (["TZA"], 1, "One African state controls exports: one measure, one from before July 2023"),
        (["TZA", "ZWE"], 2, "2 African states control exports: 2 measures, all from before July 2023"),
        (["TZA", "TZA"], 0, "One African state controls exports: 2 measures, none from before July 2023"),
    ],
)
def test_measures_and_states_are_counted_in_whole_sentences(codes, earlier, words, t):
    assert findings.controls(pd.DataFrame({"country_iso3": codes}), earlier, t) == words


def test_nothing_published_still_has_a_title(t):
    empty = pd.DataFrame()
    for write in (findings.loans, findings.counts, findings.statements, findings.investment, findings.moves):
        assert write(empty, t)


def test_every_loan_database_of_the_tables_has_a_full_name(t):
    short = set(load_table("loans_by_year")["database"])
    assert short <= set(findings.DATABASES)
    assert all(name in findings.database_name(name, t) for name in short)


NAMES = pd.Series({"a": "cobalt", "b": "platinum", "AGO": "Angola", "KEN": "Kenya"})


def test_reserves_and_a_bare_half_make_no_leading_mineral(t):
    row = {"commodity_id": "a", "share": 0.51, "kind": "USGS", "publisher": "USGS"}
    assert "By the one survey known Africa makes more than half" in findings.shares(
        pd.DataFrame([row]), NAMES, t
    )
    assert "In no mineral" in findings.shares(pd.DataFrame([row | {"share": 0.5}]), NAMES, t)
    two = pd.DataFrame([row, row | {"publisher": "BGS"}, row | {"share": 0.1, "kind": "reserves"}])
    assert (
        findings.shares(two, NAMES, t) == "By every table Africa makes more than half of the world’s cobalt"
    )
    both = pd.DataFrame([row, row | {"commodity_id": "b", "share": 0.9, "publisher": "BGS"}])
    assert findings.shares(both, NAMES, t).endswith("platinum and cobalt")
    assert findings.shares(two[:0], NAMES, t) == "Africa’s share of the world’s minerals"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(3.0, 19.9, "was 3.0 percent in one edition, 19.9"), (3.0, 20.0, "was 3 percent in one edition, 20 in")],
)
def test_a_share_below_twenty_has_a_decimal(first, last, words, t):
    rows = [{"first": first, "last": last, "year": 2023}, {"first": 1.0, "last": 2.0, "year": 1999}]
    assert words in findings.editions(pd.DataFrame(), pd.DataFrame(rows), "tin", t)
    assert findings.editions(pd.DataFrame(), pd.DataFrame(), "tin", t) == "Africa’s share of tin, by year"


@pytest.mark.parametrize(
    ("last", "words"), [(90.0, "lies 10–80 percent lower"), (99.0, "lies 1–80 percent"), (99.1, "")]
)
def test_the_fall_to_the_newest_year_is_told_from_one_percent_on(last, words, t):
    rows = pd.DataFrame({"peak_year": [2016, 2013], "peak": [100.0, 100.0], "last": [last, 20.0]})
    told = findings.loans(rows, t)
    assert "2013 and 2016" in told
    assert words in told if words else told == "Chinese lending to Africa peaked in 2013 and 2016"


def test_a_borrower_is_first_where_every_database_says_so(t):
    rows = pd.DataFrame(
        {"rank": [1, 1, 2], "percent": [25.0, 30.0, 90.0], "country_iso3": ["AGO", "AGO", "KEN"]}
    )
    assert findings.borrowers(rows, NAMES, t) == "Angola took 25–30 percent, the first in every database"
    other = rows.assign(country_iso3=["AGO", "KEN", "KEN"])
    assert "do not agree" in findings.borrowers(other, NAMES, t)


def test_only_the_continent_and_the_meaning_are_counted(t):
    more = pd.concat(
        [leads(2001), leads(2002).assign(area_iso3="SSA"), leads(2003).assign(definition="bilateral")]
    )
    assert findings.leads(more, "single", t).endswith("in 1 of 5 years, from 2001 to 2001")
    assert findings.leads(more, "world_bank", t) == "Years in which China was Africa’s largest creditor"


def debts(*rows):
    return pd.DataFrame(rows, columns=["year", "series", "value"]).astype({"value": float})


def test_china_is_set_beside_the_largest_other_series_of_the_last_year(t):
    frame = debts(
        (2022, "China", 90000), (2023, "France", 7000), (2023, "World Bank", 60000), (2023, "China", 85000)
    )
    assert findings.stocks(frame, t) == (
        "At the end of 2023 Africa owed China 85 billion dollars (World Bank: 60 billion)"
    )
    for part in (frame[3:], frame[1:3]):
        assert findings.stocks(part, t) == "Debt by creditor at the end of 2023"
    assert findings.stocks(frame[:0], t) == "Debt by creditor"


def test_the_last_year_counts_the_countries(t):
    rows = pd.DataFrame({"year": [2022, 2023, 2024], "bilateral": [1, 2, 3], "debtors": [50, 51, 52]})
    told = findings.counts(rows.assign(single=[4, 5, 6]), t)
    assert "3 of 52 countries in 2024, the largest single creditor of 6" in told


def test_a_share_on_the_bound_is_counted(t):
    rows = pd.DataFrame({"percent": [9.9, 10.0, 30.0, None]})
    assert findings.debt_map(rows, 10, t).startswith("In 2 of 3 countries Chinese lenders hold 10 percent")


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ((9, 20, 5), "reported", ": 5 to 20 percent"),
        ((9, 20, 5), "less_than", ": under 5 to 20 percent"),
        ((9, 9, 9), "reported", "The printed share of China in African debt is 9 percent"),
    ],
)
def test_printed_shares_run_from_the_lowest_to_the_highest(values, status, words, t):
    rows = pd.DataFrame({"value": [float(v) for v in values], "status": ["reported", "reported", status]})
    assert words in findings.statements(rows, t)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        ([True, True, False], "in 2 of 3 years, last in 2004"),
        ([False, False, False], "China invested more than the United States in every year shown"),
    ],
)
def test_the_years_of_american_investment_are_counted(ahead, words, t):
    rows = pd.DataFrame({"year": [2003, 2004, 2005, 2006], "usa_ahead": [*ahead, True]})
    rows = rows.assign(CHN=1.0, USA=[1.0, 1.0, 1.0, None])
    assert findings.investment(rows, t).endswith(words)
    assert findings.investment(rows[3:], t) == "Direct investment in Africa by year"


def test_the_continent_is_set_beside_the_single_mine(t):
    rows = pd.DataFrame({"scope": ["continent", "mine"], "low": [1.0, 2.0], "high": [8.0, 98.0]})
    words = "At most 8 percent of Africa’s mining, up to 98 percent of a single mine"
    assert findings.ownership(rows, t) == words
    more = pd.concat([rows, rows[:1].assign(scope="refining")])
    assert findings.ownership(more, t) == words
    for part in (rows[:1], rows[1:], rows[:0]):
        assert findings.ownership(part, t) == "Shares in Chinese hands, by what is counted"


def test_mines_that_run_and_projects_that_do_not_are_counted(t):
    counted = pd.DataFrame({"n": [30], "running": [13], "running_chinese": [7]})
    told = findings.projects(counted, t)
    assert told == "Of 13 operating mines in the evidence 7 have a Chinese owner; 17 projects do not run"
    for nothing in (counted.assign(n=0), counted[:0]):
        assert findings.projects(nothing, t) == "Mines and projects in Africa"


def test_moves_of_china_are_counted_among_all(t):
    counted = pd.DataFrame({"side": ["China", "United States"], "n": [3, 5]})
    assert findings.moves(counted, t) == "Of 8 dated moves 3 are Chinese"
    assert findings.moves(counted.assign(n=[1, 5]), t) == "Of 6 dated moves one is Chinese"


def test_dates_passed_and_controls_earlier_are_counted_beyond_one(t):
    assert findings.starts(pd.DataFrame({"is_past": [True, True, False]}), t).startswith("2 of 3 announced")
    assert findings.starts(pd.DataFrame({"is_past": [False]}), t) == "The one announced start is not due yet"
    assert findings.starts(pd.DataFrame(), t) == "Starts that projects aimed at"
    three = pd.DataFrame({"country_iso3": ["TZA", "ZWE", "GAB"]})
    assert findings.controls(three, 2, t).endswith("3 measures, 2 from before July 2023")
    assert findings.controls(three[:0], 0, t) == "Export controls of African states"


@pytest.mark.parametrize(
    ("china", "other", "words"), [(62500, 61500, "62 billion dollars"), (63500, 60500, "64 billion dollars")]
)
def test_stocks_are_rounded_from_exact_billions(china, other, words, t):
    told = findings.stocks(debts((2023, "China", china), (2023, "France", other)), t)
    assert words in told
    assert told.endswith("(France: 62 billion)" if other == 61500 else "(France: 60 billion)")
