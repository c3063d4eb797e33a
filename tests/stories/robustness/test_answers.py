"""Outcomes are counted from the readings: a made-up set of four headlines."""

import pandas as pd
import pytest

from chokepoint.answers.look import Look
from chokepoint.answers.robustness import trial
from chokepoint.stories.robustness import answers
from chokepoint.stories.robustness.story import STORY

IDS = ["controls-zero_kg", "controls-price_change", "controls-steps_since", "controls-closed_t"]
COLUMNS = list(trial.READING)


def reading(headline, kind, value, margin):
    row = [IDS[headline], kind, kind, value, value - margin, margin, margin > 0, "", "ctl-03"]
    return dict(zip(COLUMNS, row, strict=True))


HOLDS_AND_FLIPS = [
    reading(0, "now", 10, 5),
    reading(0, "edition", 6, 1),
    reading(1, "now", 10, 5),
    reading(1, "edition", 4, -1),
    reading(1, "left out", 9, 4),
    reading(2, "now", 3, 1),
    reading(3, "now", 1, -1),
    reading(3, "edition", 9, 1),
]


@pytest.fixture
def look(monkeypatch):
    rows = trial.add_distance(pd.DataFrame(HOLDS_AND_FLIPS, columns=COLUMNS))
    monkeypatch.setattr(answers, "readings", lambda look: rows)
    return Look(STORY, {})


def test_each_headline_has_one_outcome(look):
    found = answers.outcomes(look).iloc[0]
    counts = [found[verdict] for verdict in (trial.HOLDS, trial.FLIPS, trial.ALONE, trial.UNTRUE)]
    assert counts == [1, 1, 1, 1]
    assert (found["all"], found["cases"]) == (4, 3)


def test_what_is_untrue_already_cannot_be_turned(look):
    assert set(answers.failing(look)["id"]) == {IDS[1]}


def test_the_change_that_breaks_most_is_named(look):
    worst = answers.worst_change(look).iloc[0]
    assert (worst["words"], worst["headlines"]) == ("another edition", 1)


def test_leaving_out_is_safe_while_it_breaks_nothing(look, monkeypatch):
    assert answers.summed_up(look, "all") == {"left_out_safe": True, "has_lede": True}
    assert answers.summed_up(look, "controls")["has_lede"] is False
    broken = [*HOLDS_AND_FLIPS, reading(0, "left out", 1, -4)]
    rows = trial.add_distance(pd.DataFrame(broken, columns=COLUMNS))
    monkeypatch.setattr(answers, "readings", lambda look: rows)
    assert answers.summed_up(Look(STORY, {}), "all")["left_out_safe"] is False


def test_the_nearest_case_is_sought_among_those_that_hold(look):
    near = answers.closest(look).iloc[0]
    assert near["id"] == IDS[0]
    assert near["distance"] == pytest.approx(0.2)
    assert (near["value"], near["line"], near["unit"]) == (6, 5, "kg")


def test_cases_that_leave_out_are_counted(look):
    assert answers.left_out(look)["cases"].item() == 1
