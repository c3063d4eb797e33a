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


@pytest.mark.parametrize(
    ("low", "back", "months", "words"),
    [
        (
            0.4,
            100.0,
            12.0,
            "Exports fell to nothing in 1 of 2 cases; above their level of before by the newest",
        ),
        (0.5, 100.0, 12.0, "Exports fell furthest for Metal A"),
        (0.4, 99.9, 12.0, "Exports fell furthest for Metal A"),
        (0.4, 100.0, 11.9, "Exports fell furthest for Metal A"),
    ],
)
def test_exports_stop_below_half_a_percent_and_are_back_after_a_year(low, back, months, words, t):
    lowest = pd.DataFrame({"case": ["b", "a"], "index": [60.0, low]})
    newest = pd.DataFrame({"case": ["a", "b"], "index": [back, 1.0], "months": [months, 50.0]})
    assert findings.exports(lowest, newest, NAMES, t).startswith(words)


def test_prices_are_ranked_before_they_are_told(t):
    peaks = pd.DataFrame({"case": ["b", "a", "b"], "goods": ["y", "x", "y"], "times": [1.5, 37.0, 3.2]})
    title = findings.prices(peaks, NAMES, pd.Series({"x": "samarium"}), t)
    assert title.endswith("37-fold for Metal A (samarium), at most 3.2-fold in any other case")


def test_the_two_widest_gaps_are_told(t):
    widest = pd.DataFrame({"case": ["a", "b", "a"], "low": [1.2, 7.04, 2.04], "months": [3.0, 15.4, 20.6]})
    assert findings.gaps(widest, NAMES, t) == (
        "The widest gap between the two prices: Metal B ×7.0 in month 15 and Metal A ×2.0 in month 21"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (0.0, "China’s share did not fall for Metal A (0.0 points)"),
        (-0.1, "China’s share fell for Metal A (−0.1 points)"),
    ],
)
def test_a_share_that_stood_did_not_fall(change, words, t):
    assert findings.shares(pd.DataFrame({"case": ["a"], "change": [change]}), NAMES, t) == words


def test_moves_and_decisions_stand_in_order(t):
    changes = pd.DataFrame({"case": ["a", "b"], "change": [-1.0, -3.0]})
    assert "Metal B (−3.0 points) and Metal A (−1.0 points)" in findings.shares(changes, NAMES, t)
    decided = pd.DataFrame({"case": ["a", "b"], "months": [18.5, 4.4]})
    title = findings.capacity(decided, NAMES, t)
    assert title == "Months until the first decision elsewhere: Metal B 4, Metal A 18"


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("a", "One restriction of 2 was itself lifted: Metal A, in month 54"),
        ("ab", "The restriction was lifted in month 54"),
        ("", "None of 2 restrictions was itself lifted"),
    ],
)
def test_only_the_step_of_lifting_is_counted_as_lifted(seen, words, t):
    rows = pd.DataFrame({"case": ["a", "b"], "months": [54.0, 60.0], "step": "restriction lifted"})
    rows = rows.assign(state=["seen" if case in seen else "not seen" for case in rows["case"]])
    other = rows.assign(step="two prices", state="seen", months=1.0)
    assert findings.waits(pd.concat([other, rows]), NAMES, t) == words


def test_the_least_like_cases_are_told_with_their_traits(t):
    counted = pd.DataFrame({"case": ["a", "b"], "part": [0.25, 0.5], "like": [2, 4], "of": [8, 8]})
    title = findings.likeness(counted, "b", NAMES, t)
    assert title == "Least like Metal B: Metal A (2 of 8) traits alike"
    assert findings.likeness(counted, "x", NAMES, t) == "The cases by what the tables say of them"
