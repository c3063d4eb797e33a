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
    "土": {"Rare earths", "Notes"},
    "鼠": set(),
    "钴 magnets": set(),
    "出口土": set(),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("search"), PAGES, chokepoint_catalogue=True)
    assert not warnings
    yield from serve(out)


def ask(tab, query):
    tab.fill("#q", query)
    tab.press("#q", "Enter")
    tab.locator("#search-progress", has_text=re.compile(r"\d|No page")).wait_for()
    return tab.locator("#search-results li > a").all_inner_texts()


@pytest.mark.parametrize("query", FOUND)
def test_words_are_found_where_they_occur_and_nowhere_else(book, visit, query):
    seen = visit(book, "search.html")
    found = set(ask(seen.tab, query))
    assert found & WRITTEN == FOUND[query]
    assert not seen.complaints + seen.outside


def test_a_metal_is_found_in_the_table_of_names_in_both_languages(book, visit):
    tab = visit(book, "search.html").tab
    assert "Commodities" in ask(tab, "镓")
    assert "Commodities" in ask(tab, "gallium 镓")


def test_the_index_is_loaded_when_the_field_is_reached_and_not_before(book, visit):
    seen = visit(book, "search.html")
    asked = []
    seen.tab.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    seen.tab.wait_for_timeout(200)
    assert not [name for name in asked if name.endswith(".js")]
    with seen.tab.expect_response("**/searchindex.js"), seen.tab.expect_response("**/language_data.js"):
        seen.tab.focus("#q")
    assert {name for name in asked if name.endswith(".js")} == {"searchindex.js", "language_data.js"}


def test_a_query_in_the_address_is_answered_and_a_new_one_enters_it(book, visit):
    tab = visit(book, "search.html?q=%E9%92%B4").tab
    tab.locator("#search-results li").first.wait_for()
    assert tab.input_value("#q") == "钴"
    ask(tab, "稀土 出口")
    assert tab.evaluate("new URLSearchParams(location.search).get('q')") == "稀土 出口"


def test_a_result_shows_the_words_around_what_was_found(book, visit):
    tab = visit(book, "search.html?q=quotas+%E9%92%B4").tab
    context = tab.locator("#search-results li", has_text="钴 in the Congo").locator(".context")
    context.wait_for()
    assert "quotas followed" in context.inner_text()


def test_tables_and_sources_are_found_by_name_and_say_what_they_are(book, visit):
    tab = visit(book, "search.html").tab
    ask(tab, "exports_monthly")
    assert "table" in tab.locator("#search-results li", has_text="Chinese exports").first.inner_text()
    ask(tab, "Mineral Commodity Summaries 2023 Data Release")
    result = tab.locator("#search-results li").first
    assert "source" in result.inner_text()
    result.locator("a").click()
    tab.wait_for_load_state()
    assert tab.locator("h1").inner_text() == "Mineral Commodity Summaries 2023 Data Release"


def test_the_answer_is_announced_to_those_who_do_not_see_it(book, visit):
    tab = visit(book, "search.html").tab
    assert tab.locator("#search-progress[role=status]").count() == 1
    ask(tab, "鼠")
    assert tab.locator("#search-progress").inner_text() == "No page holds all these words."


def test_a_query_of_markup_is_only_text(book, visit):
    seen = visit(book, "search.html")
    ask(seen.tab, "<img src=x onerror=\"document.title='taken'\"> 钴")
    assert "taken" not in seen.tab.title()
    assert not seen.tab.locator("#search-results img").count()
    assert not seen.outside
