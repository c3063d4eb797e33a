"""Marks say what they stand for."""

import pandas as pd
from drawn import render, rows_of

from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import Stretch


def test_a_stretch_holds_from_its_first_to_its_last_day():
    frame = pd.DataFrame(
        {"year": [2010, 2012], "a": [2009.5, 2011.5], "b": [2010.5, 2012.5], "value": [1.0, 2.0]}
    )
    tree = render(draw_lines(frame, 720, Lines((Stretch("value", "a", "b"),))))
    assert sorted(rows_of(tree, "line")) == [0, 1]
