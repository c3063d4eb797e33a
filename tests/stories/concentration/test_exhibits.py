"""Every figure the chapter shows, drawn with what the page is set to, and what stands where there is none."""

import pytest

from chokepoint.figures import Figure, Listing
from chokepoint.stories.concentration import exhibits
from chokepoint.stories.concentration.answers_ranking import MOST
from chokepoint.stories.concentration.story import STORY

IDS = {
    "largest_producers": "country-shares",
    "country_shares": "country-shares",
    "tables_side_by_side": "tables-side-by-side",
    "ranking": "ranking",
    "first_places": "first-places",
    "leading_countries": "leading-countries",
    "first_place_moves": "first-place-moves",
}


def shown(name, look):
    return look(STORY.exhibit(name).draw)


@pytest.mark.parametrize(("name", "figure_id"), IDS.items())
def test_each_exhibit_draws_its_figure(now, name, figure_id):
    figure = shown(name, now)
    assert isinstance(figure, Figure | Listing)
    assert figure.id == figure_id


def test_no_exhibit_is_forgotten(now):
    own = {name for name, one in STORY.exhibits.items() if one.draw.__module__ == exhibits.__name__}
    assert own == {*IDS, "share_history", "gaps"}
    for name in own:
        assert [now.ask(key).name for key in STORY.exhibit(name).keys(STORY)]


def test_titles_say_what_the_tables_say(now):
    titles = {name: shown(name, now).title for name in IDS}
    assert titles["country_shares"] == "China makes 69 percent of the world’s mine output of rare earths"
    assert titles["first_places"].startswith("China is the largest producer in 38 of 80 tables for 2025")
    assert titles["ranking"].startswith("Rank 13–22 of 80 for rare earths")


def test_a_history_is_drawn_of_metals_without_a_section_of_their_own(now):
    figure = shown("share_history", now.given(commodity="tungsten"))
    assert (figure.id, figure.title[:6]) == ("share-history", "China:")
    assert "A section below shows" in shown("share_history", now).sentence
    made = now["production"]
    one_year = made[(made["commodity_id"] == "tungsten") & (made["year"] == 2022)]
    alone = now.over({**now.tables, "production": one_year}).given(commodity="tungsten", year=2022)
    assert "no year but one" in shown("share_history", alone).sentence


def test_the_largest_countries_are_named_one_by_one(now):
    assert len(shown("country_shares", now.given(top_n=2)).frame) == 4


def test_no_edition_is_counted_that_is_too_small(now):
    made = now["production"]
    few = made[(made["vintage"] == "2026") & made["commodity_id"].isin(["gold", "mica_sheet", "tin"])]
    look = now.over({**now.tables, "production": few}).given(commodity="tin")
    assert len(look.rows("bounded_tables").drop_duplicates("commodity_id")) < MOST
    assert shown("first_places", look).sentence == "No edition can be counted."
    assert "the same and sure" in shown("first_place_moves", look).sentence


def test_the_largest_producers_can_be_seen_by_the_newest_table_of_every_other_edition(now):
    choice = shown("country_shares", now)._repr_mimebundle_()[1]["chokepoint_figure"]["choice"]
    labels = [one["label"] for one in choice["options"]]
    assert labels[0] == "USGS, edition 2026: 2025"
    assert {"USGS, edition 2022: 2021", "WMD, edition 2024: 2022"} < set(labels)
    assert len(labels) == len(set(labels)) == 7
    then = next(state["meta"] for state in choice["states"] if state["key"] == "usgs-2022")
    assert then["title"] == "In 2021 China made 60 percent of the world’s mine output of rare earths"
    assert "USGS, edition 2022: 2021" in then["subtitle"]
    assert "choice" not in shown("largest_producers", now)._repr_mimebundle_()[1]["chokepoint_figure"]
