"""Trying: a case that breaks the sentence is found and named; nothing else counts as breaking it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.answers.look import look_at
from chokepoint.answers.robustness import trial
from chokepoint.answers.robustness.cases import counted_as
from chokepoint.answers.robustness.headline import Book, Measure, above
from chokepoint.answers.story import Story
from chokepoint.i18n import Translator

T = Translator()


def book_of(now, others, limit=50):
    """Make a book of one headline whose cases give other values; None is a case that allows none."""
    book = Book()
    options = {f"case {n}": {"value": value} for n, value in enumerate(others)}

    @book.headline(
        "africa",
        "share",
        "A share",
        sentence="More than half",
        unit="percent",
        figure="counts",
        condition=above(limit, "more than half"),
        cases=lambda tables: counted_as(tables, options),
    )
    def share(tables, value=now):
        return None if value is None else Measure(float(value), "r1")

    return book


def summary_of(now, others):
    return trial.summarise(trial.try_all(book_of(now, others), {}, ["africa"], T)).iloc[0]


def test_one_dissent_is_enough_and_is_named():
    row = summary_of(60, [70, 40, 55])
    assert (row["verdict"], row["tried"], row["held"], row["failing"]) == (trial.FLIPS, 3, 2, "case 1")
    assert (row["low"], row["low_source"], row["high"], row["high_source"]) == (40, "case 1", 70, "case 0")


def test_a_changed_table_turns_a_headline_that_held():
    assert summary_of(60, [70, 51])["verdict"] == trial.HOLDS
    assert summary_of(60, [70, 49])["verdict"] == trial.FLIPS


def test_without_another_case_nothing_is_said():
    row = summary_of(60, [])
    assert (row["verdict"], row["tried"], row["low_source"]) == (trial.ALONE, 0, "now")
    assert summary_of(60, [None])["verdict"] == trial.ALONE


def test_a_headline_that_is_false_now_does_not_hold():
    assert summary_of(40, [45, 60])["verdict"] == trial.UNTRUE
    assert summary_of(40, [])["verdict"] == trial.UNTRUE


def test_a_headline_without_a_value_is_left_out():
    assert trial.try_all(book_of(None, [60]), {}, ["africa"], T).empty
    assert trial.try_all(book_of(60, [60]), {}, ["quotas"], T).empty


@given(st.floats(51, 100), st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_the_outcome_is_that_of_the_single_readings(now, others):
    readings = trial.try_all(book_of(now, others), {}, ["africa"], T)
    row = trial.summarise(readings).iloc[0]
    assert (row["verdict"] == trial.HOLDS) == all(value > 50 for value in others)
    assert row["low"] <= row["value"] <= row["high"]
    assert row["held"] == sum(value > 50 for value in others)


@given(st.floats(51, 100), st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_now_is_one_away_and_the_false_side_is_negative(now, others):
    placed = trial.add_distance(trial.try_all(book_of(now, others), {}, ["africa"], T))
    assert placed["distance"].iloc[0] == pytest.approx(1)
    false = ~placed["holds"].astype(bool)
    assert (placed.loc[false, "distance"] <= 0).all()
    assert (placed.loc[~false, "distance"] > 0).all()


def test_counts_by_kind_of_figure_and_of_change():
    book = book_of(60, [70, 40])
    readings = trial.try_all(book, {}, ["africa"], T)
    counted = trial.by_figure(book, trial.summarise(readings))
    assert counted[["figure", "verdict", "n"]].values.tolist() == [["counts", "flips", 1]]
    (row,) = trial.by_kind(readings).to_dict("records")
    assert (row["kind"], row["tried"], row["failed"], row["percent"], row["headlines"]) == (
        "count",
        2,
        1,
        50,
        1,
    )
    assert pd.isna(row["percent"]) is False


def test_what_finds_the_cases_is_worked_out_once_with_what_they_come_to():
    story, runs, book = Story("tried_in_tests", listed=False), [], Book()

    def largest(look):
        runs.append(1)
        return float(look["made"]["n"].max())

    def cases(tables):
        most = look_at(story, tables)(largest)
        return counted_as(tables, {"twice the most": {"value": 2 * most}})

    for slug in ("one", "two"):
        rest = {"sentence": "s", "unit": "t", "figure": "counts", "condition": above(5, "more")}

        @book.headline("africa", "n", "A number", slug=slug, cases=cases, **rest)
        def measure(tables, value=None):
            return Measure(value or look_at(story, tables)(largest), "r1")

    readings = trial.try_all(book, {"made": pd.DataFrame({"n": [4.0]})}, ["africa"], T)
    assert (readings["value"].tolist(), len(runs)) == ([4, 8, 4, 8], 1)
