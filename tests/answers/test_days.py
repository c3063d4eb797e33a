"""The days pages can look from the earliest are those of the notice and of the article."""

import pytest

from chokepoint.answers import days
from chokepoint.data import load_table


def test_the_notice_is_the_first_measure_that_names_both_metals():
    controls = load_table("controls")
    both = controls[controls["commodities"].str.contains("gallium;germanium", regex=False)]
    assert both.sort_values("announced")["row_id"].iloc[0] == days.NOTICE
    assert str(days.notice_day().date()) == both["announced"].min() == "2023-07-03"


@pytest.mark.parametrize(
    ("make", "first", "before"),
    [
        (days.from_the_notice, "2023-07-03", "2023-07-02"),
        (days.from_the_article, "2023-07-06", "2023-07-05"),
    ],
)
def test_a_page_can_look_from_that_day_on(make, first, before):
    rule = make({})
    assert [rule(day) for day in (first, "2024-12-31", None)] == [None, None, None]
    assert first in str(rule(before))
