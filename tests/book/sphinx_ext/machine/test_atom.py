from lxml import etree

from chokepoint.book.sphinx_ext.machine.atom import SHOWN, Channel, Item

CHANNEL = Channel("feeds/a.xml", "Book: a", "Book", "https://x.org/en/", "2026-10-09", "controls.html")
SPACE = {"a": "http://www.w3.org/2005/Atom"}


def item(day, name="x"):
    return Item(name, day, "A < b", "One\nTwo", "controls.html#a")


def read(*items):
    return etree.fromstring(CHANNEL.write(items))


def test_an_entry_has_a_name_for_ever_a_day_and_a_link():
    (entry,) = read(item("2026-07-01")).findall("a:entry", SPACE)
    assert entry.findtext("a:id", namespaces=SPACE) == "tag:x.org,2026-07-01:x"
    assert entry.findtext("a:updated", namespaces=SPACE) == "2026-07-01T00:00:00Z"
    assert entry.find("a:link", SPACE).get("href") == "https://x.org/en/controls.html#a"
    assert entry.findtext("a:content", namespaces=SPACE) == "One\nTwo"


def test_the_newest_stands_first_and_the_oldest_leave():
    tree = read(*(item(f"20{n:02}-01-01", str(n)) for n in range(SHOWN + 5)))
    days = [entry.findtext("a:updated", namespaces=SPACE)[:4] for entry in tree.findall("a:entry", SPACE)]
    assert days == sorted(days, reverse=True)
    assert len(days) == SHOWN
    assert tree.findtext("a:updated", namespaces=SPACE).startswith(days[0])


def test_without_entries_it_is_dated_by_the_data_and_names_itself_and_its_page():
    tree = read()
    assert tree.findtext("a:updated", namespaces=SPACE) == "2026-10-09T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in tree.findall("a:link", SPACE)}
    assert links == {
        "self": "https://x.org/en/feeds/a.xml",
        "alternate": "https://x.org/en/controls.html",
    }
