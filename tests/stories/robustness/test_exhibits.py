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


def test_headlines_can_be_seen_by_kind_of_figure_where_a_second_way_was_tried(monkeypatch):
    cases = [
        ("controls-steps_since", "now"),
        ("controls-steps_since", "edition"),
        ("controls-zero_kg", "now"),
    ]
    rows = [[one, kind, kind, 3.0, 1.0, 2.0, True, "", "ctl-03"] for one, kind in cases]

    readings = trial.add_distance(pd.DataFrame(rows, columns=list(trial.READING)))
    monkeypatch.setattr(answers, "readings", lambda look: readings)
    figure = exhibits.distances(Look(STORY, {}))
    choice = figure._repr_mimebundle_()[1]["chokepoint_figure"]["choice"]
    assert [one["label"] for one in choice["options"]] == ["all", "counts"]
    assert choice["states"][0]["meta"]["title"].startswith("Of 1 headlines on counts")


def test_cases_at_one_place_are_one_mark_that_names_all_their_rows(monkeypatch):
    cases = ["now", "edition", "source"]
    rows = [["controls-steps_since", one, one, 3.0, 1.0, 2.0, True, "", "ctl-03"] for one in cases]
    readings = trial.add_distance(pd.DataFrame(rows, columns=list(trial.READING)))
    monkeypatch.setattr(answers, "readings", lambda look: readings)
    figure = exhibits.distances(Look(STORY, {}))
    drawn = [row["row"] for data in figure.spec["datasets"].values() for row in data if "row" in row]
    places = [list(figure.frame["kind"]).index(kind) for kind in ("edition", "source")]
    assert ";".join(map(str, sorted(places))) in drawn
