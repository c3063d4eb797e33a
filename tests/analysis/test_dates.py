"""Partial dates as columns, and the day a page looks from."""

import pandas as pd
import pytest

from chokepoint.analysis.dates import evidence_day, month_starts, to_first_day, to_last_day
from chokepoint.data import load_sources
from chokepoint.errors import DataError

TEXTS = pd.Series(["2023", "2023-07", "2023-07-06", "2026-Q3", "2028-H1", ""])


def test_partial_dates_begin_and_end_where_their_period_does():
    first = to_first_day(TEXTS).dt.strftime("%Y-%m-%d").fillna("").tolist()
    last = to_last_day(TEXTS).dt.strftime("%Y-%m-%d").fillna("").tolist()
    assert first == ["2023-01-01", "2023-07-01", "2023-07-06", "2026-07-01", "2028-01-01", ""]
    assert last == ["2023-12-31", "2023-07-31", "2023-07-06", "2026-09-30", "2028-06-30", ""]


def test_a_column_without_rows_stays_a_column_of_days():
    assert pd.api.types.is_datetime64_any_dtype(to_first_day(TEXTS.head(0)))


def test_what_is_no_date_is_refused():
    with pytest.raises(DataError, match="is not a date"):
        to_first_day(pd.Series(["soon"]))


def test_months_are_listed_with_both_ends():
    months = month_starts("2022-11", "2023-02")
    assert [f"{month:%Y-%m-%d}" for month in months] == [
        "2022-11-01",
        "2022-12-01",
        "2023-01-01",
        "2023-02-01",
    ]


def test_the_page_looks_from_the_day_asked_for_else_from_the_newest_date():
    sources = pd.DataFrame({"published": ["2023-07-06", "2026", "2025-02", "2025-01-02", ""]})
    assert evidence_day(sources, "2023-07-05") == pd.Timestamp("2023-07-05")
    assert evidence_day(sources) == pd.Timestamp("2025-02-28")


def test_the_evidence_ends_on_a_day_that_a_source_bears():
    sources = load_sources()
    assert evidence_day(sources) in set(sources["published_last_day"])
