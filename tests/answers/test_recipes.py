"""Recipes made for several things of a kind are told apart by name."""

from chokepoint.answers.recipes import named


def test_a_made_recipe_carries_its_own_name():
    made = [named(lambda look, n=n: n, f"count_of_{n}") for n in (1, 2)]
    assert [recipe.__name__ for recipe in made] == ["count_of_1", "count_of_2"]
    assert [recipe(None) for recipe in made] == [1, 2]
