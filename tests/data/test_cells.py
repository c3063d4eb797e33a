import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.data.cells import HINTS, convert, fits

ODD = [
    "+264",
    "264.",
    ".5",
    "1e5",
    "NaN",
    "inf",
    "-inf",
    "1,000",
    "--5",
    " 5",
    "5 ",
    "٣",
    "007",
    "1_000",
    "0x10",
]
CELLS = [
    "264",
    "-0.5",
    "0",
    "2023-07-03",
    "2023-02-30",
    "2023-7-3",
    "true",
    "false",
    "TRUE",
    "9" * 40,
    "",
    *ODD,
]


@pytest.mark.parametrize("cell", ODD)
def test_what_no_page_prints_is_no_number(cell):
    assert not fits("number")(cell)


@pytest.mark.parametrize(
    ("kind", "cell", "is_one"),
    [
        ("number", "-0.5", True),
        ("integer", "12", True),
        ("integer", "1.0", False),
        ("date", "2024-02-29", True),
        ("date", "2023-02-29", False),
        ("date", "2023-7-3", False),
        ("boolean", "true", True),
        ("boolean", "TRUE", False),
        ("string", "anything", True),
    ],
)
def test_each_type_has_its_form(kind, cell, is_one):
    assert fits(kind)(cell) is is_one


@pytest.mark.parametrize("kind", list(HINTS))
@given(cells=st.lists(st.sampled_from(CELLS) | st.text("0123456789.-+e", max_size=6)))
def test_what_the_check_lets_pass_is_what_can_be_loaded(kind, cells):
    converted = convert(pd.Series(cells, dtype="str"), kind)
    assert list(converted.notna()) == [fits(kind)(cell) for cell in cells]


def test_converted_columns_have_their_types_and_values():
    assert convert(pd.Series(["1.5", ""]), "number").tolist()[0] == 1.5
    assert str(convert(pd.Series(["12", ""]), "integer").dtype) == "Int64"
    assert convert(pd.Series(["2023-07-03"]), "date")[0] == pd.Timestamp("2023-07-03")
    assert convert(pd.Series(["true", "false", ""]), "boolean").tolist() == [True, False, pd.NA]
    assert convert(pd.Series(["NA", ""]), "string").tolist() == ["NA", ""]


def test_the_largest_whole_number_a_cell_may_hold_can_be_loaded():
    assert convert(pd.Series(["9" * 18]), "integer")[0] == 10**18 - 1
    assert not fits("integer")("9" * 19)
