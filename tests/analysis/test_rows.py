"""Rows are walked with their columns as attributes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.rows import add_up, each_row, grouped


def test_each_row_has_its_columns_as_attributes_in_order():
    rows = list(each_row(pd.DataFrame({"name": ["a", "b"], "n": [1, 2]})))
    assert [(row.name, row.n) for row in rows] == [("a", 1), ("b", 2)]


KINDS = {
    "str": ["锑", None],
    "object": [["a"], None],
    "float64": [1.5, None],
    "int64": [1, 2],
    "Int64": [1, None],
    "bool": [True, False],
    "datetime64[us]": ["2023-07-03", None],
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_holds_what_pandas_would_give(kind):
    frame = pd.DataFrame({"from": pd.Series(KINDS[kind], dtype=kind), "n": [1, 2]}, index=[7, 8])
    theirs = list(frame.itertuples(index=False))
    assert repr([tuple(row) for row in each_row(frame)]) == repr([tuple(row) for row in theirs])
    assert [type(row[0]) for row in each_row(frame)] == [type(row[0]) for row in theirs]
    assert [row._fields for row in each_row(frame)] == [row._fields for row in theirs]


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(), pd.DataFrame({"n": []}), pd.DataFrame(index=[1, 2])], ids=str
)
def test_no_rows_are_none(frame):
    assert list(each_row(frame)) == []


def test_groups_come_in_the_order_of_their_keys_and_rows_in_their_own():
    frame = pd.DataFrame({"who": ["b", "a", "b", "a"], "from": [1, 2, 1, 1], "n": [1, 2, 3, 4]})
    found = [(key, [row.n for row in rows]) for key, rows in grouped(frame, ["who", "from"])]
    assert found == [(("a", 1), [4]), (("a", 2), [2]), (("b", 1), [1, 3])]
    assert [key for key, _ in grouped(frame, ["who"])] == [("a",), ("b",)]
    assert grouped(frame.head(0), ["who"]) == []


@given(st.lists(st.floats(0, 1e12) | st.just(float("nan")), max_size=40))
def test_numbers_add_up_as_a_column_does(values):
    assert add_up(iter(values)) == pd.Series(values, dtype=float).sum()
