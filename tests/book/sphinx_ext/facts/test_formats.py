import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.book.sphinx_ext.facts.formats import (
    default_format,
    exact_format,
    format_value,
    write_unit,
    writes_unit,
)
from chokepoint.errors import FactError


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (98.18, ".0f", "98"),
        (540000, ",", "540,000"),
        (540000.25, ",.1f", "540,000.2"),
        (-39.7, ".1f", "−39.7"),
        (4, "+d", "+4"),
        (0.964, ".2%", "96.40%"),
        ("2023-07-03", "day", "3 July 2023"),
        ("2023-07-03", "month", "July 2023"),
        ("2023-07", "month", "July 2023"),
        ("2023", "month", "2023"),
        ("2011-Q2", "month", "2nd quarter 2011"),
        ("2023", "year", "2023"),
        (2023, "year", "2023"),
    ],
)
def test_a_format_writes_as_an_english_reader_expects(value, spec, expected):
    assert format_value(value, spec) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (540000, "540,000"),
        (0, "0"),
        (98.0, "98"),
        (98.1818, "98.2"),
        (0.96432, "0.964"),
        (1234.56, "1,235"),
        (-0.5, "−0.500"),
        (True, "yes"),
        (False, "no"),
        (None, "not published"),
        ("wrought gallium", "wrought gallium"),
        ("2023-07-03", "3 July 2023"),
        ("2023-07", "2023-07"),
    ],
)
def test_without_a_format_a_sensible_one_is_chosen(value, expected):
    assert format_value(value) == expected


@pytest.mark.parametrize("spec", ["", ".0f", "day", "month", ",.2f"])
def test_nothing_published_reads_so_whatever_the_format(spec):
    assert format_value(None, spec) == "not published"


@pytest.mark.parametrize(
    ("value", "spec"),
    [
        ("gallium", ".0f"),
        ("gallium", "day"),
        ("2023", "day"),
        ("2023-H1", "month"),
        ("2011-Q2", "day"),
        (98.2, "day"),
        (98.2, ".0q"),
        (98.2, ".0q unit"),
        ("gallium", ".0f unit"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(value, spec):
    with pytest.raises(FactError):
        format_value(value, spec)


def test_dates_and_numbers_follow_the_language_of_the_page():
    assert format_value("2023-07-03", "day", "zh_CN") == "2023年7月3日"
    assert format_value("2023-07", "month", "zh_CN") == "2023年7月"
    assert format_value(1234.5, ",.1f", "de") == "1.234,5"
    assert format_value(1234.5, ",.1f", "no such language") == "1,234.5"


@given(st.floats(min_value=1e-6, max_value=1e12))
def test_the_exact_format_keeps_four_digits_and_never_loses_the_number(value):
    shown = float(format(value, exact_format(value)).replace(",", ""))
    assert shown == pytest.approx(value, rel=6e-4, abs=1e-9)
    assert len(format(value, exact_format(value)).partition(".")[2]) <= 9


@given(st.floats(min_value=1e-4, max_value=1e9) | st.integers(-(10**9), 10**9))
def test_the_default_format_is_right_to_three_digits(value):
    shown = float(format(value, default_format(value)).replace(",", ""))
    assert shown == pytest.approx(value, rel=6e-3, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "count", "with_unit"),
    [(0, "none", "no days"), (1, "one", "1 day"), (2, "2", "2 days"), (1200, "1,200", "1,200 days")],
)
def test_a_count_reads_well_in_a_sentence_whatever_it_is(value, count, with_unit):
    assert format_value(value, "count", unit="days") == count
    assert format_value(value, "unit", unit="days") == with_unit


@pytest.mark.parametrize(
    ("value", "spec", "written"),
    [
        (2.96, ".0f unit", "3 months"),
        (0.96, ".0f unit", "1 month"),
        (0.2, ".0f unit", "0 months"),
        (1, ".1f unit", "1.0 months"),
        (1234.5, ",.0f unit", "1,234 months"),
        (None, ".0f unit", "not published"),
        (-33.387, "number unit", "−33.4 months"),
        (0.0, "number unit", "0 months"),
        ("2012", "number unit", "2012"),
    ],
)
def test_a_number_is_rounded_before_its_unit_is_written(value, spec, written):
    assert format_value(value, spec, unit="months") == written


@pytest.mark.parametrize(
    ("spec", "writes"), [("unit", True), (".0f unit", True), ("", False), (".0f", False), ("count", False)]
)
def test_a_format_says_whether_it_writes_the_unit(spec, writes):
    assert writes_unit(spec) is writes


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [(1, "days", "day"), (2, "days", "days"), ("2023-07-03", "date", ""), (None, "days", "")],
)
def test_a_unit_stands_behind_what_is_known_and_no_day(value, unit, written):
    assert write_unit(value, unit, "en") == written
