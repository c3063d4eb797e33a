"""Reserves, what was said of them, and capacity."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.stories.concentration.answers_reserves import FEWEST_DRAWN


def edition(vintage, china, world=100.0, qualifier="", commodity="rare_earths"):
    printed = rows(("CHN", china), ("WLD", world), publisher="USGS", vintage=vintage, year=int(vintage) - 1)
    ours = printed.assign(basis="", commodity_id=commodity)
    return ours.assign(qualifier=ours["country_iso3"].map({"WLD": qualifier}).fillna(""))


def over(world, *frames, **tables):
    nothing = world()["reserves_history"].head(0)
    return world(reserves=pd.concat(frames, ignore_index=True), **{"reserves_history": nothing, **tables})


def told(look, *keys):
    return [look.ask(f"reserves_{key}").value for key in keys]


def test_china_holds_about_half_and_makes_more(now):
    assert told(now, "leader", "edition", "at_most") == ["China", "2026", True]
    assert now.ask("reserves_leader_share").value == pytest.approx(51.6, abs=0.05)
    assert now.ask("reserves_leader_made").value == now.ask("china_share").value
    assert now.ask("reserves_newest").value == now.ask("reserves_leader_share").value
    assert (
        now.ask("reserves_bottom").value < now.ask("reserves_newest").value <= now.ask("reserves_top").value
    )
    assert [now.ask(key).value for key in ("saying", "saying_year")] == [80, "1992"]
    assert now.ask("reserves_top").value < now.ask("saying").value


def test_classes_of_the_chinese_count_are_told_apart(now):
    assert [now.ask(f"classes_{key}").value for key in ("year", "n")] == ["2007", 4]
    assert now.ask("classes_low").value == pytest.approx(17.2)
    assert now.ask("classes_high").value == pytest.approx(84.68)


def test_the_highest_share_is_that_of_all_editions(world):
    look = over(world, edition("2024", 80), edition("2025", 40))
    assert told(look, "top", "bottom", "newest") == [80, 40, 40]


def test_a_total_printed_as_more_than_a_figure_makes_the_share_an_upper_bound(world):
    assert over(world, edition("2024", 40, qualifier=">")).ask("reserves_at_most").value is True
    later = over(world, edition("2024", 40, qualifier=">"), edition("2025", 40))
    assert later.ask("reserves_at_most").value is False


def test_one_restated_edition_can_be_asked_for(now, world):
    look = over(world, edition("2024", 40), reserves_history=now["reserves_history"])
    assert told(look, "newest") == [40]
    assert look.ask("reserves_newest", edition=("USGS", "2011")).value == pytest.approx(50)
    assert look.ask("reserves_top", edition=("USGS", "2010")).value == pytest.approx(36.4, abs=0.05)
    assert look.ask("reserves_top", edition=("USGS", "1900")).value is None


def test_without_reserves_nobody_holds_any(world):
    made = rows(("CHN", 70), ("WLD", 100), publisher="USGS", commodity_id="rare_earths")
    look = over(world, edition("2024", 40, commodity="tin"), production=made)
    assert told(look, "leader", "leader_share", "edition", "newest", "top") == [None] * 5


def test_at_least_eight_countries_are_set_beside_each_other(now):
    drawn = {n: len(now.given(top_n=n).rows("reserves_beside_output")) for n in (1, 8, 9)}
    assert drawn == {1: FEWEST_DRAWN, 8: FEWEST_DRAWN, 9: FEWEST_DRAWN + 1}


def test_only_what_is_marked_as_the_claim_is_the_saying(now, world):
    stated = now["published_shares"]
    look = world(published_shares=stated.assign(status=stated["status"].replace("claim", "reported")))
    assert look.ask("saying").value is None


def test_gallium_has_the_most_to_spare(now):
    told_of = [now.ask(f"use_{key}").value for key in ("n", "least", "least_name", "least_year")]
    assert told_of == [8, 7.5, "gallium", "2025"]
    assert now.ask("own_use").value is None
    assert now.ask("own_use", commodity="gallium").value == now.ask("use_least").value
    assert now.ask("own_use", commodity="gallium", stage="refinery").value is None


def test_closures_of_gallium_plants_are_counted(now, world):
    closures = now["plant_closures"]
    assert now.ask("gallium_closures").value == (closures["commodity_id"] == "gallium").sum() > 0
    assert world(plant_closures=closures.assign(commodity_id="tin")).ask("gallium_closures").value == 0


def test_no_output_is_said_of_a_holder_that_the_table_does_not_list(now):
    vanadium = now.given(commodity="vanadium")
    assert told(vanadium, "leader", "leader_made") == ["Australia", None]
    cobalt = now.given(commodity="cobalt")
    assert told(cobalt, "leader") == ["the Democratic Republic of the Congo"]
    assert cobalt.ask("reserves_leader_made").value > 50
