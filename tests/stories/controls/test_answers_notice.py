"""What the notice covers, and the days around it."""

import pytest
from controls_world import asked, edited, like, without


def test_the_groups_of_each_metal_are_counted():
    assert [asked(key) for key in ("item_groups", "items_gallium", "items_germanium")] == [14, 8, 6]
    items = like("control_items", "cti-03-01", {}, {}, {"commodity_id": "germanium"})
    keys = ("item_groups", "items_gallium", "items_germanium")
    assert [asked(key, control_items=items) for key in keys] == [3, 2, 1]


@pytest.mark.parametrize(
    ("key", "event", "days"),
    [
        ("days_after_dutch", "evt-e18", 3),
        ("days_before_visit", "evt-e21", 3),
        ("days_to_reply", "evt-e20", 1),
    ],
)
def test_days_are_counted_between_two_events_that_are_known(key, event, days):
    assert asked(key) == days
    assert asked(key, chip_timeline=without("chip_timeline", event)) is None
    later = edited("chip_timeline", "evt-e19", date="2023-07-04")
    assert abs(asked(key, chip_timeline=later) - days) == 1


def test_the_wait_is_counted_from_the_row_of_the_notice():
    late = edited("controls", "ctl-03", announced="2023-07-31")
    assert asked("days_to_effect", controls=late) == 1
