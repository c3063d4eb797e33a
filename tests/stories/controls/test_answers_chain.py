"""The way of a metal follows the rows, from the ore to the things that hold it."""

import pytest
from controls_world import looking

from chokepoint.stories.controls import answers_chain as chain


@pytest.mark.parametrize(("mineral", "first"), [("gallium", 73.0), ("germanium", 30.0)])
def test_the_way_ends_with_the_largest_use(mineral, first):
    way = looking(params={"mineral": mineral})(chain.way_of_metal)
    assert way["part"].drop_duplicates().tolist() == [chain.ORE, chain.MAKING, chain.THING]
    used = way[way["part"] == chain.THING]
    assert used["high"].iloc[0] == first
    assert used["high"].is_monotonic_decreasing
    assert (way["low"] <= way["high"]).all()


def test_what_is_said_of_the_ore_is_told():
    look = looking()
    assert look.ask("way_high").value == 21
    assert str(look.ask("way_year").value) == "2011"
