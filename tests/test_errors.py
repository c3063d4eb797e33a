"""Every error says what is wrong, where, and what to do."""

import pytest

from chokepoint import ChokepointError, errors

FAMILY = [errors.DataError, errors.ParameterError, errors.FactError, errors.FigureError, errors.BuildError]


@pytest.mark.parametrize("kind", FAMILY)
def test_all_errors_are_of_one_family(kind):
    with pytest.raises(ChokepointError):
        raise kind("it broke")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "it broke"),
        ({"where": "a.csv:3:kg"}, "a.csv:3:kg: it broke"),
        ({"hint": "mend it"}, "it broke. Hint: mend it"),
        ({"where": "here", "hint": "mend it"}, "here: it broke. Hint: mend it"),
    ],
)
def test_the_message_names_what_where_and_hint_in_one_line(options, text):
    error = ChokepointError("it broke", **options)
    assert str(error) == error.message == text
