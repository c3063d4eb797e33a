"""Dated steps on an axis of time, and told one below the other."""

import pandas as pd
import pytest
from drawn import WIDTHS, all_good, boxes, rows_of

from chokepoint.figures.kinds.layout import Guide
from chokepoint.figures.kinds.marks import Bar, Dot, If
from chokepoint.figures.kinds.steps import Steps, Told, draw_steps, draw_told
from chokepoint.figures.theme import CHINA, WORLD

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
