import pytest
from made_tables import found, make

from chokepoint.data import table_schema
from chokepoint.data.rules.dates import (
    LONG_BEFORE,
    ahead_of_source,
    backward_periods,
    dates_in_source_ids,
    future_publications,
    impossible_dates,
    long_before_source,
    wrong_precisions,
)

SOURCES = make("sources", source_id=["early", "undated"], published=["2023-07", ""])


def dated(*cells):
    fields = [{"name": "row_id", "type": "string"}, {"name": "date", "type": "string", "dateKind": "partial"}]
    return make(row_id=[str(n) for n in range(len(cells))], date=list(cells), schema={"fields": fields})


@pytest.mark.parametrize("cell", ["2023-02-30", "2023-04-31", "3023-12-15", "1066", "2100-Q1"])
def test_a_day_that_does_not_exist_or_cannot_be_meant_is_named(cell):
    assert found(impossible_dates, dated("2023-07-03", "2023-Q4", "", cell)) == [(5, "date", cell)]


def test_a_full_date_column_is_looked_at_too():
    fields = [{"name": "period_start", "type": "date"}]
    table = make(period_start=["3023-01-01"], schema={"fields": fields})
    assert found(impossible_dates, table) == [(2, "period_start", "3023-01-01")]


def test_what_is_no_date_at_all_is_left_to_the_schema():
    assert found(impossible_dates, dated("banana", "20230101")) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("period_start", "period_end"),
        ("from", "until"),
        ("target_start", "target_full"),
        ("announced", "effective"),
        ("first_year", "last_year"),
    ],
)
def test_a_period_that_ends_before_it_begins_is_named(start, end):
    table = make(
        row_id=["a", "b", "c"], **{start: ["2023", "2023-08-01", ""], end: ["2023", "2023-07", "1999"]}
    )
    assert found(backward_periods, table) == [(3, start, "2023-08-01")]


def test_nothing_is_published_in_the_future():
    table = make("sources", source_id=["a", "b", "c"], published=["2026-11-29", "2026-12", "2099-01-01"])
    assert found(future_publications, table) == [(3, "published", "2026-12"), (4, "published", "2099-01-01")]


def test_what_a_row_tells_did_not_happen_after_its_source():
    table = make(
        row_id=["a", "b", "c"],
        source_id=["early", "early", "undated"],
        date=["2023-07-31", "2023-08-01", "2030-01-01"],
    )
    assert found(ahead_of_source, table, SOURCES) == [(3, "date", "2023-08-01")]


def test_what_is_planned_or_soon_in_force_may_lie_ahead():
    table = make(
        row_id=["a", "b"],
        source_id=["early", "early"],
        date=["2024-01-01", "2024-01-01"],
        status=["planned", "reported"],
    )
    assert found(ahead_of_source, table, SOURCES) == [(3, "date", "2024-01-01")]
    assert found(
        ahead_of_source, make(row_id=["a", "b"], source_id=["early", "early"], year=["2024", "2025"]), SOURCES
    ) == [(3, "year", "2025")]


def test_what_is_told_as_new_did_not_happen_many_years_before():
    columns = {"row_id": ["a", "b"], "source_id": ["early", "early"], "date": ["2017-01-01", "2016-12-31"]}
    assert found(long_before_source, make("prices", **columns), SOURCES) == [(3, "date", "2016-12-31")]
    assert found(long_before_source, make("history", **columns), SOURCES) == []


def test_every_date_told_as_new_is_one_of_its_table():
    for table, column in LONG_BEFORE:
        assert column in {field["name"] for field in table_schema(table)["fields"]}, table


@pytest.mark.parametrize(
    ("date", "precision", "fits"),
    [
        ("2023-07-03", "day", True),
        ("2023-07-03", "week", True),
        ("2023-07", "month", True),
        ("2023", "year", True),
        ("2023-Q1", "quarter", True),
        ("2023-07", "day", False),
        ("2023", "month", False),
        ("", "day", False),
        ("2023", "", False),
        ("", "", True),
    ],
)
def test_a_precision_fits_the_date_it_speaks_of(date, precision, fits):
    table = make(row_id=["a"], date=[date], date_precision=[precision])
    assert found(wrong_precisions, table) == ([] if fits else [(2, "date_precision", precision)])


@pytest.mark.parametrize(
    ("source", "published", "fits"),
    [
        ("reuters_20230704", "2023-07-04", True),
        ("reuters_20230704", "2023-07", True),
        ("reuters_20230704", "2023-07-05", False),
        ("usgs_mcs2023_ga", "2023-01", True),
        ("usgs_mcs2023_ga", "2024-01", False),
        ("a_2020_b_2023", "2023", True),
        ("noyear", "1999", True),
        ("x_2023", "", True),
    ],
)
def test_a_date_in_the_id_of_a_source_is_that_of_its_publication(source, published, fits):
    table = make("sources", source_id=[source], published=[published])
    assert found(dates_in_source_ids, table) == ([] if fits else [(2, "published", published)])
