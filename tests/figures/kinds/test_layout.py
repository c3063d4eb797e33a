"""Rows, labels and room."""

import pandas as pd

from chokepoint.figures.kinds.layout import numbered
from chokepoint.figures.kinds.scales import Amounts


def test_rows_are_numbered_once():
    frame = pd.DataFrame({"row": [4, 2]})
    assert numbered(frame)["row"].tolist() == [4, 2]
    assert numbered(pd.DataFrame({"a": [1, 1]}))["row"].tolist() == [0, 1]
    assert Amounts(0).kind == "Q"
