"""Lists of controls and events: each step with its state and its end."""

import pandas as pd
import pytest

from chokepoint.stories.controls.ladder_charts import (
    controls_ladder,
    event_strip,
)

NAMES = pd.Series({"ga": "gallium", "ge": "germanium", "sb": "antimony", "re": "(rare earths)"})
DUE = "was due to end, no text found"
DAYS = ("announced_day", "effective_day", "start", "stop", "pause", "resume", "lapse", "extended")


def step(**values):
    row = {
        "commodities": "ga;ge", "checked_commodities": "",
        "kind": "licence", "state": "in force", "announced": "2023-07-03",
        "effective": "2023-08-01", "announcement_no": "No. 23", "target_name": "all", "row_ids": "ctl-03",
        "start": "2023-08-01",
    }  # fmt: skip
    row |= values
    days = {name: pd.Timestamp(row[name]) if name in row else pd.NaT for name in DAYS}
    ends = [days[name] for name in ("resume", "lapse", "extended") if pd.notna(days[name])]
    return row | days | {"until": max(ends, default=pd.NaT)}


def steps(*rows):
    return pd.DataFrame([step(**row) for row in rows])


@pytest.mark.parametrize(
    ("state", "end"),
    [("suspended", "to Nov 2026"), (DUE, "to Nov 2026"), ("extended by a statement", "to Jan 2027")],
)
def test_a_step_says_how_it_stands_and_when_it_ends(state, end, t):
    stated = {"extended": "2027-01-10"} if state == "extended by a statement" else {}
    frame = steps({"state": state, "pause": "2025-11-09", "resume": "2026-11-27", **stated})
    row = controls_ladder(frame, NAMES, "Title", t).frame.iloc[0]
    assert row["kind_words"] == "licence"
    assert row["state"] == t.code(state)
    assert row["end_words"] == end


def test_a_law_without_metals_is_called_a_legal_basis(t):
    figure = controls_ladder(steps({"commodities": ""}), NAMES, "Title", t)
    assert figure.frame["name"].tolist() == ["legal basis"]


def events(*rows):
    frame = pd.DataFrame(rows, columns=["date", "date_precision", "actor_iso3", "category"])
    day = pd.to_datetime(frame["date"], format="mixed")
    return frame.assign(day=day, actor="Someone", event="did it", row_ids="evt-e18")


EVENTS = events(
    ("2023-06-30", "day", "NLD", "chip control"),
    ("2023-07-03", "day", "CHN", "mineral control"),
    ("2023-08", "month", "USA", "chip control"),
)


def test_the_strip_names_its_span_and_keeps_dates_as_exact_as_they_are(t):
    figure = event_strip(EVENTS, "Title", t)
    assert figure.subtitle == "Dated steps on chips and minerals, June 2023 to August 2023"
    assert figure.frame["date"].tolist() == ["2023-06-30", "2023-07-03", "2023-08"]


def test_every_good_of_a_step_is_named(t):
    row = controls_ladder(steps({"commodities": "ga;ge;sb;re"}), NAMES, "Title", t).frame.iloc[0]
    assert row["name"] == "gallium, germanium, antimony, rare earths"
