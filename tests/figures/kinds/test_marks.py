"""Marks name the columns they are drawn from, and the amounts that are the same in all rows."""

import pandas as pd
import pytest

from chokepoint.figures.kinds import marks
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Rule, Words


@pytest.mark.parametrize(
    ("mark", "columns"),
    [
        (Bar("end", start="start"), ["start", "end"]),
        (Dot("end", colour=By("kind", {}), hollow="open"), ["end", "kind", "open"]),
        (Dot("end", colour=If("open", "red", "blue"), when="datum.start > 1"), ["start", "end", "open"]),
        (Words("name", "end"), ["end", "name", "side_of_name"]),
    ],
)
def test_a_mark_is_drawn_from_the_columns_it_names(mark, columns):
    frame = pd.DataFrame(columns=["start", "end", "kind", "open", "name", "side_of_name", "other"])
    assert marks.columns_of([mark], frame) == columns


@pytest.mark.parametrize(("value", "name"), [(0, "always_0"), (-1.5, "always__1_5"), (100, "always_100")])
def test_an_amount_for_all_rows_has_a_column_of_its_own(value, name):
    assert marks.constant_name(value) == name
    assert marks.constants([Rule(value, "end"), Rule("start", "end"), Dot("end")]) == {name: value}
