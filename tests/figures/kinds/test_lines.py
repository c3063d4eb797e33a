"""Series with the names beside them."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, rows_of
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.kinds.lines import Lines, Names, draw_lines, move_apart
from chokepoint.figures.kinds.marks import By, Dot, Line, Words
from chokepoint.figures.theme import CHINA, TEAL, WORLD

CASES = list(itertools.product(NAMES, WIDTHS))
SERIES = pd.DataFrame(
    {
        "year": [2010, 2015, 2020] * 3,
        "code": [code for code in "abc" for _ in range(3)],
        "value": [1.0, 5.0, 10.0, 2.0, 4.0, 10.1, 3.0, 3.0, 9.9],
    }
)


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_names_of_lines_that_end_together_move_apart(lang, width):
    named = dict(zip("abc", NAMES[lang], strict=False))
    frame = SERIES.assign(name=SERIES["code"].map(named))
    look = By("code", {"a": CHINA, "b": WORLD, "c": TEAL})
    how = Lines(
        (Line("value", series="code", colour=look), Dot("value", colour=look)),
        names=Names("code", "name", "value", look),
    )
    tree = all_good(draw_lines(frame, width, how))
    assert sorted(set(rows_of(tree))) == list(range(9))


@pytest.mark.parametrize("width", WIDTHS)
def test_words_beside_and_over_points_cover_nothing(width):
    frame = SERIES.assign(word=[f"point {n}" for n in range(9)])
    for side in ("beside", "over"):
        how = Lines((Dot("value"), Words("word", "value", side=side)))
        if side == "beside":
            all_good(draw_lines(frame, width, how))
        else:
            all_good(draw_lines(frame[frame["code"] == "a"], width, how))


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(8, 30)), max_size=6))
def test_what_moves_apart_keeps_its_order_and_does_not_overlap(things):
    wanted, heights = [y for y, _ in things], [high for _, high in things]
    placed = move_apart(wanted, heights, 200)
    order = sorted(range(len(placed)), key=lambda n: placed[n])
    for one, two in itertools.pairwise(order):
        assert placed[two] - placed[one] >= (heights[one] + heights[two]) / 2 - 1e-6
