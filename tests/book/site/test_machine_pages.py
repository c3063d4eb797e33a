from xml.etree import ElementTree

import pytest

from chokepoint.book.site.file_checks import Rules
from chokepoint.book.site.machine_pages import list_pages, llms, sitemap, summarise, write_machine_pages
from chokepoint.book.site.tree import Site

BASE = "https://x.org/book/"
TWIN = '<link rel="alternate" type="text/markdown" href="one.md">'
HEAD = f'{TWIN}<meta name="description" content="First  words.">'
PAGES = {
    "en/index.html": "<title>I</title><h1>Index</h1><p class='lede'>Lead.</p>",
    "en/one.html": f"{HEAD}<h1>One &amp; <em>two</em><a class='headerlink' href='#one'>#</a></h1>",
    "en/data/prices.html": "<h1>Prices</h1><p class='lede'>What was paid.</p>",
    "en/search.html": "<h1>Search</h1>",
    "en/404.html": "<h1>No</h1>",
    "en/n/one.share.html": "<h1>98 percent</h1>",
    "en/f/one.shares.html": "<h1>A figure</h1>",
}


@pytest.fixture
def site(tmp_path):
    for name, body in PAGES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html lang='en'>{body}</html>", encoding="utf-8")
    return Site(tmp_path, rules=Rules(address=BASE))


def test_pages_are_listed_first_page_first_without_search_404_and_those_of_single_numbers_and_figures(site):
    assert list_pages(site, "en") == ["en/index.html", "en/data/prices.html", "en/one.html"]


def test_a_page_is_summed_up_by_heading_description_and_twin(site):
    summary = summarise(site, "en/one.html")
    assert (summary.title, summary.description, summary.twin) == ("One & two", "First words.", "en/one.md")
    assert summarise(site, "en/data/prices.html").description == "What was paid."
    assert summarise(site, "en/index.html").twin == ""


def test_the_sitemap_is_xml_with_full_addresses_and_no_times(site):
    write_machine_pages(site, "Book", ["en"])
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [node.text for node in tree.iter(f"{space}loc")]
    assert found == [f"{BASE}en/index.html", f"{BASE}en/data/prices.html", f"{BASE}en/one.html"]
    assert not list(tree.iter(f"{space}lastmod"))
    assert f"Sitemap: {BASE}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_machines_are_not_led_to_editions_of_other_days(site):
    older = site.folder / "en/2023-07-06/one.html"
    older.parent.mkdir()
    older.write_text("<html lang='en'><h1>Then</h1></html>", encoding="utf-8")
    write_machine_pages(site, "Book", ["en"], other=["en/2023-07-06"])
    assert "2023" not in (site.folder / "sitemap.xml").read_text("utf-8") + (
        site.folder / "llms.txt"
    ).read_text("utf-8")


def test_an_address_with_a_special_letter_stays_xml():
    ElementTree.fromstring(sitemap(["en/a&b.html"], BASE))


def test_language_models_get_chapters_as_markdown_and_tables_as_csv(site):
    write_machine_pages(site, "Book", ["en"])
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert text.startswith("# Book\n")
    assert f"- [One & two]({BASE}en/one.md): First words." in text
    assert f"- [Prices]({BASE}en/data/prices.csv): What was paid." in text
    assert "search" not in text


def test_without_a_public_address_there_is_no_sitemap_and_links_are_relative(site):
    site = Site(site.folder)
    write_machine_pages(site, "Book", ["en"])
    assert not (site.folder / "sitemap.xml").exists()
    assert "(en/one.md)" in (site.folder / "llms.txt").read_text("utf-8")


def test_a_book_without_chapters_is_only_a_title():
    assert llms("Book", [], BASE) == "# Book\n"
