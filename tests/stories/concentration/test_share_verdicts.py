"""What follows from shares, for one world and for many draws alike."""

import numpy as np
import pytest

from chokepoint.stories.concentration import share_verdicts as rules

YES, NO = True, False


@pytest.mark.parametrize(
    ("first", "verdict"),
    [
        ([[YES, YES], [YES]], "supported"),
        ([[YES, NO], [YES]], "imprecise"),
        ([[YES, YES], [NO]], "contradicted"),
    ],
)
def test_first_places_count_in_every_table_of_both_metals(first, verdict):
    assert rules.of_places([np.array(one) for one in first]) == verdict


@pytest.mark.parametrize(
    ("near", "before", "quoted", "verdict"),
    [
        ([YES, YES], [], True, "supported"),
        ([YES, NO], [], True, "supported_with_nuance"),
        ([NO, NO], [NO, YES], True, "outdated"),
        ([NO, NO], [NO], True, "imprecise"),
        ([YES, YES], [], False, "supported_with_nuance"),
        ([YES, NO], [], False, "imprecise"),
        ([NO, NO], [YES], False, "contradicted"),
    ],
)
def test_a_quotation_is_right_where_tables_are_near(near, before, quoted, verdict):
    found = rules.of_quotation(np.array(near), np.array(before, dtype=bool), quoted=quoted)
    assert found == verdict


@pytest.mark.parametrize(
    ("above", "verdict"),
    [
        ([YES, YES, NO], "supported"),
        ([YES, NO], "imprecise"),
        ([YES, NO, NO], "imprecise"),
        ([YES, NO, NO, NO], "contradicted"),
    ],
)
def test_most_is_more_than_half(above, verdict):
    assert rules.of_majorities(np.array(above), 50.0, 25.0) == verdict


@pytest.mark.parametrize(
    ("fell", "verdict"),
    [([YES, YES], "supported"), ([YES, NO], "imprecise"), ([NO, NO], "not_checkable"), ([YES], "supported")],
)
def test_a_forecast_without_a_day_is_open_until_a_share_fell(fell, verdict):
    assert rules.of_falls(np.array(fell)) == verdict


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        ([YES], [YES, YES], "supported"),
        ([YES, NO], [YES], "supported_with_nuance"),
        ([NO], [YES], "contradicted"),
        ([YES], [NO], "contradicted"),
    ],
)
def test_both_ends_of_a_fall_count(start, end, verdict):
    assert rules.of_ends(np.array(start), np.array(end)) == verdict


def test_every_draw_has_a_verdict_of_its_own():
    draws = np.array([[YES, YES], [YES, NO], [NO, NO]])
    assert rules.of_falls(draws).tolist() == ["supported", "imprecise", "not_checkable"]
    assert rules.of_ends(draws, draws).tolist() == ["supported", "supported_with_nuance", "contradicted"]
    assert rules.of_places([draws, draws]).tolist() == ["supported", "imprecise", "contradicted"]
