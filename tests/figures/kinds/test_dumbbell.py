"""Two values a row, joined."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, rows_of

from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell

CASES = list(itertools.product(NAMES, WIDTHS))


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_a_dumbbell_joins_what_is_known_and_draws_the_rest_alone(lang, width):
    frame = pd.DataFrame({"label": NAMES[lang], "a": [1.0, 5.0, None, 7.0], "b": [4.0, 2.0, 3.0, None]})
    frame = frame.assign(words=["×4", "×0.4", "", ""])
    tree = all_good(draw_dumbbell(frame, width, Dumbbell("a", "b", hollow="first", words="words")))
    assert sorted(set(rows_of(tree))) == [0, 1, 2, 3]
