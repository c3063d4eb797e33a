"""Titles on robustness stay true whatever came out."""

import pandas as pd
import pytest

from chokepoint.i18n import Translator
from chokepoint.stories.robustness import titles as findings

T = Translator()


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        (["holds", "holds"], "No headline turns false"),
        (["flips", "holds"], "One headline of 2 turns false"),
        (["flips", "flips", "holds"], "2 headlines of 3 turn false"),
    ],
)
def test_the_title_counts_those_that_could_be_tried(verdicts, words):
    summary = pd.DataFrame({"verdict": [*verdicts, "one source"], "tried": [2] * len(verdicts) + [0]})
    assert findings.distances(summary, T).startswith(words)


def counted(*rows):
    return pd.DataFrame(rows, columns=["figure", "verdict", "n"])


def test_the_most_fragile_kind_is_named_by_rate_not_by_number():
    table = counted(("prices", "flips", 1), ("counts", "flips", 2), ("counts", "holds", 6))
    assert "prices: 1 of 1" in findings.figures(table, T)


def test_no_kind_is_named_where_two_share_the_first_place_or_nothing_flips():
    tie = counted(("prices", "flips", 1), ("counts", "flips", 2))
    assert findings.figures(tie, T) == findings.figures(counted(("prices", "holds", 1)), T)


def test_the_change_that_breaks_most_is_named():
    kinds = pd.DataFrame({"kind": ["edition", "count"], "percent": [10.0, 25.0]})
    assert findings.changes(kinds, T) == "Another way to count breaks most: 25 percent of the cases tried"
    assert findings.changes(kinds.assign(percent=0.0), T) == "Cases by what was changed"


def test_a_single_headline_is_not_counted_among_all():
    summary = pd.DataFrame({"verdict": ["flips", "not true"], "tried": [2, 3]})
    assert findings.distances(summary, T).startswith("The one headline that could be tried turns false")
