"""A fact is a plain value with its rows, or an error."""

import datetime
import importlib
import json

import numpy as np
import pandas as pd
import pytest

from chokepoint.errors import DataError, FactError
from chokepoint.figures import fact, facts
from chokepoint.figures.facts import FACT_MIME, make_fact, plain_value

ROWS = pd.DataFrame({"row_ids": ["exp-x010;exp-x009", "exp-x010"]})


@pytest.fixture
def shown(monkeypatch):
    """Collect what a cell would display."""
    outputs = []
    # the package gives out a function of the module's name, so the module is asked for by name
    module = importlib.import_module("chokepoint.figures.facts")
    monkeypatch.setattr(module, "display", lambda bundle, raw: outputs.append(bundle[FACT_MIME]))
    return outputs


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


def test_a_fact_carries_each_row_once_with_source_and_place(shown):
    fact("zero_kg", np.float64(0), unit="kg", rows=ROWS, how="as printed")
    (payload,) = shown
    assert payload["value"] == 0
    assert payload["unit"] == "kg"
    assert [row["row_id"] for row in payload["rows"]] == ["exp-x009", "exp-x010"]
    assert all(row["source_id"] and row["locator"] for row in payload["rows"])
    json.dumps(payload, allow_nan=False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"key": "share", "value": 1.0}, "needs the rows"),
        ({"key": "share", "value": 3}, "needs the rows"),
        ({"key": "share", "value": 1.0, "rows": ROWS}, "say how"),
        ({"key": "Share", "value": "x"}, "lower case"),
        ({"key": "1st", "value": "x"}, "lower case"),
        ({"key": "a b", "value": "x"}, "lower case"),
    ],
)
def test_a_fact_without_rows_explanation_or_name_is_refused(shown, arguments, message):
    with pytest.raises(FactError, match=message):
        fact(arguments.pop("key"), arguments.pop("value"), **arguments)
    assert shown == []


def test_words_and_truth_values_need_no_rows(shown):
    fact("is_gallium", True)
    fact("metal", "gallium")
    assert [(f["key"], f["value"]) for f in shown] == [("is_gallium", True), ("metal", "gallium")]


def test_rows_that_are_in_no_table_are_refused(shown):
    with pytest.raises(DataError, match="no table has a row"):
        fact("share", 1.0, rows=pd.DataFrame({"row_ids": ["exp-x99999"]}), how="by magic")


def test_several_facts_may_stand_in_the_columns_of_the_same_rows(shown):
    rows = ROWS.assign(kg=[3.0, 7.0], year=[2024, 2024], name=["a", "b"])
    facts(
        rows,
        "has_rows",
        kg=("kg", "kg", "as printed"),
        year=("year", "year", "of the row"),
        names=("name", "", "both"),
    )
    values = {f["key"]: (f["value"], f["unit"]) for f in shown}
    assert values == {"has_rows": (True, ""), "kg": (7.0, "kg"), "year": ("2024", ""), "names": ("a, b", "")}


def test_no_rows_give_facts_without_a_value(shown):
    rows = ROWS.assign(kg=[3.0, 7.0], name=["a", "b"]).head(0)
    facts(rows, "has_rows", kg=("kg", "kg", "as printed"), names=("name", "", "both"))
    assert {f["key"]: f["value"] for f in shown} == {"has_rows": False, "kg": None, "names": None}


def test_the_words_beside_a_fact_say_what_it_is():
    assert make_fact("kg", 3, "kg", ROWS, "x")["text/plain"] == "kg = 3 kg  [2 rows]"
