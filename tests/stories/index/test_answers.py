"""What the front page adds: lines in the world, a share beside the lowest."""

import pandas as pd
import pytest

from chokepoint.answers.answer import Answer
from chokepoint.answers.look import Look
from chokepoint.answers.story import Story
from chokepoint.data import KnownTables
from chokepoint.stories.index import answers
from chokepoint.stories.index.story import STORY
from chokepoint.stories.registered import READING_ORDER


class Told(Look):
    """A look to which other stories answer what a test says."""

    def __init__(self, answers_of, rows_of=None):
        super().__init__(Story("front_of_tests", listed=False), {})
        self.answers_of, self.rows_of = answers_of, rows_of or {}

    def ask(self, name, /, **params):
        return Answer(f"front.{name}", self.answers_of.get(name))

    def rows(self, name, /, **params):
        return self.rows_of[name]


@pytest.mark.parametrize(("high", "shown"), [(57.4, 0), (57.6, 1), (68.4, 1)])
def test_another_table_is_told_only_where_it_reads_higher(high, shown):
    same = pd.DataFrame({"high": [high], "row_ids": ["a"]})
    look = Told({"low": 57.2, "low_year": "2020"}, {"concentration.tables_of_low_year": same})
    assert len(answers.beside_the_low(look)) == shown


@pytest.mark.parametrize(("status", "words"), [("estimated", "an estimate"), ("reported", "the figure")])
def test_an_estimate_is_called_one(status, words):
    line = pd.DataFrame({"status": [status], "row_ids": ["a"]})
    look = Told({}, {"concentration.line_by_survey": line})
    assert answers.share_basis(look)["basis"].item() == words


def test_only_lines_with_a_figure_in_world_supply_are_counted():
    pairs = pd.DataFrame({"world": [70.0, None, 10.0], "world_ids": ["a", "b", "c"]})
    look = Told({}, {"derisking.supplier_pairs": pairs})
    assert answers.lines_in_the_world(look)["n"].item() == 2


def test_the_days_are_those_of_the_evidence():
    assert STORY.name in READING_ORDER  # the other stories are imported, whose answers it repeats
    now = Look(STORY, KnownTables())
    then = Look(STORY, KnownTables("2023-07-06"), as_of="2023-07-06")
    assert now.ask("projects_day").value <= f"{now.ask('evidence_day').value}"
    assert str(then.ask("evidence_day").value) == "2023-07-06"
    assert not then.ask("projects_day").known
    assert (now.ask("same_day").value, then.ask("same_day").value) == (False, True)
