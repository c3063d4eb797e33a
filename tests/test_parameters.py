"""Every rule accepts what it should and says of the rest which parameter is wrong and what will do."""

import pytest

from chokepoint.errors import ParameterError
from chokepoint.parameters import (
    accepted,
    check_parameters,
    choice,
    language,
    later,
    month,
    not_before,
    number,
    optional_day,
    optional_year,
    whole_number,
)

GOOD = [
    (choice("gallium", "germanium"), "germanium"),
    (language(), "en"),
    (month("2020-12", "2026-06"), "2020-12"),
    (month("2020-12", "2026-06"), "2026-06"),
    (not_before("first_month", "2023-01", month("2020-12", "2026-06")), "2023-01"),
    (optional_day(), None),
    (optional_day("2023-07-03"), "2023-07-03"),
    (optional_year(2021, 2022), None),
    (optional_year(2021, 2022), 2022),
    (choice(*map(str, range(90))), "89"),
    (whole_number(1, 9), 1),
    (whole_number(1, 9), 9),
    (number(0, 100), 0),
    (number(0, 100), 99.5),
    (number(0, 100, optional=True), None),
]
BAD = [
    (choice("gallium", "germanium"), "galium", "did you mean 'gallium'?"),
    (choice("gallium", "germanium"), None, "use one of gallium, germanium"),
    (language(), "tlh", "use one of en"),
    (choice(*(f"metal{n}" for n in range(90))), "zinc", "metal0, metal1, metal2, metal3, metal4 and 85 more"),
    (optional_year(2022, 2021), 2020, "write None or one of 2021, 2022"),
    (optional_year(0, 1), True, "write None or one of 0, 1"),
    (optional_year(2021), "2021", "write None or one of 2021"),
    (month("2020-12", "2026-06"), "2020-11", "between 2020-12 and 2026-06"),
    (month("2020-12", "2026-06"), "2023-13", "YYYY-MM"),
    (month("2020-12", "2026-06"), "2023-7", "YYYY-MM"),
    (month("2020-12", "2026-06"), "2023-07\n", "YYYY-MM"),
    (month("2020-12", "2026-06"), 202307, "YYYY-MM"),
    (not_before("first_month", "2023-02", month("2020-12", "2026-06")), "2023-01", "first_month = '2023-02'"),
    (not_before("first_month", "2023-02", month("2020-12", "2026-06")), "soon", "YYYY-MM"),
    (optional_day(), "2023-02-30", "YYYY-MM-DD"),
    (optional_day(), "20230706", "YYYY-MM-DD"),
    (optional_day(), "", "YYYY-MM-DD"),
    (optional_day("2023-07-03"), "2023-07-02", "from 2023-07-03 on"),
    (whole_number(1, 9), 0, "between 1 and 9"),
    (whole_number(1, 9), 10, "between 1 and 9"),
    (whole_number(1, 9), True, "whole number"),
    (whole_number(1, 9), 2.0, "whole number"),
    (whole_number(1, 9), "2", "whole number"),
    (number(0, 100), 120, "use a number between 0 and 100"),
    (number(0, 24), -1, "between 0 and 24"),
    (number(0, 1), None, "between 0 and 1"),
    (number(0, 1), True, "between 0 and 1"),
    (number(0, 1, optional=True), "1", "between 0 and 1"),
    (number(0, 1), float("nan"), "between 0 and 1"),
]


@pytest.mark.parametrize(("rule", "value"), GOOD)
def test_what_fits_passes(rule, value):
    check_parameters({"x": value, "unchecked": object()}, x=rule)


@pytest.mark.parametrize(("rule", "value", "hint"), BAD)
def test_what_does_not_fit_is_refused_by_name_with_a_hint(rule, value, hint):
    with pytest.raises(ParameterError) as caught:
        check_parameters({"x": value}, x=rule)
    assert caught.value.where == "x"
    assert repr(value) in caught.value.what
    assert hint in caught.value.hint


def test_a_parameter_that_was_deleted_is_missed():
    with pytest.raises(ParameterError, match="as_of: parameter is missing"):
        check_parameters({}, as_of=optional_day())


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (choice("gallium", "germanium"), ["gallium", "germanium"]),
        (optional_year(2022, 2021), [2021, 2022]),
        (whole_number(1, 3), [1, 2, 3]),
        (later(lambda: whole_number(1, 3)), [1, 2, 3]),
        (month("2020-12", "2026-06"), []),
        (later(optional_day), []),
    ],
)
def test_a_rule_that_can_names_what_it_accepts(rule, values):
    assert accepted(rule) == values
    assert [value for value in values if rule(value) is not None] == []


def test_a_rule_for_later_is_made_only_when_it_is_asked():
    made = []
    rule = later(lambda: made.append(1) or choice("a"))
    assert made == []
    assert rule("b") == "use one of a"
    assert made == [1]


def test_a_language_is_checked_by_its_own_catalogue(noted):
    rule = language()
    assert rule("en") is None
    assert noted() == set()
    assert rule("tlh") == "use one of en"
    assert accepted(rule) == ["en"]
    assert ("catalogue", "tlh") in noted()
