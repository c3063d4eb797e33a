"""Conditions are read as they look, and nothing but a condition is ever read."""

import itertools
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.book.sphinx_ext.facts.expressions import holds
from chokepoint.errors import FactError

VALUES = {
    "yes": True, "no": False, "none": None, "empty": "", "metal": "gallium", "day": "2023-07-03",
    "n": 3, "zero": 0, "half": 0.5, "minus": -2,
}  # fmt: skip


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        # a key alone: is it known, and if it is a truth value, is it true
        ("yes", True), ("no", False), ("none", False), ("empty", False), ("metal", True),
        ("n", True), ("zero", True), ("  n  ", True), ("(n)", True),
        # every comparison, on both sides of the line and on it
        ("n == 3", True), ("n == 3.0", True), ("n == 4", False), ("n != 4", True), ("n != 3", False),
        ("n < 4", True), ("n < 3", False), ("n <= 3", True), ("n <= 2", False),
        ("n > 2", True), ("n > 3", False), ("n >= 3", True), ("n >= 4", False),
        ("zero > 0", False), ("half < 1", True), ("minus == -2", True), ("minus < -1.5", True),
        ("3 == n", True), ("0 < n", True), ("n > half", True), ("n < half", False),
        # words stand in quotation marks of either kind, and have an order, as days do
        ('metal == "gallium"', True), ("metal == 'gallium'", True), ('metal == "germanium"', False),
        ('metal != "germanium"', True), ('day > "2023-07-01"', True), ('day > "2023-08-01"', False),
        ('metal == ""', False), ('empty == ""', True),
        # truth values
        ("yes == True", True), ("no == True", False), ("yes != no", True),
        # what is not known compares as nothing, whatever the sign but !=
        ("none == 3", False), ("none != 3", True), ("none < 3", False), ("none >= 3", False),
        ('none == "gallium"', False), ('none != "gallium"', True), ("n > none", False),
        ("none == none", False), ("none != none", True), ("not none > 3", True),
        # and, or, not
        ("yes and n", True), ("yes and no", False), ("no or yes", True), ("no or none", False),
        ("not no", True), ("not yes", False), ("not none", True), ("not zero", False), ("not not yes", True),
        ("n > 2 and n < 4", True), ("n > 2 and n < 3", False), ("n < 2 or n > 2", True),
        ("yes and n and metal", True), ("no or none or metal", True),
        # precedence: not before and before or, comparisons before all three
        ("yes or no and no", True), ("(yes or no) and no", False),
        ("not no and yes", True), ("not (no and yes)", True), ("not yes or yes", True),
        ("not (yes or yes)", False), ("not n == 4", True), ("not n > 2", False),
        ("no and no or yes", True), ("no and (no or yes)", False),
    ],
)  # fmt: skip
def test_a_condition_holds_as_it_reads(test, expected):
    assert holds(test, VALUES) is expected


@pytest.mark.parametrize("test", ["missing", "missing == 1", "1 < missing", "not missing", "(missing)"])
def test_an_unknown_fact_is_named_with_the_condition(test):
    with pytest.raises(FactError, match="no fact 'missing' on this page") as found:
        holds(test, VALUES)
    assert found.value.where == repr(test)


@pytest.mark.parametrize("test", ["yes or missing", "no and missing", "missing and no", "n > 9 and missing"])
def test_an_unknown_fact_is_found_even_where_the_rest_decides(test):
    with pytest.raises(FactError, match="no fact 'missing'"):
        holds(test, VALUES)


def test_close_names_are_offered():
    with pytest.raises(FactError) as found:
        holds("metals", VALUES)
    assert "did you mean metal" in found.value.hint
    with pytest.raises(FactError) as found:
        holds("gallium", {"q": 1})
    assert found.value.hint == "the page has q; words stand in quotation marks"


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">="])
@pytest.mark.parametrize("sides", [("metal", "3"), ("n", '"3"'), ("yes", '"yes"'), ("metal", "n")])
def test_a_word_is_never_compared_with_a_number(sign, sides):
    for left, right in itertools.permutations(sides):
        with pytest.raises(FactError, match="compares a word with a number") as found:
            holds(f"{left} {sign} {right}", VALUES)
        assert "quotation marks" in found.value.hint


@pytest.mark.parametrize("word", ["gallium", "true", "none_such"])
def test_a_word_without_quotation_marks_is_taken_for_a_fact(word):
    with pytest.raises(FactError, match=f"no fact '{word}'"):
        holds(f"metal == {word}", VALUES)


@pytest.mark.parametrize(
    "test",
    [
        "", " ", "a b", "== 3", "n ==", "n = 3", "n => 3", "n && yes", "!n", "n ++ 1", "1", "True",
        '"gallium"', "-n > 1", "+3 == n", "n + 1 > 3", "n * 2 == 6", "1 < n < 4", "n == None", "n is 3",
        "n is not 3", "n in (1, 3)", "n not in (1, 3)", "(n, yes)", "[n]", "{n}", "{}", "n if yes else no",
        "n == 1j", "n == b'3'", "n == ...", "*n", "n; yes", "n\nyes", "n,", "n == (3", "yes and", "or yes",
        "not", "n > 2 and 3", "yes == (n > 2)", "n == not yes", "~n", "n@yes", "n and 'x'",
    ],
)  # fmt: skip
def test_what_is_no_condition_is_refused_with_what_may_be_written(test):
    with pytest.raises(FactError, match="this is no condition") as found:
        holds(test, VALUES)
    assert "and, or, not" in found.value.hint
    assert found.value.where == repr(test)


@pytest.mark.parametrize(
    "test",
    [
        "print(n)", "n()", "__import__('os').system('true')", "open('x')", "n.real", "metal.upper() == 'X'",
        "n.__class__ == 3", "().__class__.__bases__[0].__subclasses__()", "metal[0] == 'g'", "metal[::-1]",
        "(lambda: yes)()", "lambda: yes", "[x for x in metal]", "(x for x in metal)", "{x: x for x in metal}",
        "(n := 4)", "f'{n}' == 'x'", "yield n", "await n", "import os", "exec('n')", "n == exec('n')",
        "del n", "n[0]", "yes and print(n)", "not open('x')", "n > len(metal)", "assert n", "raise n",
        "n\x00", "n == '\x00", "\ud800", "(" * 500 + "n" + ")" * 500, "not " * 20_000 + "n",
        "-" * 20_000 + "1 == n", "n == " + "9" * 10_000,
    ],
    ids=lambda test: repr(test[:40]),
)  # fmt: skip
def test_nothing_is_ever_executed(test):
    with pytest.raises(FactError):
        holds(test, VALUES)


@pytest.mark.parametrize("depth", [2, 50, 150, 300, 600, 950, 3000])
@pytest.mark.parametrize("signs", [("not ", ""), ("(", ")"), ("yes and (", ")")])
def test_however_deep_it_is_decided_or_refused(depth, signs):
    test = signs[0] * depth + "yes" + signs[1] * depth
    if depth <= 50:
        assert holds(test, VALUES) is True
    with suppress(FactError):
        assert holds(test, VALUES) is True


@given(st.text(max_size=40))
def test_any_text_is_a_condition_or_refused(text):
    with suppress(FactError):
        assert holds(text, VALUES) in (True, False)


NUMBERS = st.integers(-3, 3)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_conditions_agree_with_the_language_they_are_written_like(a, b, c):
    test = "a < b and not b == c or a >= c and b != a"
    values = {"a": a, "b": b, "c": c}
    assert holds(test, values) is bool((a < b and b != c) or (a >= c and b != a))
