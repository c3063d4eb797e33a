"""What holds for every list of the book: its rows name their sources, and its words pass the translator."""

import pytest
from foreign import EDITIONS, ForeignTables, Marking, bare_words, written_abroad
from walked import album, ids_in

from chokepoint.answers.look import Look
from chokepoint.answers.story import stories
from chokepoint.data import KnownTables, find_rows
from chokepoint.figures import Listing
from chokepoint.stories.registered import READING_ORDER

PROMPT = 3
"""Every third list is made anew for a reader abroad in a quick run."""


def listings():
    """Name the exhibits that give a list, in the order of the book."""
    told = sorted(
        (story for story in stories() if story.name in READING_ORDER),
        key=lambda story: READING_ORDER.index(story.name),
    )
    every = [(story, exhibit) for story in told for exhibit in story.exhibits.values() if exhibit.draw]
    return [
        f"{story.name}.{exhibit.name}"
        for story, exhibit in every
        if "List" in str(exhibit.draw.__annotations__.get("return", ""))
    ]


LISTINGS = listings()
GIVEN = {
    "robustness": {"theme": "quotas"},
    # on the country the book opens its pages with there is no row of these
    "country.imported": {"country": "USA"},
    "country.built": {"country": "USA"},
}
"""What a story or a list is asked with besides the defaults of its page."""


def made(name, look):
    story = next(one for one in stories() if one.name == name.partition(".")[0])
    given = GIVEN.get(story.name, {}) | GIVEN.get(name, {})
    return look.of(story, **given)(story.exhibit(name.partition(".")[2]).draw)


def bundle(listing):
    return listing._repr_mimebundle_()[1]["chokepoint_figure"]


@pytest.mark.parametrize("name", LISTINGS)
def test_a_list_names_the_sources_of_all_its_rows(name):
    listing = made(name, album().look)
    assert isinstance(listing, Listing)
    fields = bundle(listing)
    refs = find_rows(";".join(fields["table"]["row_ids"]).split(";"))
    assert {ref.row_id for ref in refs} == ids_in(listing.frame)
    assert {source["source_id"] for source in fields["sources"]} == {ref.source_id for ref in refs}


@pytest.fixture(scope="module")
def abroad():
    tables = ForeignTables(KnownTables())
    with written_abroad(tables):
        yield Look(stories()[0], tables, t=Marking())


@pytest.fixture(scope="module")
def editions():
    tables = KnownTables()
    return sorted(
        {name for table in tables.values() for key in EDITIONS if key in table for name in table[key]}
    )


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=() if n % PROMPT == 0 else pytest.mark.slow) for n, one in enumerate(LISTINGS)],
)
def test_no_word_of_a_list_escapes_the_translator(name, abroad, editions):
    listing = made(name, abroad)
    cells = [cell for row in bundle(listing)["table"]["rows"] for cell in row]
    texts = [listing.title, listing.subtitle, listing.notes, *listing.columns.values(), *cells]
    assert [text for text in texts if bare_words(text, editions)] == []


def test_there_are_lists():
    assert len(LISTINGS) > 20
