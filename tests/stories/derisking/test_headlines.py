"""Headlines on laws and targets turn when a row behind them does."""

import pytest
from turning import changed, holds, outcomes, turns_between

from chokepoint.analysis.policy import targets
from chokepoint.stories.registered import BOOK


def test_a_measured_value_of_a_duty_would_make_the_none_false(now):
    measured = changed(now, "targets", lambda rows: rows["force"] == "duty", baseline=1.0)
    assert holds("derisking-both_n", now)
    assert not holds("derisking-both_n", measured)


def test_it_depends_on_what_is_called_binding(now):
    assert not holds("derisking-both_n", now, binding=(*targets.BINDS, "benchmark"))


def test_the_minority_is_one_of_sourcing_not_of_the_world(now):
    found = outcomes("derisking-over_n", now)
    assert not found["world supply instead of EU sourcing"]
    assert found["extraction alone"]


@pytest.mark.parametrize("name", ["after_n", "both_n", "over_n"])
def test_a_count_over_nothing_is_no_measure(now, over, name):
    empty = {key: now.tables[key].head(0) for key in ("measure_steps", "targets", "eu_supply_shares")}
    assert BOOK.headlines[f"derisking-{name}"].compute(over(**empty)) is None


@pytest.mark.parametrize("key", ["after_n", "both_n", "over_n", "processing_missed", "gallium_own"])
def test_a_headline_measures_what_the_chapter_states(now, key):
    measure = BOOK.headlines[f"derisking-{key}"].compute(now)
    assert measure.value == now.ask(key).value
    assert measure.row_ids == now.ask(key).row_ids


def test_placed_by_the_last_step_more_measures_are_younger(now):
    headline = BOOK.headlines["derisking-after_n"]
    assert [headline.compute(now, rule=rule).value for rule in ("first", "", "last")] == [32, 35, 38]


@pytest.mark.parametrize(
    ("key", "n"), [("processing_missed", 10), ("extraction_missed", 10), ("gallium_own", 2)]
)
def test_the_second_source_is_asked_as_well(now, key, n):
    assert BOOK.headlines[f"derisking-{key}"].compute(now, second=True).value == n


@pytest.mark.parametrize(
    ("key", "inside", "outside", "against"),
    [
        ("after_n", 11, 10, 30),
        ("both_n", 0, 1, 0),
        ("over_n", 9, 10, 20),
        ("processing_missed", 11, 10, 20),
        ("extraction_missed", 11, 10, 20),
        ("gallium_own", 9.9, 10, 0),
    ],
)
def test_each_sentence_turns_at_its_line(key, inside, outside, against):
    assert turns_between(f"derisking-{key}", inside, outside, against)
