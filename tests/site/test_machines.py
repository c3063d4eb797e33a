"""What machines and other sites are offered by the real book."""

from xml.etree import ElementTree

from lxml import html
from site_server import kept_pages

BOOK = "https://chokepoint-metals.github.io/chokepoint-metals/"


def test_the_sitemap_names_every_page_a_reader_may_want_and_no_other(real_book):
    tree = ElementTree.parse(real_book.folder / "sitemap.xml")
    listed = [node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    unlisted = ("404.html", "search.html", "-choices.html")
    pages = {page for page in real_book.pages if "/" in page and not page.endswith(unlisted)}
    single = {page for page in pages if page.startswith(("en/n/", "en/f/"))}  # of one number or figure
    assert single
    pages -= single
    assert {address.removeprefix(BOOK) for address in listed} == pages
    assert len(listed) == len(pages)


def test_language_models_are_led_to_every_chapter_and_table(real_book):
    text = (real_book.folder / "llms.txt").read_text("utf-8")
    twins = [f"en/{path.name}" for path in real_book.folder.glob("en/*.md")]
    tables = [f"en/data/{path.name}" for path in real_book.folder.glob("en/data/*.csv")]
    assert len(twins) > 2
    assert len(tables) > 15
    assert [name for name in twins + tables if f"({BOOK}{name})" not in text] == []


def test_every_page_has_an_address_of_its_own_and_a_card_that_exists(real_book):
    for page in kept_pages(real_book):
        tree = html.fromstring((real_book.folder / page).read_bytes())
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BOOK}{page}"], page
        (card,) = tree.xpath("//meta[@property='og:image']/@content")
        assert (real_book.folder / card.removeprefix(BOOK)).is_file(), page


def test_twins_hold_the_facts_of_the_pages_and_no_markup(real_book):
    for path in real_book.folder.glob("en/*.md"):
        text = path.read_text("utf-8")
        assert text.startswith("# ")
        assert "{fact}" not in text
        assert "<span" not in text
        assert "{when}" not in text
