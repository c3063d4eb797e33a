from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.data import first_day, last_day
from chokepoint.errors import DataError

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-07", date(2023, 7, 1), date(2023, 7, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-07-03", date(2023, 7, 3), date(2023, 7, 3)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2028-H1", date(2028, 1, 1), date(2028, 6, 30)),
        ("2028-H2", date(2028, 7, 1), date(2028, 12, 31)),
    ],
)
def test_a_partial_date_covers_its_whole_period(partial, first, last):
    assert (first_day(partial), last_day(partial)) == (first, last)


@given(days)
def test_a_full_date_is_its_own_first_and_last_day(day):
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day


@given(days)
def test_every_shorter_form_covers_the_day_it_was_cut_from(day):
    quarter, half = (day.month + 2) // 3, 1 + (day.month > 6)
    for partial in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y}-Q{quarter}", f"{day:%Y}-H{half}"):
        assert first_day(partial) <= day <= last_day(partial)


@given(days)
def test_the_day_after_a_month_begins_the_next(day):
    after = last_day(f"{day:%Y-%m}") + timedelta(days=1)
    assert after.day == 1
    assert first_day(f"{after:%Y-%m}") == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-Q5",
        "2023-H3",
        "July 2023",
        "2023-7",
        "2023-07-03 ",
    ],
)
def test_anything_else_is_refused_with_the_forms_that_are_allowed(text):
    with pytest.raises(DataError, match=r"is not a date.*YYYY-MM-DD"):
        last_day(text)
