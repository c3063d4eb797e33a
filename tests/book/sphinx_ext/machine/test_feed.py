import pytest
from lxml import etree
from small_books import build

from chokepoint.book.site.changes import COLUMNS, RecordedChange
from chokepoint.book.sphinx_ext.machine.feed import SHOWN, Feed

SPACE = {"a": "http://www.w3.org/2005/Atom"}
FEED = Feed("Book", "https://x.org/book/en/", "2026-06-17", {"controls": "July 2023"})


def change(day="2026-07-01", key="share", why="Revised <by> the 2026 edition", page="controls"):
    return RecordedChange(day, page, "fact", key, "98 percent", "99 percent", why)


def entries(*changes):
    return etree.fromstring(FEED.write(changes)).xpath("//a:entry", namespaces=SPACE)


def words(node, path):
    return node.xpath(f"string({path})", namespaces=SPACE)


def test_an_entry_says_page_number_reason_old_and_new():
    (entry,) = entries(change(), change(key="price"))
    assert words(entry, "a:title") == "July 2023: 2 numbers changed"
    assert words(entry, "a:updated") == "2026-07-01T00:00:00Z"
    assert entry.xpath("a:link/@href", namespaces=SPACE) == ["https://x.org/book/en/controls.html"]
    lines = words(entry, "a:content").splitlines()
    assert lines == ["Revised <by> the 2026 edition", "fact share: 98 percent → 99 percent",
                     "fact price: 98 percent → 99 percent"]  # fmt: skip


def test_the_newest_stands_first_and_dates_the_feed():
    tree = etree.fromstring(FEED.write([change("2026-07-01"), change("2026-07-09")]))
    assert words(tree, "/a:feed/a:updated") == "2026-07-09T00:00:00Z"
    assert words(tree, "//a:entry[1]/a:updated") == "2026-07-09T00:00:00Z"


def test_ids_differ_between_changes_and_stay_for_the_same_one():
    first, second = entries(change(), change(day="2026-07-02"))
    (again,) = entries(change())
    assert words(first, "a:id") != words(second, "a:id")
    assert words(second, "a:id") == words(again, "a:id")
    assert words(again, "a:id").startswith("tag:x.org,2026-07-01:controls/")


def test_a_feed_without_changes_is_dated_by_its_data():
    tree = etree.fromstring(FEED.write([]))
    assert words(tree, "/a:feed/a:updated") == "2026-06-17T00:00:00Z"
    assert words(tree, "/a:feed/a:link[@rel='self']/@href") == "https://x.org/book/en/changes.xml"


def test_old_changes_leave_the_feed():
    assert len(entries(*(change(f"2026-01-{n % 28 + 1:02d}", why=str(n)) for n in range(SHOWN + 9)))) == SHOWN


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feed")
    (folder / "source").mkdir()
    line = "2026-07-01,index,fact,share,1,2,why"
    (folder / "source" / "changes.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", "utf-8")
    out, warnings = build(folder, {"index": "# Title"}, html_baseurl="https://x.org/")
    assert not warnings
    return out


def test_the_record_of_the_book_is_published_and_named_by_every_page(book):
    tree = etree.fromstring((book / "changes.xml").read_bytes())
    assert words(tree, "//a:entry/a:title") == "Title: 1 number changed"
    assert 'type="application/atom+xml"' in (book / "index.html").read_text("utf-8")
    assert 'href="changes.xml"' in (book / "search.html").read_text("utf-8")
