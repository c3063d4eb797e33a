"""An answer is read from a frame with its unit, its rows, its date, base and bounds."""

from datetime import date

import pandas as pd
import pytest

from chokepoint.answers.answer import Answer, Column, plain_value, read, summarise
from chokepoint.errors import FactError
from chokepoint.i18n import Translator

PRICES = pd.DataFrame(
    {
        "change": [20.0, 434.5],
        "base": [100.0, 282.5],
        "day": pd.to_datetime(["2024-01-31", "2025-10-31"]),
        "low": [1.0, 400.0],
        "high": [30.0, 450.0],
        "year": pd.array([2024, 2025], "Int64"),
        "who": ["Fastmarkets", "Reuters"],
        "row_ids": ["b;a", "c"],
    }
)
T = Translator()
CHANGE = Column("change", "percent", "newest over last", date="day", base="base", low="low", high="high")


def test_an_answer_says_value_unit_date_base_and_bounds():
    found = read("controls.price_change", CHANGE, PRICES, T)
    assert (found.value, found.unit, found.date, found.base) == (434.5, "percent", date(2025, 10, 31), 282.5)
    assert (found.low, found.high, found.row_ids, found.how) == (400.0, 450.0, "a;b;c", "newest over last")
    assert found.known
    assert found.number == 434.5


@pytest.mark.parametrize(
    ("column", "unit", "answer"), [("base", "kg", (282.5, "kg")), ("year", "year", ("2025", ""))]
)
def test_a_unit_may_differ_from_row_to_row(column, unit, answer):
    rows = PRICES.tail(1).assign(unit=unit)
    found = read("controls.x", Column(column, how="as printed", unit_from="unit"), rows, T)
    assert (found.value, found.unit) == answer
    nothing = read("controls.x", Column(column, how="as printed", unit_from="unit"), rows.head(0), T)
    assert (nothing.value, nothing.unit) == (None, "")


def test_without_rows_nothing_is_known():
    found = read("controls.price_change", CHANGE, PRICES.head(0), T)
    assert (found.known, found.value, found.low, found.row_ids) == (False, None, None, "")
    with pytest.raises(FactError, match="not a number"):
        _ = found.number


@pytest.mark.parametrize("name", ["price", "Controls.price", "controls.Price", "controls.price.change"])
def test_a_name_is_a_story_and_a_key(name):
    with pytest.raises(FactError, match=r"story\.key"):
        read(name, CHANGE, PRICES, T)


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(FactError, match="lacks 'nothing'"):
        read("controls.x", Column("nothing", "t", "as printed"), PRICES, T)


def test_every_answer_says_how_it_was_computed():
    with pytest.raises(FactError, match="how it was computed"):
        read("controls.x", Column("change", "percent"), PRICES, T)


@pytest.mark.parametrize(
    ("column", "unit", "value"),
    [
        ("change", "", 434.5),
        ("year", "year", "2024, 2025"),
        ("year", "", 2025),
        ("who", "", "Fastmarkets, Reuters"),
    ],
)
def test_of_several_rows_the_largest_number_or_all_the_words(column, unit, value):
    assert summarise(PRICES[column], T, unit) == value


@pytest.mark.parametrize("value", [None, pd.NaT, pd.NA, float("nan")])
def test_what_is_missing_is_nothing(value):
    assert plain_value(value) is None


def test_values_are_plain_python():
    assert type(plain_value(pd.Series([1]).max())) is int
    assert plain_value(pd.Timestamp("2023-07-03 10:00")) == date(2023, 7, 3)
    with pytest.raises(FactError, match="cannot be an answer"):
        plain_value([1])


@pytest.mark.parametrize("value", [True, "many", None])
def test_only_a_number_is_a_number(value):
    with pytest.raises(FactError, match="not a number"):
        _ = Answer("a.b", value).number
