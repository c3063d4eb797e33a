"""Marks on a plane say what they stand for; one without a value is not drawn."""

import pandas as pd
from drawn import render, rows_of

from chokepoint.figures.kinds.lines import Lines, draw_lines
from chokepoint.figures.kinds.marks import By, Dot, If, Stretch, Words


def test_a_stretch_holds_from_its_first_to_its_last_day():
    frame = pd.DataFrame(
        {"year": [2010, 2012], "a": [2009.5, 2011.5], "b": [2010.5, 2012.5], "value": [1.0, 2.0]}
    )
    tree = render(draw_lines(frame, 720, Lines((Stretch("value", "a", "b"),))))
    assert sorted(rows_of(tree, "line")) == [0, 1]


def test_a_mark_without_a_value_is_not_drawn():
    frame = pd.DataFrame({"year": [2010, 2011], "value": [1.0, None]})
    tree = render(draw_lines(frame, 720, Lines((Dot("value"),))))
    assert rows_of(tree) == [0]


def test_a_mark_is_drawn_only_where_its_condition_holds():
    frame = pd.DataFrame({"year": [2010, 2011], "value": [1.0, 2.0]})
    tree = render(draw_lines(frame, 720, Lines((Dot("value", when="datum.value > 1"),))))
    assert rows_of(tree) == [1]


def test_only_looks_that_occur_stand_in_a_legend():
    frame = pd.DataFrame({"year": [2010], "value": [1.0], "kind": ["a"]})
    look = By("kind", {"a": "red", "b": "blue"}, {"a": "A", "b": "B"})
    chart = draw_lines(frame, 720, Lines((Dot("value", colour=look),))).to_dict()
    (scale,) = [
        layer["encoding"]["color"]["scale"]
        for layer in chart["layer"]
        if "scale" in layer.get("encoding", {}).get("color", {})
    ]
    assert scale == {"domain": ["a"], "range": ["red"]}


def test_hollow_and_full_points_are_drawn_apart():
    frame = pd.DataFrame({"year": [2010, 2011], "value": [1.0, 2.0], "open": [True, False]})
    tree = render(
        draw_lines(frame, 720, Lines((Dot("value", hollow="open", colour=If("open", "red", "red")),)))
    )
    assert sorted(rows_of(tree)) == [0, 1]


def test_broken_words_are_lifted_by_their_further_lines():
    frame = pd.DataFrame({"year": [2010], "value": [1.0], "name": ["one\ntwo"]})
    chart = draw_lines(frame, 720, Lines((Words("name", "value", side="middle"),))).to_dict()
    (words,) = [layer["mark"] for layer in chart["layer"] if layer["mark"]["type"] == "text"]
    assert "length(split(datum.name" in words["dy"]["expr"]
