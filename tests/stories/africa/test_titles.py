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
