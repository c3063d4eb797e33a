"""Dated events and the days between them."""

import pandas as pd

from chokepoint.analysis.policy.timeline import days_between, select_events
from chokepoint.data import load_table


def test_events_are_kept_with_both_ends_and_sorted():
    summer = select_events(load_table("chip_timeline"), "2023-06-30", "2023-07-03")
    assert summer["row_id"].tolist() == ["evt-e18", "evt-e19"]
    assert summer["day"].is_monotonic_increasing


def test_the_notice_came_three_days_after_the_dutch_licence_and_three_before_the_visit():
    events = load_table("chip_timeline")
    assert days_between(events, "evt-e18", "evt-e19").to_dict("records") == [
        {"days": 3, "row_ids": "evt-e18;evt-e19"}
    ]
    assert days_between(events, "evt-e21", "evt-e19")["days"].item() == -3


def test_an_event_not_yet_known_gives_no_distance():
    events = load_table("chip_timeline", as_of="2023-07-06")
    nothing = days_between(events, "evt-e24", "evt-e27")
    assert nothing.empty
    assert nothing.columns.tolist() == ["days", "row_ids"]


def test_a_month_counts_from_its_first_day():
    events = pd.DataFrame({"row_id": ["a", "b"], "date": ["2023-08", "2023-08-03"]})
    assert days_between(events, "a", "b")["days"].item() == 2
