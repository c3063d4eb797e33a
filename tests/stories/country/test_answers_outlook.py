import pytest
from country_golden import look_of

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.stories.country import answers_outlook
from chokepoint.stories.country.story import STORY


def test_a_share_is_the_figure_over_the_printed_world_total_of_the_same_year():
    look = look_of("CHN")
    own = look(answers_outlook.own_outlook).set_index(["commodity_id", "stage"])
    rows = look["iea_supply"]
    cobalt = rows[(rows["commodity_id"] == "cobalt") & (rows["stage"] == "refinery") & (rows["year"] == 2024)]
    made = cobalt.set_index("country_iso3")["value"]
    share = own.loc[("cobalt", "refinery")]
    assert share["percent"] == pytest.approx(100 * made["CHN"] / made["WLD"])
    assert (share["year"], share["until"]) == (2024, 2040)
    assert share["is_largest"]
    assert not own.loc[("lithium", "mine"), "is_largest"]


def test_without_the_outlook_there_is_no_share():
    tables = KnownTables()
    none = Narrowed(tables, iea_supply=tables["iea_supply"].head(0))
    look = Look(STORY, none, params={"country": "CHN"})
    assert look(answers_outlook.own_outlook).empty


def test_the_largest_reserves_are_those_of_the_chapter_on_producers():
    look = look_of("COD")
    assert "cobalt" in set(look(answers_outlook.own_reserves)["commodity_id"])
    held = look.rows("concentration.newest_reserves", commodity="cobalt")
    assert held["country_iso3"].iloc[0] == "COD"
