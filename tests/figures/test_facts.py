"""A fact is a plain value with its rows, or an error."""

import datetime
import json

import numpy as np
import pandas as pd
import pytest

from chokepoint.errors import DataError, FactError
from chokepoint.figures.facts import FACT_MIME, make_fact, plain_value

ROWS = pd.DataFrame({"row_ids": ["exp-x010;exp-x009", "exp-x010"]})


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float64(1.5), 1.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (pd.Series([1], dtype="Int64").iloc[0], 1),
        (float("nan"), None),
        (np.nan, None),
        (None, None),
        (pd.NA, None),
        (pd.NaT, None),
        (pd.Timestamp("2023-07-03"), "2023-07-03"),
        (datetime.date(2023, 7, 3), "2023-07-03"),
        (0.1 + 0.2, 0.3),
        ("word", "word"),
        (False, False),
    ],
)
def test_values_become_plain_python(value, plain):
    result = plain_value(value)
    assert result == plain
    assert type(result) in (float, int, str, bool, type(None))


@pytest.mark.parametrize("value", [[1], {"a": 1}, object(), pd.Series([1, 2])])
def test_what_is_no_value_is_refused(value):
    with pytest.raises((FactError, ValueError)):
        plain_value(value)


def test_a_fact_carries_each_row_once_with_source_and_place():
    payload = make_fact("zero_kg", 0.0, "kg", ROWS, "as printed")[FACT_MIME]
    assert payload["value"] == 0
    assert payload["unit"] == "kg"
    assert [row["row_id"] for row in payload["rows"]] == ["exp-x009", "exp-x010"]
    assert all(row["source_id"] and row["locator"] for row in payload["rows"])
    json.dumps(payload, allow_nan=False)


@pytest.mark.parametrize(
    ("key", "value", "rows", "message"),
    [
        ("share", 1.0, None, "needs the rows"),
        ("share", 3, None, "needs the rows"),
        ("share", 1.0, ROWS, "say how"),
        ("Share", "x", None, "lower case"),
        ("1st", "x", None, "lower case"),
        ("a b", "x", None, "lower case"),
    ],
)
def test_a_fact_without_rows_explanation_or_name_is_refused(key, value, rows, message):
    with pytest.raises(FactError, match=message):
        make_fact(key, value, "", rows, "")


@pytest.mark.parametrize(("key", "value"), [("is_gallium", True), ("metal", "gallium"), ("kg", None)])
def test_words_truth_values_and_what_is_not_published_need_no_rows(key, value):
    assert make_fact(key, value, "", None, "")[FACT_MIME]["value"] == value


def test_bounds_stand_beside_the_value_as_far_as_they_are_known():
    payload = make_fact("kg", 2.0, "kg", ROWS, "x", (1.0, 3.0))[FACT_MIME]
    assert (payload["low"], payload["high"]) == (1.0, 3.0)
    assert not {"low", "high"} & set(make_fact("kg", 2.0, "kg", ROWS, "x")[FACT_MIME])


def test_rows_that_are_in_no_table_are_refused():
    with pytest.raises(DataError, match="no table has a row"):
        make_fact("share", 1.0, "", pd.DataFrame({"row_ids": ["exp-x99999"]}), "by magic")


def test_the_words_beside_a_fact_say_what_it_is():
    assert make_fact("kg", 3, "kg", ROWS, "x")["text/plain"] == "kg = 3 kg  [2 rows]"
