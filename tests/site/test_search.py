"""The search in a real browser: Chinese and English words are found where they occur and nowhere else."""

import re

import pytest
from site_server import serve
from small_books import build, code, figure, text

pytestmark = pytest.mark.browser

PAGES = {
    "index": "# Metals\n\nHome.\n\n```{toctree}\nrare\ncobalt\nnotes\ndata\n```\n",
    "rare": "# Rare earths\n\n2025年中国的稀土出口受到出口管制。Exports of magnets fell.\n",
    "cobalt": "# 钴 in the Congo\n\nThe export of 钴 was stopped; quotas followed.\n",
    "notes": [text("# Notes\n\n稀的土壤 and 出生的人口."), code("x", figure("g", "镓 comes from China"))],
    "data": "# Data\n\n```{sources-list}\n```\n",
}
WRITTEN = {"Rare earths", "钴 in the Congo", "Notes"}
"""Pages with words of their own; the others list titles and names of these and of the sources."""

FOUND = {
    "镓": {"Notes"},
    "钴": {"钴 in the Congo"},
    "稀土": {"Rare earths"},
    "稀土出口": {"Rare earths"},
    "出口管制": {"Rare earths"},
    "钴 export": {"钴 in the Congo"},
    "稀土 exports": {"Rare earths"},
    "magnet": {"Rare earths"},
    "magnetz": {"Rare earths"},
    "土": {"Rare earths", "Notes"},
    "鼠": set(),
    "钴 magnets": set(),
}
ALL = "No page holds all these words."


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("search"), PAGES, chokepoint_catalogue=True)
    assert not warnings
    yield from serve(out)


def ask(tab, query):
    """Ask on the page of the search; give the pages that hold every word."""
    tab.fill("#q", query)
    tab.press("#q", "Enter")
    tab.locator("#found .status", has_text=re.compile(r"\d|No page")).wait_for()
    whole = not tab.locator("#found .status").inner_text().startswith(ALL)
    names = "links => links.map(a => a.querySelector('.way-there')?.textContent ?? a.textContent)"
    return tab.locator("#found li > a").evaluate_all(names) if whole else []


@pytest.fixture
def tab(book, visit):
    return visit(book, "search.html").tab


@pytest.mark.parametrize("query", FOUND)
def test_words_are_found_where_they_occur_and_nowhere_else(book, visit, query):
    seen = visit(book, "search.html")
    found = {name.partition(" › ")[0] for name in ask(seen.tab, query)}
    assert found & WRITTEN == FOUND[query]
    assert not seen.complaints + seen.outside


def test_the_index_is_loaded_when_the_field_is_reached_and_not_before(book, visit):
    seen = visit(book, "rare.html")
    asked = []
    seen.tab.on("request", lambda request: asked.append(re.sub(r".*/|\?.*", "", request.url)))
    seen.tab.wait_for_timeout(200)
    assert not [name for name in asked if name.endswith(".js")]
    with seen.tab.expect_response("**/searchindex.js"):
        seen.tab.keyboard.press("/")
    assert {name for name in asked if name.endswith(".js")} == {"searchindex.js", "find.js"}


def test_the_box_of_any_page_lists_what_it_finds_and_keys_walk_through_it(book, visit):
    seen = visit(book, "sources/usgs_mcs2023_dr.html")
    tab = seen.tab
    tab.keyboard.press("/")
    tab.keyboard.type("magnets")
    first = tab.locator("#found li:first-child b", has_text=re.compile("^Rare earths$"))
    first.wait_for()
    tab.keyboard.press("ArrowDown")
    assert "Rare earths" in tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.id") == "seek"
    tab.keyboard.press("Escape")
    assert tab.locator("#found").is_hidden()
    tab.keyboard.type("magnet")
    first.click()
    tab.wait_for_url("**/rare.html*")
    assert not seen.complaints + seen.outside


def test_enter_leads_from_the_box_to_the_page_of_the_search(book, visit):
    tab = visit(book, "rare.html").tab
    tab.fill("#seek", "quotas")
    tab.press("#seek", "Enter")
    tab.wait_for_url("**/search.html?q=quotas")
    tab.locator("#found li", has_text="钴 in the Congo").wait_for()


def test_the_search_works_in_a_folder_on_disk(book, visit):
    tab = visit(book, "rare.html").tab
    wrong = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(f"file://{book.folder}/data/prices.html")
    tab.keyboard.press("/")
    tab.keyboard.type("magnets")
    tab.locator("#found li", has_text="Rare earths").wait_for()
    tab.press("#seek", "Enter")
    tab.wait_for_url("**/search.html?q=magnets")
    tab.locator("#found li", has_text="Rare earths").wait_for()
    assert not wrong


def test_without_scripts_the_box_leads_to_a_page_that_says_so(book, visit):
    tab = visit(book, "rare.html", scripts=False).tab
    tab.fill("#seek", "magnets")
    tab.press("#seek", "Enter")
    tab.wait_for_url("**/search.html?q=magnets")
    assert "needs JavaScript" in tab.locator("main").inner_text()
    assert tab.locator("noscript a").get_attribute("href").endswith("index.html")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_head_of_the_page_fits_with_the_box_closed_and_open(book, visit, width):
    tab = visit(book, "rare.html", width=width).tab
    wide = "document.documentElement.scrollWidth"
    assert tab.evaluate(wide) <= width
    tab.fill("#seek", "magnets")
    tab.locator("#found li").first.wait_for()
    assert tab.evaluate(wide) <= width
    panel = tab.locator("#found").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width


def test_a_query_in_the_address_is_answered_and_a_new_one_enters_it(book, visit):
    tab = visit(book, "search.html?q=%E9%92%B4").tab
    tab.locator("#found li").first.wait_for()
    assert tab.input_value("#q") == "钴"
    ask(tab, "稀土 出口")
    assert tab.evaluate("new URLSearchParams(location.search).get('q')") == "稀土 出口"


def test_a_result_shows_the_words_around_what_was_found(tab):
    ask(tab, "quotas 钴")
    context = tab.locator("#found li", has_text="钴 in the Congo").locator(".context")
    assert "quotas followed" in context.inner_text()
    assert context.locator("mark").all_inner_texts() == ["钴", "quotas"]


def test_tables_and_sources_are_found_by_name_and_say_what_they_are(tab):
    ask(tab, "exports_monthly")
    assert "table" in tab.locator("#found li", has_text="Chinese exports").first.inner_text()
    ask(tab, "Mineral Commodity Summaries 2023 Data Release")
    result = tab.locator("#found li").first
    assert "source" in result.inner_text()
    result.locator("a").click()
    tab.wait_for_load_state()
    assert tab.locator("h1").inner_text() == "Mineral Commodity Summaries 2023 Data Release"


def test_what_was_found_is_announced_to_those_who_do_not_see_it(tab):
    ask(tab, "鼠")
    assert tab.locator("#found [role=status]").inner_text() == ALL


def test_a_query_of_markup_is_only_text(book, visit):
    seen = visit(book, "search.html")
    ask(seen.tab, "<img src=x onerror=\"document.title='taken'\"> 钴")
    assert "taken" not in seen.tab.title()
    assert not seen.tab.locator("#found img").count()
    assert not seen.outside
