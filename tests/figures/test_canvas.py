"""Charts that share their parts come out as altair writes those it copies."""

import altair as alt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.canvas import chart, layered, stacked, write_rows

CELLS = {
    "str": st.none() | st.text(max_size=4),
    "object": st.none() | st.text(max_size=4) | st.integers(0, 9) | st.lists(st.integers(0, 9), max_size=2),
    "float64": st.floats() | st.none(),
    "int64": st.integers(-9, 9),
    "bool": st.booleans(),
    "Int64": st.none() | st.integers(-9, 9),
    "boolean": st.none() | st.booleans(),
    "datetime64[us]": st.none() | st.dates(pd.Timestamp("1990-01-01").date()),
}
POINTS = pd.DataFrame({"x": [1.0, 2.0, np.nan], "name": ["锑", "gallium", "gallium"]})


@pytest.mark.parametrize("kind", sorted(CELLS))
@given(st.data())
def test_rows_are_written_as_altair_writes_them(kind, data):
    cells = data.draw(st.lists(CELLS[kind], max_size=5))
    frame = pd.DataFrame({"n": range(len(cells)), "cell": pd.Series(cells, dtype=kind)})
    assert repr(write_rows(frame)) == repr(alt.to_values(frame)["values"])


def points(begin, rows):
    """Draw dots and their names, begun as told."""
    base = begin(rows).encode(x=alt.X("x:Q"))
    return [
        base.mark_point(),
        base.transform_filter("datum.x > 1").mark_text().encode(text=alt.Text("name:N")),
    ]


def put_together(begin, layer, stack):
    """Draw two panels, one of which has a line from other rows."""
    line = begin(pd.DataFrame({"x": [1.5]})).mark_rule().encode(x=alt.X("x:Q"))
    return stack(
        layer(points(begin, POINTS), width=100, title="one"), layer([line, *points(begin, POINTS)], width=80)
    )


@pytest.mark.parametrize("abreast", [False, True])
def test_what_is_put_together_is_what_altair_makes_of_it(abreast):
    ours = put_together(chart, layered, lambda *panels: stacked(panels, abreast=abreast, spacing=3))
    stack = alt.hconcat if abreast else alt.vconcat
    theirs = put_together(
        alt.Chart, lambda charts, **look: alt.layer(*charts, **look), lambda *p: stack(*p, spacing=3)
    )
    assert ours.to_dict() == theirs.to_dict()


def test_rows_that_all_layers_draw_are_named_once():
    spec = layered(points(chart, POINTS)).to_dict()
    assert spec["data"]["name"] in spec["datasets"]
    assert all("data" not in layer for layer in spec["layer"])


def test_a_chart_stays_as_it_was_when_others_are_made_of_it():
    parts = points(chart, POINTS)
    before = [part.to_dict() for part in parts]
    stacked([layered(parts, width=50), layered(parts, height=20)], abreast=True).to_dict()
    parts[0].encode(y=alt.Y("x:Q")).mark_bar().properties(width=3)
    assert [part.to_dict() for part in parts] == before


def test_what_is_put_together_is_not_copied():
    parts = points(chart, POINTS)
    assert layered(parts).copy().layer[0].encoding is parts[0].encoding
