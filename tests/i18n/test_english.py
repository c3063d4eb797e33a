"""English grammar, in the one place it stands."""

import pytest

from chokepoint.i18n import english


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("days", "day"),
        ("countries", "country"),
        ("losses", "loss"),
        ("t", "t"),
        ("steps of the ladder", "step of the ladder"),
    ],
)
def test_a_unit_of_one_is_singular(unit, one):
    assert english.fit_unit(unit, 1) == one
    assert english.fit_unit(unit, 2) == unit


def test_a_truth_value_is_not_a_one():
    assert english.fit_unit("days", True) == "days"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_has_an_and_before_its_last(items, text):
    assert english.listing(items) == text


def test_some_places_take_an_article():
    assert english.with_article("USA", "United States") == "the United States"
    assert english.with_article("JPN", "Japan") == "Japan"


def test_a_capital_leaves_the_rest():
    assert english.capital("gPU exports") == "GPU exports"
    assert english.capital("") == ""


def test_labels_and_asides_have_their_marks():
    assert english.pair("a", "b") == "a: b"
    assert english.aside("a", "b") == "a (b)"
    assert english.inside("Gallium") == "gallium"


@pytest.mark.parametrize(("n", "form"), [(0, 1), (1, 0), (1.0, 0), (1.5, 1), (2, 1)])
def test_only_one_is_singular(n, form):
    assert english.plural_form(n) == form
