"""The chart of who depends on China tells each share with its years."""

from chokepoint.figures.theme import NARROW, WIDE
from chokepoint.stories.derisking import exhibits


def test_every_share_is_told_with_how_old_it_is(now):
    figure = now(exhibits.dependence)
    extra = figure._repr_mimebundle_()[1]["chokepoint_figure"]
    assert (figure.spec["width"], extra["narrow"]["width"]) == (WIDE, NARROW)
    row = figure.frame.set_index("commodity_id").loc["gallium"]
    assert row["dated"] == "US 18 (2021–2024), EU 69 (2023)"
    assert row["brief"] == "US 18, EU 69"
    assert "Gallium: US 18 (2021–2024), EU 69 (2023)" in figure.alt


def test_a_share_that_is_not_listed_is_not_drawn_as_nothing(now, over):
    rows = now["eu_supply_shares"]
    look = over(eu_supply_shares=rows[rows["commodity_id"] != "gallium"])
    row = look(exhibits.dependence).frame.set_index("commodity_id").loc["gallium"]
    assert row["dated"] == "US 18 (2021–2024)"
    assert row["eu"] != row["eu"], "not listed is not zero"
