"""Cells by row and column."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, render, rows_of, words

from chokepoint.figures.kinds.marks import If, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.theme import TEAL, WASH

CASES = list(itertools.product(NAMES, WIDTHS))
CELLS = pd.DataFrame(
    [(r, c, f"{n}") for n, (r, c) in enumerate(itertools.product(range(4), "uvwxyz"))],
    columns=["r", "c", "said"],
)


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_a_matrix_keeps_its_headings_and_words_apart(lang, width):
    frame = CELLS.assign(label=[NAMES[lang][r] for r in CELLS["r"]], on=CELLS["r"] % 2 == 0)
    heads = dict(zip("uvwxyz", [*NAMES[lang], "in", "on"], strict=True))
    how = Matrix(
        "r", "label", "c", heads, If("on", TEAL, WASH), marks=(Words("said", "across", side="middle"),)
    )
    tree = all_good(draw_matrix(frame, width, how))
    assert sorted(set(rows_of(tree))) == list(range(24))


def test_two_things_of_one_name_are_two_rows_of_a_matrix():
    frame = pd.DataFrame({"r": ["a", "b"], "label": ["same", "same"], "c": ["u", "u"]})
    tree = render(draw_matrix(frame, 320, Matrix("r", "label", "c", {"u": "head"}, WASH)))
    assert [text for text, _ in words(tree)].count("same") == 2
