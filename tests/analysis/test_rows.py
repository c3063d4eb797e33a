"""Rows are walked with their columns as attributes."""

import pandas as pd

from chokepoint.analysis.rows import each_row


def test_each_row_has_its_columns_as_attributes_in_order():
    rows = list(each_row(pd.DataFrame({"name": ["a", "b"], "n": [1, 2]})))
    assert [(row.name, row.n) for row in rows] == [("a", 1), ("b", 2)]
