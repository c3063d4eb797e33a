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


def states_of(figure):
    choice = figure._repr_mimebundle_()[1]["chokepoint_figure"]["choice"]
    return {state["key"]: state["meta"] for state in choice["states"]}


def test_one_economy_can_be_seen_with_all_that_its_list_has(now):
    states = states_of(now(exhibits.dependence))
    assert list(states) == ["usa", "eu"]
    us, eu = states["usa"]["table"]["rows"], states["eu"]["table"]["rows"]
    assert len(us) > 60
    assert len(eu) > 40
    assert states["usa"]["title"] == (
        "In 2021–2024 China supplied more than half of 26 of the 70 kinds of US imports it is named for"
    )
    assert states["eu"]["title"].startswith(
        "By its study of 2023 the EU took more than half from China in 10"
    )
    assert ["Gallium", "Metal", "18", "2021–2024"] in us
    assert ["Gallium", "processing", "69", "2023"] in eu
    assert "Drawn are the largest 18 shares" in states["eu"]["notes"]


def test_without_the_table_of_an_economy_there_is_no_state_of_it(now, over):
    look = over(import_sources=now["import_sources"].head(0))
    assert list(states_of(look(exhibits.dependence))) == ["eu"]


def test_a_form_that_names_its_mineral_is_not_named_twice(now):
    alt = states_of(now(exhibits.dependence))["usa"]["alt"]
    assert "Arsenic metal: 95" in alt
    assert "Arsenic, Arsenic metal" not in alt
    assert "Gallium, Metal: 18" in alt
