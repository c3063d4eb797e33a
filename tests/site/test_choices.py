"""Pages of a chapter with other values: whole, chosen at the head of the chapter, and found by the search."""

import re

import pytest
from lxml import html
from test_dossiers import faulty, hollow

from chokepoint.book.engine.contents.pages import read_pages
from chokepoint.paths import project_root


def family_pages(only=("index",)):
    return [page for page in read_pages(project_root(), only) if page.family]


def built(site):
    """Give the pages of families that the site has, by name."""
    places = {page.name: site / f"en/{page.name}.html" for page in family_pages(())}
    return {name: place.read_bytes() for name, place in places.items() if place.is_file()}


def pages_without_parameters(pages):
    """Leave out the part that says how to run a page again: it names values that are None."""
    trees = {name: html.fromstring(page) for name, page in pages.items()}
    for tree in trees.values():
        for part in tree.xpath("//*[@id='reproduce-this-page']"):
            part.drop_tree()
    return {name: html.tostring(tree) for name, tree in trees.items()}


def test_the_sample_is_there_and_every_page_is_whole(built_site):
    pages = built(built_site)
    assert {page.name for page in family_pages()} <= set(pages)
    assert (faulty(pages_without_parameters(pages)), hollow(pages)) == ({}, [])


def test_a_build_of_a_part_runs_two_short_pages_and_the_whole_one_more_than_a_dozen():
    assert sum(page.short for page in family_pages()) <= 2
    by_chapter = {page.source.stem for page in family_pages(()) if page.short}
    assert by_chapter == {"controls", "concentration", "quotas", "derisking"}
    assert sum(page.source.stem == "concentration" for page in family_pages(())) > 12


def test_every_page_has_a_title_of_its_own_a_twin_and_files_of_its_figures(built_site):
    titles = []
    for name, page in built(built_site).items():
        tree = html.fromstring(page)
        titles.append(tree.findtext(".//title"))
        assert (built_site / f"en/{name}.md").is_file()
        files = [a for a in tree.xpath("//figure//a/@href") if a.endswith(".csv")]
        assert files, name
        folder = (built_site / f"en/{name}.html").parent
        assert [f for f in files if not (folder / f).is_file()] == []
    assert len(set(titles)) == len(titles)


def test_each_page_offers_the_others_of_its_chapter_as_links(built_site):
    for name, page in built(built_site).items():
        choice = html.fromstring(page).xpath("//nav[@class='choice']//a")
        assert choice[0].get("href") == f"../{name.partition('/')[0]}.html"
        (here,) = [a for a in choice if a.get("aria-current")]
        assert here.get("href") == f"../{name}.html"


@pytest.mark.browser
def test_the_choice_leads_to_the_section_the_reader_came_for(real_book, visit):
    seen = visit(real_book, "en/concentration/gallium.html#who-makes-it")
    nav = seen.tab.locator("nav.choice")
    assert nav.locator("ul").is_hidden()
    assert nav.locator("select").evaluate("field => field.selectedOptions[0].textContent") == "Gallium"
    nav.locator("select").select_option(label="The whole chapter")
    nav.locator("button").click()
    seen.tab.wait_for_url(re.compile("concentration.html#who-makes-it$"))
    assert not seen.complaints + seen.violations


@pytest.mark.browser
def test_without_scripts_the_choice_is_a_list_of_links(real_book, visit):
    tab = visit(real_book, "en/concentration.html", scripts=False).tab
    assert tab.locator("nav.choice select").count() == 0
    tab.locator("nav.choice a", has_text="Gallium").click()
    tab.wait_for_url(re.compile("concentration/gallium.html$"))


@pytest.mark.browser
def test_the_search_finds_the_pages_of_a_metal(real_book, visit):
    tab = visit(real_book, "en/search.html").tab
    tab.fill("#q", "antimony")
    tab.press("#q", "Enter")
    tab.locator("#found .status", has_text=re.compile(r"\d")).wait_for()
    links = [link.get_attribute("href") for link in tab.locator("#found li > a").all()]
    assert any("controls/antimony.html" in link for link in links)


@pytest.mark.browser
def test_the_table_of_all_commodities_is_narrowed_by_what_is_chosen(real_book, visit):
    seen = visit(real_book, "en/explore.html")
    part = seen.tab.locator(".commodity-table").first
    shown = part.locator("tbody tr:visible")
    every = shown.count()
    part.locator("select[data-mark=lists]").select_option("EUU")
    listed = shown.count()
    part.locator("[data-mark=share]").fill("60")
    high = shown.count()
    assert every > listed > high > 0
    assert part.locator("[role=status]").inner_text() == f"{high} of {every} rows"
    part.locator("select[data-mark=leader]").select_option("COD")
    assert shown.locator("th").all_inner_texts() == ["Cobalt"]
    part.locator("[type=search]").fill("tin")
    assert shown.count() == 0
    assert not seen.complaints + seen.violations


@pytest.mark.browser
def test_without_scripts_the_tables_are_whole_and_offer_no_filter(real_book, visit):
    tab = visit(real_book, "en/explore.html", scripts=False).tab
    assert tab.locator(".commodity-table").count() == 3
    assert tab.locator(".commodity-table .filters:visible").count() == 0
    pictures = tab.locator("svg.parts")
    assert pictures.count() > 80
    assert all(picture.get_attribute("aria-label") for picture in pictures.all())
