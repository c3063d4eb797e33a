"""Parts of a whole."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, boxes, rows_of
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.kinds.parts import Parts, draw_parts, place_parts
from chokepoint.figures.theme import CHINA, WORLD

CASES = list(itertools.product(NAMES, WIDTHS))
WHOLES = pd.DataFrame(
    {
        "whole": ["x", "x", "y", "y"],
        "label": ["ex", "ex", "why", "why"],
        "part": ["b", "a", "a", "b"],
        "n": [4, 3, 5, 6],
        "sum": ["7", "7", "11", "11"],
        "count": ["4", "3", "5", "6"],
    }
)
COLOURS = {"a": CHINA, "b": WORLD}


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_parts_fill_the_whole_in_the_order_of_their_colours(lang, width):
    words_of = dict(zip(COLOURS, NAMES[lang], strict=False))
    how = Parts("whole", "part", "n", COLOURS, words_of, sums="sum", counts="count")
    tree = all_good(draw_parts(WHOLES, width, how))
    (own,), (other,) = boxes(tree, 1), boxes(tree, 0)
    assert own[1] == pytest.approx(other[0], abs=0.6)
    assert sorted(rows_of(tree)) == [0, 1, 2, 3]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_parts_end_where_their_sum_ends(amounts):
    frame = pd.DataFrame({"whole": "w", "part": ["a", "b"] * 4, "n": [*amounts, *[1] * (8 - len(amounts))]})
    placed = place_parts(frame, Parts("whole", "part", "n", COLOURS))
    assert placed["to"].max() == frame["n"].sum()
    assert sorted(placed["to"].tolist()[:-1]) == sorted(placed["from"].tolist()[1:])
