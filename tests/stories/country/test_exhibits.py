from country_golden import look_of
from walked import emptied

from chokepoint.data import KnownTables
from chokepoint.figures import Figure, Listing
from chokepoint.stories.country import exhibits
from chokepoint.stories.country.story import STORY


def test_the_first_screen_has_facts_and_a_head():
    *facts, head = exhibits.first_screen(look_of("CHN"))
    assert head.kind == "sheet_head"
    assert facts
    assert head.payload["status"] == "export controls in force"
    assert head.payload["about"] == {"country": "CHN", "name": "China"}


def test_parts_are_sheets_and_lists_are_lists():
    look = look_of("COD")
    for part in (exhibits.makes, exhibits.policy, exhibits.trade, exhibits.doubt):
        assert part(look)[-1].kind == "sheet"
    for draw in (exhibits.leads, exhibits.others, exhibits.restrictions, exhibits.lists, exhibits.built):
        assert isinstance(draw(look), Listing)
    assert isinstance(exhibits.shares(look), Figure)
    assert exhibits.all_countries(look).payload["parameter"] == "country"


def test_what_a_country_does_not_have_is_not_shown():
    look = look_of("AND")
    draws = (exhibits.leads, exhibits.others, exhibits.outlook, exhibits.restrictions, exhibits.imported,
             exhibits.customers, exhibits.built, exhibits.shares, exhibits.lists)  # fmt: skip
    assert [draw(look) for draw in draws] == [None] * len(draws)
    nothing = emptied(KnownTables()).of(STORY)
    assert [draw(nothing) for draw in draws] == [None] * len(draws)
    assert exhibits.first_screen(nothing)[-1].kind == "sheet_head"
