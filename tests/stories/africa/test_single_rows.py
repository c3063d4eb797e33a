"""One row is picked by its id."""

import pandas as pd

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.story import Story
from chokepoint.stories.africa import single_rows

ROWS = pd.DataFrame({"row_id": ["loan-1", "loan-2"], "usd": [5.0, 7.0]})


def loans(look):
    return look["loans"]


def test_a_row_is_picked_and_before_it_was_published_nothing_is_known(monkeypatch):
    story = Story("rows_of_tests", listed=False)
    monkeypatch.setattr(single_rows, "STORY", story)
    single_rows.states_row("second_loan", loans, "loan-2", second=Column("usd", "USD", "as printed"))
    assert Look(story, {"loans": ROWS}).ask("second").value == 7.0
    assert not Look(story, {"loans": ROWS.head(1)}).ask("second").known
