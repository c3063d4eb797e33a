"""Pieces shared by the charts."""

import altair as alt
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.charts import (
    LINE_HEIGHT,
    is_narrow,
    place_labels,
    place_numbers,
    row_axis,
    translated,
    utc,
)
from chokepoint.figures.measure import text_width
from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.i18n import Translator

POINTS = st.lists(
    st.tuples(st.floats(0, 700), st.floats(0, 300), st.text("abc稀土", max_size=12)), max_size=25
)


def box(x, y, label, side):
    wide, high = text_width(label), 12 * LINE_HEIGHT
    left = x + 7 if side == "right" else x - 7 - wide
    return left, y - high / 2, left + wide, y + high / 2


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@given(POINTS)
def test_labels_cover_neither_each_other_nor_a_point_nor_the_edge(points):
    sides = place_labels(points, 700)
    assert len(sides) == len(points)
    boxes = [box(*point, side) for point, side in zip(points, sides, strict=True) if side]
    assert all(left >= -1e-9 and right <= 700 + 1e-9 for left, _, right, _ in boxes)
    dots = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in points]
    for n, one in enumerate(boxes):
        assert not any(overlap(one, other) for other in boxes[:n])
        assert not any(overlap(one, dot) for dot in dots)


def test_a_lone_label_stands_on_the_right_and_at_the_edge_on_the_left():
    assert place_labels([(10, 10, "abc")], 700) == ["right"]
    assert place_labels([(695, 10, "abc")], 700) == ["left"]
    assert place_labels([(10, 10, "abc")], 20) == [""]


def test_days_are_written_in_utc_and_gaps_stay_gaps():
    days = utc(pd.Series(pd.to_datetime(["2023-07-03", None])))
    assert days.iloc[0] == "2023-07-03T00:00:00Z"
    assert pd.isna(days.iloc[1])


def test_hostile_labels_stay_a_string_inside_the_axis_expression():
    hostile = '"]; alert(1); ["\\\n<script>'
    expression = row_axis([hostile]).to_dict()["labelExpr"]
    assert expression == '[["\\"]; alert(1); [\\"\\\\", "<script>"]][datum.value]'


def test_our_own_words_are_translated_and_the_rest_of_the_rows_is_not():
    frame = pd.DataFrame({"status": ["zero", "less_than"], "who": ["zero", "One"]})
    assert translated(frame, ["status"], Translator()).to_numpy().tolist() == [
        ["zero", "zero"],
        ["less than", "One"],
    ]
    assert frame["status"].tolist() == ["zero", "less_than"]


def test_only_the_width_of_a_phone_is_narrow():
    assert (is_narrow(NARROW), is_narrow(WIDE)) == (True, False)


def boxes_of(points, places, size):
    for (x, y, number), (side, shift) in zip(points, places, strict=True):
        wide = text_width(number, size)
        left = x + 7 if side == "right" else x - 7 - wide
        yield left, y + shift - size / 2, left + wide, y + shift + size / 2


def test_numbers_of_a_crowd_stand_around_it_and_cover_neither_points_nor_each_other():
    points = [(100.0 + 4 * n, 100.0 + 3 * (n % 3), str(n)) for n in range(7)]
    boxes = list(boxes_of(points, place_numbers(points, 11.0), 11.0))
    dots = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in points]
    everything = boxes + dots
    for n, a in enumerate(boxes):
        others = everything[:n] + everything[n + 1 :]
        assert not [b for b in others if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]


def test_a_number_alone_stands_right_of_its_point():
    assert place_numbers([(10.0, 10.0, "7")], 11.0) == [("right", 0.0)]


def test_a_label_of_several_lines_is_lifted_by_half_of_them_and_heads_of_columns_are_not():
    labels = ["one", "two\nlines", "three\nlines\nhere"]
    assert row_axis(labels).labelOffset == {"expr": "[0.0, -7.0, -14.0][datum.value]"}
    assert row_axis(labels, labelFontSize=11).labelOffset["expr"].startswith("[0.0, -6.5")
    assert row_axis(labels[:1]).labelOffset is alt.Undefined
    assert row_axis(labels, orient="top").labelOffset is alt.Undefined
