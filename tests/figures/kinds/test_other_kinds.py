"""Dumbbells, steps, parts of a whole, matrices, lines, multiples and maps."""

import itertools

import pandas as pd
import pytest
from drawn import NAMES, WIDTHS, all_good, boxes, render, rows_of, words
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.figures.kinds.dumbbell import Dumbbell, draw_dumbbell
from chokepoint.figures.kinds.layout import Guide, numbered
from chokepoint.figures.kinds.legend import columns_of
from chokepoint.figures.kinds.lines import Lines, Names, draw_lines, line_layers, move_apart
from chokepoint.figures.kinds.maps import Areas, Places, draw_areas, draw_places
from chokepoint.figures.kinds.marks import Bar, By, Dot, If, Line, Stretch, Words
from chokepoint.figures.kinds.matrix import Matrix, draw_matrix
from chokepoint.figures.kinds.multiples import Multiples, draw_multiples
from chokepoint.figures.kinds.parts import Parts, draw_parts, place_parts
from chokepoint.figures.kinds.scales import Amounts, Years, year_step, year_ticks
from chokepoint.figures.kinds.steps import Steps, Told, draw_steps, draw_told
from chokepoint.figures.theme import CHINA, PAPER, TEAL, WASH, WORLD

CASES = list(itertools.product(NAMES, WIDTHS))


@pytest.mark.parametrize(("lang", "width"), CASES)
def test_a_dumbbell_joins_what_is_known_and_draws_the_rest_alone(lang, width):
    frame = pd.DataFrame({"label": NAMES[lang], "a": [1.0, 5.0, None, 7.0], "b": [4.0, 2.0, 3.0, None]})
    frame = frame.assign(words=["×4", "×0.4", "", ""])
    tree = all_good(draw_dumbbell(frame, width, Dumbbell("a", "b", hollow="first", words="words")))
    assert sorted(set(rows_of(tree))) == [0, 1, 2, 3]


STEPS = pd.DataFrame(
    {
        "day": pd.to_datetime(["2023-07-03", "2023-08-01", "2024-12-03"]),
        "until": pd.to_datetime(["2023-08-01", "2024-12-03", "2025-11-09"]),
        "label": ["announced", "in force", "banned for one country"],
        "kind": ["notice", "notice", "ban"],
        "head": ["3 July 2023 · Ministry", "1 August 2023 · Customs", "3 December 2024 · Ministry"],
        "text": [
            "A notice of controls on two metals, with a list of items that need a licence",
            "In force",
            "Ban",
        ],
        "own": [True, True, False],
    }
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("above", ["never", "narrow", "always"])
def test_steps_stand_in_time_with_room_for_their_words(width, above):
    how = Steps(
        (Bar("until", "day", thick=7), Dot("day")),
        days=("day", "until"),
        guides=(Guide(pd.Timestamp("2024-01-01"), "a new year"),),
        above=above,
    )
    tree = all_good(draw_steps(STEPS, width, how))
    (first,), (second,) = boxes(tree, 0)[:1], boxes(tree, 1)[:1]
    assert first[1] == pytest.approx(second[0], abs=1.1)


@pytest.mark.parametrize("width", WIDTHS)
def test_told_steps_follow_each_other_without_touching(width):
    tree = all_good(draw_told(STEPS, width, Told("head", "text", If("own", CHINA, WORLD))))
    assert set(rows_of(tree, "text")) == {0, 1, 2}


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


def test_a_stretch_holds_from_its_first_to_its_last_day():
    frame = pd.DataFrame(
        {"year": [2010, 2012], "a": [2009.5, 2011.5], "b": [2010.5, 2012.5], "value": [1.0, 2.0]}
    )
    tree = render(draw_lines(frame, 720, Lines((Stretch("value", "a", "b"),))))
    assert sorted(rows_of(tree, "line")) == [0, 1]


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(8, 30)), max_size=6))
def test_what_moves_apart_keeps_its_order_and_does_not_overlap(things):
    wanted, heights = [y for y, _ in things], [high for _, high in things]
    placed = move_apart(wanted, heights, 200)
    order = sorted(range(len(placed)), key=lambda n: placed[n])
    for one, two in itertools.pairwise(order):
        assert placed[two] - placed[one] >= (heights[one] + heights[two]) / 2 - 1e-6


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("abreast", [1, 3])
def test_multiples_draw_each_group_once_and_keep_its_rows(width, abreast):
    frame = SERIES.assign(name=SERIES["code"].map(dict(zip("abc", NAMES["zh"], strict=False))))
    how = Lines((Dot("value"),), across=Years(2010, 2020), height=80, left=40)
    panels = Multiples("code", "name", left=40, abreast=abreast)
    chart = draw_multiples(frame, width, panels, lambda own, wide: (line_layers(own, wide, how), how.height))
    assert sorted(rows_of(all_good(chart))) == list(range(9))


SQUARES = [
    {
        "id": str(n),
        "geometry": {"type": "Polygon", "coordinates": [[[x, 0], [x, 9], [x + 9, 9], [x + 9, 0], [x, 0]]]},
    }
    for n, x in enumerate((0, 10, 20))
]


CONTINENT = [
    {
        "id": "",
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[-18, -35], [-18, 37], [58, 37], [58, -35], [-18, -35]]],
        },
    }
]
"""As wide as the map is taken to be."""


def test_areas_are_filled_by_their_class_and_say_their_row():
    frame = pd.DataFrame({"id": ["2", "0"], "band": ["high", "low"]})
    fill = By("band", {"none": PAPER, "low": WASH, "high": CHINA})
    tree = render(draw_areas(frame, 320, SQUARES, Areas("id", fill, "none")))
    painted = {path.get("aria-label"): path.get("fill") for path in tree.iter("{*}path") if path.get("fill")}
    assert painted["0"] == CHINA
    assert painted["1"] == WASH


def test_the_numbers_of_crowded_places_stand_apart():
    frame = pd.DataFrame(
        {
            "no": range(1, 9),
            "lat": [5.0 + 0.3 * n for n in range(8)],
            "lon": [15.0] * 8,
            "side": ["yes"] * 8,
            "runs": [True, False] * 4,
            "known": [True] * 8,
        }
    )
    how = Places("no", By("side", {"yes": CHINA}), full="runs", sure="known")
    for width in WIDTHS:
        tree = all_good(draw_places(frame, width, CONTINENT, how))
        assert sorted(set(rows_of(tree))) == list(range(8))


@given(st.integers(1900, 2020), st.integers(0, 120), st.integers(100, 800))
def test_labelled_years_leave_room_for_each_other(first, span, pixels):
    ticks = year_ticks(first, first + span, pixels)
    step = year_step(span + 1, pixels)
    assert all(later - earlier >= step for earlier, later in itertools.pairwise(ticks))


def test_a_legend_stands_abreast_as_far_as_it_fits():
    assert columns_of(["one", "two"], 720) == 2
    assert columns_of(["刚果民主共和国的钴矿"] * 4, 320) == 2
    assert columns_of(["a name that needs a line of its own"] * 3, 320) == 1


def test_rows_are_numbered_once():
    frame = pd.DataFrame({"row": [4, 2]})
    assert numbered(frame)["row"].tolist() == [4, 2]
    assert numbered(pd.DataFrame({"a": [1, 1]}))["row"].tolist() == [0, 1]
    assert Amounts(0).kind == "Q"
