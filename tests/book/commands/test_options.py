import json

import pytest
import typer

from chokepoint.book.commands.options import Engine, print_json, split_parameter
from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.engine.runs.execute import ENGINES
from chokepoint.errors import BuildError, ParameterError


def test_a_result_is_printed_as_json(capsys):
    assert print_json(lambda: {"a": "金"}) == {"a": "金"}
    assert json.loads(capsys.readouterr().out) == {"a": "金"}


@pytest.mark.parametrize(
    ("error", "count", "step"),
    [
        (BuildError("is wrong", where="x"), 1, None),
        (BuildFailed("checking", [BuildError("one"), BuildError("two")]), 2, "checking"),
    ],
)
def test_errors_are_printed_as_json_and_end_with_code_1(capsys, error, count, step):
    def fail():
        raise error

    with pytest.raises(typer.Exit) as ended:
        print_json(fail)
    told = json.loads(capsys.readouterr().out)
    assert ended.value.exit_code == 1
    assert (told["status"], len(told["errors"]), told.get("step")) == ("failed", count, step)


def test_a_parameter_is_parted_at_its_first_sign():
    assert split_parameter("day =a=b") == ("day", "a=b")
    with pytest.raises(ParameterError, match="no value for 'day'"):
        split_parameter("day")


def test_the_engines_offered_are_those_there_are():
    assert {str(engine) for engine in Engine} == set(ENGINES)
