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
        (["flips", "holds"], "Of 2 headlines that could be tried one turns false"),
        (["flips", "flips", "holds"], "Of 3 headlines that could be tried 2 turn false"),
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


@pytest.mark.parametrize(
    ("tried", "words"), [([1, 1], "Of 2 headlines that could be tried one"), ([1, 0], "The one headline")]
)
def test_a_headline_without_a_case_is_not_counted(tried, words):
    summary = pd.DataFrame({"verdict": ["flips", "holds"], "tried": tried})
    assert findings.distances(summary, T).startswith(words)


def test_the_most_fragile_kind_must_lead_the_next():
    table = counted(
        ("counts", "flips", 2), ("counts", "holds", 2), ("prices", "flips", 3), ("prices", "holds", 1)
    )
    assert findings.figures(table, T) == "Most fragile are headlines on prices: 3 of 4 turn false"
    even = counted(
        ("counts", "flips", 1), ("counts", "holds", 1), ("prices", "flips", 2), ("prices", "holds", 2)
    )
    assert findings.figures(even, T) == "Headlines by kind of figure"
    assert findings.figures(table[2:], T) == "Headlines by kind of figure"


@pytest.mark.parametrize(
    ("percents", "words"),
    [
        ((10.0, 10.0), "Cases by what was changed"),
        ((10.0,), "Cases by what was changed"),
        ((10.0, 9.0), "Another edition breaks most: 10 percent of the cases tried"),
    ],
)
def test_a_change_must_break_more_than_the_next(percents, words):
    kinds = pd.DataFrame({"kind": ["edition", "count"][: len(percents)], "percent": percents})
    assert findings.changes(kinds, T) == words


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (["holds", "holds"], "Of 2 headlines on prices none turns false in any case that was tried"),
        (["flips", "holds"], "Of 2 headlines on prices one turns false in some case that was tried"),
        (["flips", "flips"], "Of 2 headlines on prices 2 turn false in some case that was tried"),
    ],
)
def test_headlines_on_one_kind_of_figure_are_counted_apart(verdicts, title):
    summary = pd.DataFrame({"verdict": [*verdicts, "one source"], "tried": [2] * len(verdicts) + [0]})
    assert findings.distances_of(summary, "prices", T) == title
