import pandas as pd
import pytest
from country_golden import look_of

from chokepoint.answers.look import Look
from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables, load_table
from chokepoint.stories.country import answers
from chokepoint.stories.country.story import STORY

MADE = load_table("production")
TIN = MADE[(MADE["commodity_id"] == "tin") & (MADE["vintage"] == "2026") & (MADE["year"] == 2025)]


def world_of(year=2025, name="tin", **amounts):
    """Make a table of a commodity of these countries' amounts."""
    rows = [
        TIN[TIN["country_iso3"] == code].assign(
            value=value, qualifier="", year=year, commodity_id=name,
            row_id=f"prod-usgs-2026-{name}-mine-{code.lower()}-{year}",
        )
        for code, value in amounts.items()
    ]  # fmt: skip
    return pd.concat(rows)


def looking(rows, country="CHN"):
    return Look(STORY, Narrowed(KnownTables(), production=rows), params={"country": country})


@pytest.mark.parametrize("name", ["cobalt", "germanium", "rare_earths", "titanium", "stone_crushed"])
def test_the_tables_are_those_the_dossier_follows(name):
    look = look_of("CHN")
    tables = look(answers.followed_tables)
    own = tables[tables["commodity_id"] == name]
    dossier = look.rows("dossier.newest_by_stage", commodity=name)
    keys = ["publisher", "vintage", "stage", "year", "leader", "is_first"]
    assert own[keys].values.tolist() == dossier[keys].values.tolist()


def test_what_china_leads_is_what_the_table_of_all_minerals_counts():
    look = look_of("CHN")
    assert look.ask("leads_n").value == look.ask("explore.china_n").value > 35


def test_a_refinery_of_another_publisher_counts_as_a_further_stage():
    led = look_of("CHN")(answers.led)
    cobalt = led[led["commodity_id"] == "cobalt"]
    assert cobalt[["publisher", "stage", "is_first"]].values.tolist() == [["BGS", "refinery", False]]


def test_places_are_counted_from_the_largest_and_equal_figures_share_one():
    look = looking(world_of(CHN=3000, IDN=5000, BRA=3000, WLD=11000))
    every = look(answers.shares_of_all).set_index("country_iso3")
    assert every["place"].to_dict() == {"IDN": 1, "CHN": 2, "BRA": 2}
    assert set(every["of"]) == {3}


def test_a_list_of_one_producer_has_no_share():
    alone = looking(world_of(CHN=3000))
    assert alone(answers.own_shares)["percent"].isna().all()
    assert alone.ask("leads_n").value == 1
    assert not alone.ask("largest").known
    assert not alone.ask("half_n").known


def test_a_majority_has_bounds_and_an_old_table_stands_last():
    rows = pd.concat([
        world_of(CHN=5000, IDN=5000, WLD=10000),
        world_of(name="antimony", year=2011, CHN=9000, BRA=1000, WLD=10000),
    ])  # fmt: skip
    look = looking(rows)
    assert list(look(answers.own_shares)["commodity_id"]) == ["tin", "antimony"]
    assert list(answers.comparable(look(answers.own_shares))["commodity_id"]) == ["tin"]
    assert look.ask("largest").value == pytest.approx(50)
    half = looking(world_of(CHN=5100, IDN=4900, WLD=10000)).ask("half_n")
    assert (half.low, half.value, half.high) == (0, 1, 1)


def test_a_country_that_makes_nothing_leads_no_count():
    look = looking(world_of(CHN=3000, IDN=5000, WLD=8000), "NLD")
    assert not look.ask("leads_n").known
    assert look.ask("minerals_n").value == 1
    second = looking(world_of(CHN=3000, IDN=5000, WLD=8000))
    assert second.ask("leads_n").value == 0


def test_names_take_an_article_inside_a_sentence():
    assert answers.country_inside(look_of("USA")) == "the United States"
    assert answers.country_first(look_of("USA")) == "The United States"
    assert look_of("USA").ask("name").value == "United States"
