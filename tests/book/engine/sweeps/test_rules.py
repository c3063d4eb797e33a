"""What a chapter allows is asked of its cell and its story, and nothing is asked that it does not say."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from chokepoint.answers.story import Parameter
from chokepoint.book.engine.contents.parameter_cell import ParameterSpec
from chokepoint.book.engine.sweeps.rules import Rules, read_rules
from chokepoint.parameters import choice, later, optional_day, whole_number

SPECS = [
    ParameterSpec("metal", "str", "tin"),
    ParameterSpec("grade", "int", 1),
    ParameterSpec("word", 'Literal["a", "b"] | None', "a"),
    ParameterSpec("flag", "bool", False),
    ParameterSpec("day", "str | None", None),
]
GRADES = {"tin": 3, "lead": 2}
RULES = Rules(
    SPECS,
    {
        "metal": Parameter("tin", choice("tin", "lead")),
        "grade": Parameter(
            1, rule_beside=lambda values: later(lambda: whole_number(1, GRADES[values["metal"]]))
        ),
        "day": Parameter(None, optional_day()),
    },
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, None),
        ({"metal": "lead", "grade": 2}, None),
        ({"metal": "led"}, "metal: 'led' will not do. Hint: use one of tin, lead; did you mean 'lead'?"),
        ({"metal": "lead", "grade": 3}, "grade: 3 will not do. Hint: use a whole number between 1 and 2"),
    ],
)
def test_a_fault_is_the_one_the_chapter_would_find(given, said):
    fault = RULES.fault(given)
    assert (fault and fault.message) == said


def test_only_the_parameters_asked_for_are_checked():
    assert RULES.fault({"metal": "led"}, []) is None
    assert RULES.fault({"grade": 9}, RULES.before("grade")) is None


def test_every_value_is_listed_where_the_chapter_lists_them():
    assert RULES.choices("metal", [{}]) == ["tin", "lead"]
    assert RULES.choices("grade", [{"metal": "lead"}]) == [1, 2]
    assert RULES.choices("grade", [{"metal": "lead"}, {"metal": "led"}, {"metal": "tin"}]) == [1, 2, 3]
    assert RULES.choices("word", []) == ["a", "b"]
    assert RULES.choices("flag", []) == [False, True]
    assert RULES.choices("day", [{}]) == []


def test_the_parameters_before_one_are_those_its_rule_may_rest_on():
    assert RULES.before("day") == ["metal", "grade"]
    assert RULES.before("word") == []


def notebook(*sources):
    return new_notebook(cells=[new_markdown_cell('open_chapter("quotas")'), *map(new_code_cell, sources)])


def test_the_rules_are_those_of_the_story_a_cell_opens():
    specs = [ParameterSpec("mineral", "str", "gallium"), ParameterSpec("extra", "int", 1)]
    rules = read_rules(notebook("1", 'chapter = open_chapter("controls", globals())'), specs)
    assert list(rules.parameters) == ["mineral"]
    assert "did you mean 'gallium'?" in rules.fault({"mineral": "galium"}).hint


@pytest.mark.parametrize("source", ["1", 'open_chapter("nowhere", globals())'])
def test_a_notebook_that_opens_no_story_has_no_rules_but_types(source):
    rules = read_rules(notebook(source), SPECS)
    assert rules.fault({"metal": "led"}) is None
    assert rules.choices("word", []) == ["a", "b"]


def test_a_number_of_numpy_becomes_a_plain_one():
    import numpy as np

    rules = Rules(SPECS, {"grade": Parameter(1, later(lambda: choice(*np.array([1, 2]))))})
    assert [type(value) for value in rules.choices("grade", [{}])] == [int, int]
