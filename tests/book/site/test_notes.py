import pytest

from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.notes import Notes, take_notes

ADDRESS = "https://x.org/book/"
RULES = Rules(address=ADDRESS)


def notes(name, text):
    return take_notes(SiteFile(name, text.encode()), RULES)


def test_a_page_is_noted_with_its_links_places_addresses_and_words():
    found = notes(
        "en/a.html",
        f"<html lang='en'><title>T</title><link rel='canonical' href='{ADDRESS}en/a.html'>"
        "<link rel='alternate' type='text/markdown' href='a.md'>"
        "<meta name='description' content='First  words.'>"
        "<h1>One &amp; <em>two</em><a class='headerlink' href='#one'>#</a></h1><p id='one'>1</p>"
        "<a href='b.html#x'>x</a><a href='b.html#x'>again</a><a href='https://far.org/'>far</a></html>",
    )
    assert found == Notes(
        links=["#one", "a.md", "b.html#x"],
        anchors=["one"],
        public=[f"{ADDRESS}en/a.html"],
        title="One & two",
        description="First words.",
        twin="a.md",
    )


@pytest.mark.parametrize(("name", "named"), [("s.js", ["p.png", "w.js"]), ("en/searchindex.js", [])])
def test_a_script_is_noted_with_the_names_of_files_in_it_but_not_with_numbers(name, named):
    text = "load('p.png'); x = 12.345; y = 'a/w.js'\n//# sourceMappingURL=s.js.map"
    assert notes(name, text).named == named


def test_a_twin_is_noted_with_its_links_and_a_feed_with_its_addresses():
    twin = notes("en/a.md", f"[on](b.html) [far](https://far.org/) <{ADDRESS}en/a.html>")
    assert (twin.links, twin.public) == (["b.html"], [f"{ADDRESS}en/a.html"])
    assert notes("feed.xml", f"<id>{ADDRESS}feed.xml</id>").public == [f"{ADDRESS}feed.xml"]


def test_what_is_wrong_with_a_file_is_noted():
    (fault,) = notes("s.css", "@import 'https://cdn.org/s.css';").faults
    assert fault[0] == "fetches https://cdn.org/s.css from another host"


def test_without_a_public_address_none_is_the_sites_own():
    file = SiteFile("feed.xml", f"<id>{ADDRESS}feed.xml</id>".encode())
    assert take_notes(file, Rules()).public == []
