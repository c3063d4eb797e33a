"""Without a second way to compute anything the page says so."""

import pandas as pd

from chokepoint.answers.look import Look
from chokepoint.answers.robustness import trial
from chokepoint.figures import NothingPublished
from chokepoint.stories.robustness import answers, exhibits
from chokepoint.stories.robustness.story import STORY


def test_nothing_tried_is_said(monkeypatch):
    row = ["controls-steps_since", "now", "now", 3.0, 1.0, 2.0, True, "", "ctl-03"]
    rows = trial.add_distance(pd.DataFrame([row], columns=list(trial.READING)))
    monkeypatch.setattr(answers, "readings", lambda look: rows)
    look = Look(STORY, {})
    assert isinstance(exhibits.distances(look), NothingPublished)
    assert isinstance(exhibits.by_change(look), NothingPublished)
    (table,) = exhibits.every_headline(look.given(theme="controls"))
    assert [line["id"] for line in table.payload["rows"]] == ["controls-steps_since"]
