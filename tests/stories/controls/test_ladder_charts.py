"""Charts of controls: bars end, pause and pale as the steps did."""

import pandas as pd
import pytest

from chokepoint.stories.controls.ladder_charts import (
    controls_ladder,
    event_strip,
    ladder_bars,
    listed_names,
)

NAMES = pd.Series({"ga": "gallium", "ge": "germanium", "sb": "antimony", "re": "(rare earths)"})
DAY = pd.Timestamp("2026-01-31")
SPAN = (pd.Timestamp("2023-01-01"), DAY)
DUE = "was due to end, no text found"
DAYS = ("announced_day", "effective_day", "start", "stop", "pause", "resume", "lapse", "extended")


def step(**values):
    row = {
        "commodities": "ga;ge", "kind": "licence", "state": "in force", "announced": "2023-07-03",
        "effective": "2023-08-01", "announcement_no": "No. 23", "target_name": "all", "row_ids": "ctl-03",
        "start": "2023-08-01",
    }  # fmt: skip
    row |= values
    days = {name: pd.Timestamp(row[name]) if name in row else pd.NaT for name in DAYS}
    ends = [days[name] for name in ("resume", "lapse", "extended") if pd.notna(days[name])]
    return row | days | {"until": max(ends, default=pd.NaT)}


def steps(*rows):
    return pd.DataFrame([step(**row) for row in rows])


def bars(**values):
    frame = steps(values).assign(order=0)
    cut = ladder_bars(frame, pd.Timestamp("2027-01-31"))
    return [(f"{row.x:%Y-%m-%d}", f"{row.x2:%Y-%m-%d}", row.look) for row in cut.itertuples()]


def test_an_open_control_runs_to_the_end_of_the_axis():
    assert bars() == [("2023-08-01", "2027-01-31", "in force")]


def test_a_replaced_or_scheduled_end_stops_the_bar():
    assert bars(stop="2024-12-01", state="ended") == [("2023-08-01", "2024-12-01", "ended")]
    assert bars(lapse="2026-11-27") == [("2023-08-01", "2026-11-27", "in force")]


def test_a_suspension_follows_what_was_in_force_and_ends_when_it_says():
    paused = {"pause": "2025-11-09", "resume": "2026-11-27", "state": "suspended"}
    assert bars(**paused) == [
        ("2023-08-01", "2025-11-09", "in force"),
        ("2025-11-09", "2026-11-27", "suspended"),
    ]


def test_a_step_suspended_before_it_took_effect_was_never_in_force():
    never = {"start": "2025-12-01", "pause": "2025-11-10", "state": "suspended"}
    assert [look for *_, look in bars(**never)] == ["suspended"]


def test_a_suspension_that_is_said_to_go_on_is_pale_to_the_day_that_was_named():
    stated = {"pause": "2025-11-09", "resume": "2026-11-10", "extended": "2027-01-10"}
    assert bars(**stated, state="extended by a statement")[-1] == ("2025-11-09", "2027-01-10", "suspended")


def test_after_an_end_of_which_nothing_is_known_nothing_is_drawn():
    due = {"pause": "2025-11-09", "resume": "2026-11-27", "state": DUE}
    assert bars(**due)[-1] == ("2025-11-09", "2026-11-27", "suspended")


@pytest.mark.parametrize(
    ("state", "words", "end"),
    [
        ("suspended", "suspended to Nov 2026", "to Nov 2026"),
        (DUE, "was due to end in Nov 2026, no text found", "to Nov 2026"),
        ("extended by a statement", "by a statement to Jan 2027", "to Jan 2027"),
    ],
)  # fmt: skip
def test_a_step_says_how_it_stands_after_its_end(state, words, end, t):
    stated = {"extended": "2027-01-10"} if state == "extended by a statement" else {}
    frame = steps({"state": state, "pause": "2025-11-09", "resume": "2026-11-27", **stated})
    row = controls_ladder(frame, NAMES, SPAN, "Title", t).frame.iloc[0]
    assert row["words"] == f"licence, {words}"
    assert row["end_words"] == end


def test_an_easing_is_drawn_hollow():
    assert [look for *_, look in bars(kind="easing")] == ["eases"]


def test_the_alternative_text_counts_the_steps_by_state(t):
    frame = steps({}, {"state": "suspended", "pause": "2025-11-09"}, {"state": "ended"}, {})
    figure = controls_ladder(frame, NAMES, SPAN, "Title", t)
    assert figure.alt == "Of 4 steps, on 31 January 2026: 2 in force, 1 suspended and 1 ended."
    fewer = controls_ladder(frame[::3], NAMES, SPAN, "Title", t)
    assert fewer.alt == "Of 2 steps, on 31 January 2026: 2 in force."


def test_the_axis_reaches_past_a_suspension_scheduled_to_end_late(t):
    frame = steps({"state": "suspended", "pause": "2025-11-09", "resume": "2029-06-30"})
    ends = [
        layer["encoding"]["x"]["scale"]["domain"][1]
        for layer in controls_ladder(frame, NAMES, SPAN, "Title", t).spec["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    ]
    assert set(ends) == {"2029-06-30T00:00:00Z"}


@pytest.mark.parametrize(("day", "last"), [("2023-07-06", "2024-01-01"), ("2023-12-01", "2024-03-01")])
def test_the_axis_is_a_year_long_or_runs_three_months_past_the_day_looked_from(day, last, t):
    figure = controls_ladder(steps({}), NAMES, (SPAN[0], pd.Timestamp(day)), "Title", t)
    spans = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in figure.spec["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    ]
    assert {tuple(end[:10] for end in span) for span in spans} == {("2023-01-01", last)}


def test_a_law_without_metals_is_called_a_legal_basis(t):
    figure = controls_ladder(steps({"commodities": ""}), NAMES, SPAN, "Title", t)
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


def test_the_strip_names_its_span_and_counts_the_steps_of_china(t):
    figure = event_strip(EVENTS, "Title", t)
    assert figure.subtitle == "Dated steps on chips and minerals, June 2023 to August 2023"
    assert figure.alt == "3 steps in date order, 1 of them by China."
    others = event_strip(EVENTS[::2], "Title", t)
    assert others.alt == "2 steps in date order, 0 of them by China."


def test_a_date_known_to_the_month_is_not_given_a_day(t):
    assert event_strip(EVENTS, "Title", t).frame["line"].tolist() == [
        "30 June 2023 · Someone",
        "3 July 2023 · Someone",
        "August 2023 · Someone",
    ]


def test_every_good_of_a_step_is_named(t):
    assert (
        listed_names("ga;ge;sb;re;unknown", NAMES, t) == "gallium, germanium, antimony, rare earths, unknown"
    )
    row = controls_ladder(steps({"commodities": "ga;ge;sb;re"}), NAMES, SPAN, "Title", t).frame.iloc[0]
    assert row["name"] == "gallium, germanium, antimony, rare earths"
