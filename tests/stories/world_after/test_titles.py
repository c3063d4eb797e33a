"""The titles follow their frames, and say nothing where there is nothing to say."""

import pandas as pd
import pytest

from chokepoint.stories.world_after import titles as findings

NAMES = {"a": "Metal A", "b": "Metal B"}
NONE = pd.DataFrame()


def test_exports_name_the_cases_that_are_back(t):
    lowest = pd.DataFrame({"case": ["a", "b"], "index": [0.0, 0.1]})
    newest = pd.DataFrame({"case": ["a", "b"], "index": [150.0, 120.0], "months": [20.0, 3.0]})
    title = findings.exports(lowest, newest, NAMES, t)
    assert title.startswith("Exports fell to nothing in 2 of 2 cases")
    assert "Metal A" in title
    assert "Metal B" not in title


def test_exports_that_never_stopped_are_said_by_their_lowest(t):
    lowest = pd.DataFrame({"case": ["a", "b"], "index": [40.0, 60.0]})
    newest = lowest.assign(months=20.0)
    assert (
        findings.exports(lowest, newest, NAMES, t)
        == "Exports fell furthest for Metal A: to 40 percent of before"
    )


def test_shares_are_parted_by_the_direction_they_moved(t):
    changes = pd.DataFrame({"case": ["a", "b"], "change": [-3.0, 1.5]})
    assert findings.shares(changes, NAMES, t) == (
        "China’s share fell for Metal A (−3.0 points), and did not for Metal B (+1.5 points)"
    )
    assert "did not fall" in findings.shares(changes[1:], NAMES, t)


def test_waits_tell_whether_anything_was_lifted(t):
    rows = pd.DataFrame(
        {
            "case": ["a", "b"],
            "step": "restriction lifted",
            "state": ["seen", "not seen"],
            "months": [54.0, None],
        }
    )
    assert findings.waits(rows, NAMES, t) == "One restriction of 2 was itself lifted: Metal A, in month 54"
    assert (
        findings.waits(rows.assign(state="not seen"), NAMES, t) == "None of 2 restrictions was itself lifted"
    )


def test_prices_compare_the_first_with_the_next(t):
    peaks = pd.DataFrame({"case": ["a", "b"], "goods": ["x", "y"], "times": [37.0, 3.2]})
    title = findings.prices(peaks, NAMES, pd.Series({"x": "samarium"}), t)
    assert (
        title
        == "Prices outside rose up to 37-fold for Metal A (samarium), at most 3.2-fold in any other case"
    )


@pytest.mark.parametrize(
    "title",
    [
        lambda t: findings.exports(NONE, NONE, NAMES, t),
        lambda t: findings.prices(NONE, NAMES, pd.Series(dtype=str), t),
        lambda t: findings.gaps(NONE, NAMES, t),
        lambda t: findings.shares(NONE, NAMES, t),
        lambda t: findings.capacity(NONE, NAMES, t),
        lambda t: findings.likeness(NONE, "a", NAMES, t),
    ],
)
def test_without_rows_there_is_a_heading_and_no_finding(title, t):
    assert title(t)
    assert not any(character.isdigit() for character in title(t))


def test_rises_name_case_multiple_and_month(t):
    peaks = pd.DataFrame({"case": ["a"], "times": [2.26], "months": [14.8]})
    assert findings.rises(peaks, pd.Series({"a": "tin"}), t) == ["tin 2.3-fold by month 15"]


def test_a_single_case_of_prices_is_compared_with_none(t):
    peaks = pd.DataFrame({"case": ["a"], "goods": ["x"], "times": [37.0]})
    title = findings.prices(peaks, NAMES, pd.Series({"x": "samarium"}), t)
    assert title == "Prices outside rose up to 37-fold for Metal A (samarium)"
