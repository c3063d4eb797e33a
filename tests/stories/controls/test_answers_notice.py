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


@pytest.mark.parametrize(
    ("mineral", "announced", "effective"),
    [
        ("antimony", "2024-08-15", "2024-09-15"),
        ("graphite", "2023-10-20", "2023-12-01"),
        ("gallium", None, None),
        ("germanium", None, None),
    ],
)
def test_a_metal_that_the_notice_of_july_does_not_name_has_one_of_its_own(mineral, announced, effective):
    params = {"mineral": mineral}
    days = [asked(key, params=params) for key in ("own_announced", "own_effective")]
    assert [day and str(day) for day in days] == [announced, effective]
    assert str(asked("announced", params=params)) == "2023-07-03"


@pytest.mark.parametrize(
    ("change", "announced"),
    [
        ({"announced": "2024-08-20"}, "2024-08-20"),
        ({"kind": "ban"}, None),  # no licence
        ({"target_iso3": "USA"}, None),  # for one country alone
        ({"commodities": "tungsten"}, None),
        ({"announced": "2006-08-15"}, None),  # lapsed long before July 2023
    ],
)
def test_the_own_notice_is_the_first_licence_for_every_destination_since_july(change, announced):
    controls = edited("controls", "ctl-06", **change)
    found = asked("own_announced", params={"mineral": "antimony"}, controls=controls)
    assert (found and str(found)) == announced


def test_the_prices_of_a_metal_are_counted_from_its_own_notice():
    antimony = {"mineral": "antimony"}
    assert asked("price_base_day", params=antimony) == "2024-05-23"
    assert asked("price_base", params=antimony) == 19.0
    assert asked("prices_n", params=antimony) == 8
    assert asked("prices_n", params={"mineral": "graphite"}) == 0
