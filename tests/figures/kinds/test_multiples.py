"""The same chart for several groups."""

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, rows_of

from chokepoint.figures.kinds.lines import Lines, line_layers
from chokepoint.figures.kinds.marks import Dot
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.scales import Years

SERIES = pd.DataFrame(
    {
        "year": [2010, 2015, 2020] * 3,
        "code": [code for code in "abc" for _ in range(3)],
        "value": [1.0, 5.0, 10.0, 2.0, 4.0, 10.1, 3.0, 3.0, 9.9],
    }
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("abreast", [1, 3])
def test_multiples_draw_each_group_once_and_keep_its_rows(width, abreast):
    frame = SERIES.assign(name=SERIES["code"].map(dict(zip("abc", NAMES["zh"], strict=False))))
    how = Lines((Dot("value"),), across=Years(2010, 2020), height=80, left=40)
    panels = Multiples("code", "name", left=40, abreast=abreast)
    chart = draw_multiples(frame, width, panels, lambda own, wide: (line_layers(own, wide, how), how.height))
    assert sorted(rows_of(all_good(chart))) == list(range(9))
