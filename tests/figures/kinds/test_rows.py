"""Bars, points and ranges by row."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, boxes, render, rows_of, words

from chokepoint.figures.kinds.layout import Guide, fit_ends, label_rows, numbered
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Rule, Tick, Words
from chokepoint.figures.kinds.rows import Rows, draw_rows
from chokepoint.figures.kinds.scales import Amounts, Days
from chokepoint.figures.theme import CHINA, WHO, WORLD

CASES = list(itertools.product(NAMES, WIDTHS))


def table(lang="en"):
    return pd.DataFrame(
        {
            "label": NAMES[lang],
            "code": ["CHN", "COD", "USA", "PER"],
            "kind": ["china", "country", "country", "country"],
            "low": [60.0, 18.0, 5.0, 0.0],
            "best": [70.0, 20.0, 6.0, 1.0],
            "high": [75.0, 30.0, 9.0, 2.0],
            "words": ["70 (60–75)", "20 (18–30)", "6 (5–9)", "1 (0–2)"],
            "open": [False, True, False, True],
            "group": ["a", "a", "b", "b"],
            "heading": ["The first group of them all", "The first group of them all", "其他国家", "其他国家"],
        }
    )


BARS = Rows((Bar("best", colour=By("kind", WHO)), Rule("low", "high"), Words("words", "high")))


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_no_words_meet_or_leave_the_drawing(lang, width):
    all_good(draw_rows(table(lang), width, BARS))


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_headings_and_labels_above_marks_have_room(lang, width):
    how = Rows((Dot("best", hollow="open"), Words("words", "best")), group="group", heading="heading")
    all_good(draw_rows(table(lang), width, how))
    above = Rows((Dot("best"), Words("words", "best")), above="always", guides=(Guide(50),))
    all_good(draw_rows(table(lang), width, above))


def test_every_mark_says_its_row():
    tree = render(draw_rows(table(), 720, BARS))
    assert sorted(rows_of(tree)) == [0, 0, 1, 1, 2, 2, 3, 3] or sorted(set(rows_of(tree))) == [0, 1, 2, 3]
    assert sorted(rows_of(tree, "text")) == [0, 1, 2, 3]


def test_rows_left_out_or_turned_keep_their_numbers():
    rows = numbered(table()).iloc[[3, 1]]
    assert set(rows_of(render(draw_rows(rows, 720, BARS)))) == {1, 3}


def test_bars_are_as_long_as_their_amounts():
    tree = render(draw_rows(table(), 720, BARS))
    lengths = [boxes(tree, row)[0][1] - boxes(tree, row)[0][0] for row in range(4)]
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [1, 20 / 70, 6 / 70, 1 / 70], abs=0.01
    )


def test_words_fit_behind_the_longest_bar_whatever_they_are():
    long = table().assign(words=["a long remark on this amount, in some words"] * 4)
    for width in WIDTHS:
        all_good(draw_rows(long, width, BARS))


def test_rows_of_one_code_share_a_line_even_if_two_codes_have_one_name():
    frame = pd.DataFrame(
        {"label": ["same", "same", "same"], "code": ["a", "a", "b"], "best": [1.0, 2.0, 3.0]}
    )
    tree = render(draw_rows(frame, 720, Rows((Dot("best"),), key="code")))
    assert [text for text, _ in words(tree)].count("same") == 2


def test_lines_are_labelled_in_order_with_headings_between():
    labels = label_rows(table(), "label", 300, 12, width=700, key="code", group="group", heading="heading")
    assert labels.at == [1, 2, 4, 5]
    assert list(labels.heads) == [0, 3]


def test_marks_without_a_value_are_not_drawn():
    frame = table().assign(best=[70.0, None, 6.0, None])
    how = Rows((Dot("best"), Tick("high")))
    assert sorted(rows_of(render(draw_rows(frame, 720, how)))) == [0, 0, 1, 2, 2, 3]


def test_negative_amounts_have_their_words_on_the_left():
    frame = pd.DataFrame({"label": ["up", "down"], "best": [20.0, -50.0], "words": ["+20 %", "−50 %"]})
    how = Rows((Bar("best", colour=If("up", CHINA, WORLD)), Words("words", "best", side="away")))
    for width in WIDTHS:
        tree = all_good(draw_rows(frame.assign(up=frame["best"] > 0), width, how))
        places = {text: box for text, box in words(tree)}
        assert places["−50 %"][2] <= boxes(tree, 1)[0][0] + 0.5
        assert places["+20 %"][0] >= boxes(tree, 0)[0][1]


def test_days_place_marks_in_time():
    days = pd.to_datetime(["2020-01-01", "2021-01-01", "2022-01-01", "2024-01-01"])
    how = Rows((Dot("day"),), scale=Days(pd.Timestamp("2019-06-01"), pd.Timestamp("2024-06-01")))
    assert sorted(rows_of(all_good(draw_rows(table().assign(day=days), 720, how)))) == [0, 1, 2, 3]


def test_the_words_of_guides_that_are_near_stand_above_each_other():
    how = Rows((Dot("best"),), guides=(Guide(40, "the first threshold"), Guide(42, "the second threshold")))
    for width in WIDTHS:
        all_good(draw_rows(table(), width, how))


def test_an_axis_reaches_what_it_is_asked_to_and_no_less_than_the_amounts():
    marks = (Bar("best"),)
    assert fit_ends(table(), marks, Amounts(0, least=100), 400) == pytest.approx((0, 100))
    assert fit_ends(table(), marks, Amounts(0, 80), 400) == (0, 80)
    low, high = fit_ends(table(), marks, Amounts(), 400)
    assert low == 0
    assert 70 <= high < 72
