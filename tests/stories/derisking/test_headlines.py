"""Headlines on laws and targets turn when a row behind them does."""

from turning import changed, holds, outcomes

from chokepoint.analysis.policy import targets


def test_a_measured_value_of_a_duty_would_make_the_none_false(tables):
    measured = changed(tables, "targets", lambda rows: rows["force"] == "duty", baseline=1.0)
    assert holds("derisking-both_n", tables)
    assert not holds("derisking-both_n", measured)


def test_it_depends_on_what_is_called_binding(tables):
    assert not holds("derisking-both_n", tables, binding=(*targets.BINDS, "benchmark"))


def test_the_minority_is_one_of_sourcing_not_of_the_world(tables):
    found = outcomes("derisking-over_n", tables)
    assert not found["world supply instead of EU sourcing"]
    assert found["extraction alone"]
