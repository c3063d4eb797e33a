"""What the colours mean."""

from chokepoint.figures.kinds.legend import columns_of


def test_a_legend_stands_abreast_as_far_as_it_fits():
    assert columns_of(["one", "two"], 720) == 2
    assert columns_of(["刚果民主共和国的钴矿"] * 4, 320) == 2
    assert columns_of(["a name that needs a line of its own"] * 3, 320) == 1
