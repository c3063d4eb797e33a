"""What several headlines ask of the tables."""

import pandas as pd
import pytest

from chokepoint.answers.robustness import measures as common
from chokepoint.data import KnownTables
from chokepoint.stories import registered  # noqa: F401  it registers the stories asked

ROWS = pd.DataFrame({"share": [1.0, 3.0, float("nan")], "row_ids": ["b", "a", "c"]})


def test_of_several_rows_the_largest_value_is_taken_as_facts_do():
    measure = common.single(ROWS, "share", against=2)
    assert (measure.value, measure.against, measure.row_ids) == (3.0, 2.0, "a;b;c")
    assert common.single(ROWS.tail(1), "share") is None


def test_a_nil_rests_on_the_rows_looked_through():
    assert common.count(ROWS.head(0), ROWS).row_ids == "a;b;c"
    assert common.count(ROWS.head(1), ROWS).row_ids == "b"
    assert common.count(ROWS.head(0), ROWS.head(0)) is None


@pytest.mark.parametrize(("n", "words"), [(0, "none"), (1, "one"), (12, "12")])
def test_small_counts_are_words(n, words):
    assert common.in_words(n) == words


def test_a_headline_may_tell_another_answer_than_the_number():
    ask = common.asks("controls.price_change", told="controls.model_rise")
    assert ask(KnownTables()).fact == "150.0"
    plain, itself = (common.asks("controls.steps_since", told=told)(KnownTables()) for told in (False, True))
    assert (plain.fact, itself.fact) == (None, str(int(plain.value)))
