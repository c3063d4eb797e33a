from golden import look_of
from walked import emptied

from chokepoint.data import KnownTables
from chokepoint.figures import Figure, Listing
from chokepoint.stories.dossier import exhibits
from chokepoint.stories.dossier.story import STORY


def test_the_first_screen_has_facts_and_a_head():
    *facts, head = exhibits.first_screen(look_of("gallium"))
    assert head.kind == "sheet_head"
    assert len(facts) == 2
    keys = [line.key for line in exhibits.first_lines(look_of("gallium"))]
    assert keys == ["what", "verdict", "status", "contained"]
    assert [line.key for line in exhibits.first_lines(look_of("germanium"))][-1] == "newer"


def test_a_page_leads_to_the_countries_it_names_and_to_the_other_minerals():
    links = exhibits.countries(look_of("germanium"))
    assert links.kind == "page_links"
    assert {"value": "CHN", "name": "China"} in links.payload["things"]
    assert exhibits.all_minerals(look_of("tin")).payload["parameter"] == "commodity"


def test_parts_are_sheets_and_the_last_says_what_is_missing():
    for part in (exhibits.supply, exhibits.demand, exhibits.doubt):
        assert part(look_of("soda_ash_synthetic"))[-1].kind == "sheet"
    assert exhibits.doubt(look_of("copper"))[-1].payload["fields"][-1]["field"] == "gaps"


def test_figures_are_those_of_the_chapter_and_none_of_a_list_of_one():
    for draw, kind in ((exhibits.producers, Figure), (exhibits.publishers, Listing)):
        assert isinstance(draw(look_of("gallium")), kind)
        assert draw(look_of("stone_crushed")) is None
        assert draw(look_of("soda_ash_synthetic")) is None


def test_a_page_without_a_figure_has_said_that_there_is_no_table():
    look = emptied(KnownTables()).of(STORY)
    assert exhibits.producers(look) is None
    assert exhibits.publishers(look) is None
    verdict = exhibits.first_lines(look)[1]
    assert verdict.sentence(look.t) == "No table read here prints a country’s output of gallium above zero."


def test_every_status_has_words():
    assert all(exhibits.STATUS_WORDS.values())
