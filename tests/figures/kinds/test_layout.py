"""Rows, labels and room."""

import pandas as pd

from chokepoint.figures.kinds.layout import folded, numbered
from chokepoint.figures.kinds.scales import Amounts
from chokepoint.figures.theme import NARROW, WIDE


def test_rows_are_numbered_once():
    frame = pd.DataFrame({"row": [4, 2]})
    assert numbered(frame)["row"].tolist() == [4, 2]
    assert numbered(pd.DataFrame({"a": [1, 1]}))["row"].tolist() == [0, 1]
    assert Amounts(0).kind == "Q"


def test_a_phone_draws_the_first_rows_and_keeps_their_numbers():
    frame = pd.DataFrame({"label": ["a", "b", "c"]})
    assert folded(frame, NARROW, 2)["row"].tolist() == [0, 1]
    assert folded(frame, WIDE, 2)["row"].tolist() == [0, 1, 2]
