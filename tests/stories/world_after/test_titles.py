"""The titles follow their frames, and say nothing where there is nothing to say."""

import pandas as pd
import pytest

from chokepoint.stories.world_after import titles as findings

NAMES = {"a": "Metal A", "b": "Metal B"}
NONE = pd.DataFrame()


def test_exports_that_never_stopped_are_said_by_their_lowest(t):
    lowest = pd.DataFrame({"case": ["a", "b"], "index": [40.0, 60.0]})
    assert findings.exports(lowest, NAMES, t) == "Exports fell furthest for Metal A: to 40 percent of before"


def test_shares_are_parted_by_the_direction_they_moved(t):
    changes = pd.DataFrame({"case": ["a", "b"], "change": [-3.0, 1.5]})
    assert findings.shares(changes, set(), NAMES, t) == (
        "Against the year before the restriction, China’s share was lower for Metal A (−3.0 points), and "
        "not for Metal B (+1.5 points)"
    )
    assert "was not lower" in findings.shares(changes[1:], set(), NAMES, t)


def test_waits_tell_whether_anything_was_lifted(t):
    rows = pd.DataFrame(
        {
            "case": ["a", "b"],
            "step": "restriction lifted",
            "state": ["seen", "not seen"],
            "months": [54.0, None],
        }
    )
    assert (
        findings.waits(rows, NAMES, t) == "One restriction of 2 was itself lifted: Metal A, after 54 months"
    )
    assert (
        findings.waits(rows.assign(state="not seen"), NAMES, t) == "None of 2 restrictions was itself lifted"
    )


@pytest.mark.parametrize(
    "title",
    [
        lambda t: findings.exports(NONE, NAMES, t),
        lambda t: findings.prices(NONE, t),
        lambda t: findings.shares(NONE, set(), NAMES, t),
        lambda t: findings.capacity(NONE, NAMES, t),
        lambda t: findings.likeness(NONE, "a", NAMES, t),
    ],
)
def test_without_rows_there_is_a_heading_and_no_finding(title, t):
    assert title(t)
    assert not any(character.isdigit() for character in title(t))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            0.0,
            "Against the year before the restriction, China’s share was not lower for Metal A (0.0 points)",
        ),
        (-0.1, "Against the year before the restriction, China’s share was lower for Metal A (−0.1 points)"),
    ],
)
def test_a_share_that_stood_did_not_fall(change, words, t):
    assert findings.shares(pd.DataFrame({"case": ["a"], "change": [change]}), set(), NAMES, t) == words


def test_moves_and_decisions_stand_in_order(t):
    changes = pd.DataFrame({"case": ["a", "b"], "change": [-1.0, -3.0]})
    assert "Metal B (−3.0 points) and Metal A (−1.0 points)" in findings.shares(changes, set(), NAMES, t)
    decided = pd.DataFrame({"case": ["a", "b"], "months": [18.5, 4.4]})
    title = findings.capacity(decided, NAMES, t)
    assert title.startswith(
        "The first decision elsewhere came between 4 months (Metal B) and 18 months (Metal A)"
    )


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("a", "One restriction of 2 was itself lifted: Metal A, after 54 months"),
        ("ab", "The restriction was lifted after 54 months"),
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


PEAKS = pd.DataFrame(
    {
        "goods": ["tin", "samarium", "antimony"],
        "times": [1.5, 37.0, 3.2],
        "day": pd.to_datetime(["2025-01-02", "2011-05-16", "2025-06-17"]),
    }
)


def test_prices_name_the_two_that_rose_most_with_their_months(t):
    assert findings.prices(PEAKS, t) == (
        "Samarium rose 37.0-fold by May 2011, antimony 3.2-fold by June 2025: "
        "each against its last price before the announcement"
    )
    assert findings.prices(PEAKS[:1], t) == "Tin rose 1.5-fold by January 2025"


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (0.4, "Exports fell below half a percent of before in 1 of the 2 cases with figures: Metal A"),
        (0.5, "Exports fell furthest for Metal A: to 0 percent of before"),
    ],
)
def test_exports_stop_below_half_a_percent(low, words, t):
    lowest = pd.DataFrame({"case": ["b", "a"], "index": [60.0, low]})
    assert findings.exports(lowest, NAMES, t) == words


def test_a_fall_that_is_a_revision_is_told_as_none(t):
    changes = pd.DataFrame({"case": ["a", "b"], "change": [-22.6, -9.1]})
    told = "Against the year before the restriction, China’s share was lower for Metal B (−9.1 points)"
    assert findings.shares(changes, {"a"}, NAMES, t) == told


def test_decisions_are_told_by_the_first_and_the_last(t):
    decided = pd.DataFrame({"case": ["a", "b"], "months": [16.0, 9.0]})
    assert findings.capacity(decided, NAMES, t) == (
        "The first decision elsewhere came between 9 months (Metal B) and 16 months (Metal A) "
        "after the announcement"
    )
    assert findings.capacity(decided[:1], NAMES, t).endswith("came 16 months after Metal A")
