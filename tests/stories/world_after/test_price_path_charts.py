"""Prices and gaps are drawn on the clock, each side and each case in its own colour."""

from chokepoint.stories.world_after import exhibits


def test_the_axis_ends_at_the_horizon(now):
    assert "'domain': [-24, 60]" in str(now(exhibits.prices_after).spec)


def test_a_price_is_told_with_its_side(now):
    figure = now(exhibits.prices_after)
    assert set(figure.frame["where"]) == {"inside China", "outside China"}
    assert "Gallium 2023, outside China: " in figure.alt
    assert set(figure.frame["sure"]) == {"yes", "no"}
