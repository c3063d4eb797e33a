import json

import pytest
from small_books import build, code, fact, row, text

from chokepoint.book.sphinx_ext.search import index
from chokepoint.book.sphinx_ext.search.sections import PageText, Section

PAGES = {
    "index": "# Home\n\n```{toctree}\nsecond\nfirst\n```\n",
    "first": [
        code("x", fact("q", 540000, "kg", rows=[row()])),
        text("# First\n\nA lead.\n\n## Prices\n\nThey sold {fact}`q`."),
    ],
    "second": "# Second\n\nMore.",
}


def read_index(out):
    script = (out / index.INDEX).read_text("utf-8")
    return json.loads(script.removeprefix("chokepointSearch.take(").removesuffix(");\n"))


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    made, warnings = build(tmp_path_factory.mktemp("index"), PAGES)
    assert not warnings
    return made


def test_pages_stand_in_the_order_of_the_book_and_the_search_page_is_none(out):
    assert [page[0] for page in read_index(out)["pages"]] == ["index.html", "second.html", "first.html"]


def test_a_section_has_its_place_headings_and_text(out):
    title, kind, sections = read_index(out)["pages"][2][1:]
    assert (title, kind) == ("First", index.PAGE)
    assert sections[1][:3] == ["prices", ["Prices"], "They sold 540,000\u2063."]


def test_the_index_of_sphinx_is_not_made(out):
    assert not (out / "_static/language_data.js").exists()
    assert "Search.setIndex" not in (out / index.INDEX).read_text("utf-8")


def test_a_page_that_stands_is_not_read_again(out, tmp_path, monkeypatch):
    place = tmp_path / "kept.json"
    first = index.gather_pages(out, place)
    monkeypatch.setattr(index, "read_text", lambda content: pytest.fail("read again"))
    assert index.gather_pages(out, place) == first


def test_a_page_that_changed_is_read_again(out, tmp_path):
    place, page = tmp_path / "kept.json", out / "second.html"
    index.gather_pages(out, place)
    before = page.read_text("utf-8")
    page.write_text(before.replace("More.", "Other words."), "utf-8")
    try:
        assert "Other words." in str(index.gather_pages(out, place))
    finally:
        page.write_text(before, "utf-8")


def test_of_tables_and_sources_only_what_they_are_is_kept():
    head, rows = Section("", (), ["Lead", "Size", "More"]), Section("rows", ("Rows",), ["quota"])
    table = index.entry_of("data/prices.html", PageText("Prices", [head, rows]))
    source = index.entry_of("sources/usgs.html", PageText("Sheets", [head]))
    assert table[2:] == [index.TABLE, [["", [], "Lead\nSize", "prices"]]]
    assert source[2:] == [index.SOURCE, [["", [], "Lead", "usgs"]]]
    assert index.entry_of("dossier/tin.html", PageText("Tin", [head]))[2] == index.PAGE
