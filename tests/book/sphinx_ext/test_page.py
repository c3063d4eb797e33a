import re

import pytest
from lxml import html
from small_books import build, text

from chokepoint.book.sphinx_ext.page import COLOURED, POLICY, THEME, describe, strip_styles


def pages(folder, content, **config):
    out, warnings = build(folder, content, **config)
    assert not warnings
    return {path.name: html.fromstring(path.read_bytes()) for path in out.glob("*.html")}


THREE = {
    "index": "---\nnav_title: What the book found\n---\n# A long first heading\n\nFirst words.\n\n"
             "```{toctree}\none\ntwo\n```\n",
    "one": "# One & <b>only</b>\n\n## A\n\n## B\n\n### B1\n\n## C\n\n## D\n",
    "two": "# Two\n\n## A\n\n## B\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    context = {"commit": "0123456789abcdef", "data_as_of": "2026-01-31", "data_checksum": "f" * 64,
               "repository_url": "https://example.org/book/"}  # fmt: skip
    return pages(tmp_path_factory.mktemp("three"), THREE, html_context=context)


def test_the_contents_name_every_page_in_order_and_mark_this_one(three):
    links = three["one.html"].xpath("//nav[@class='toc']/ol/li/a")
    assert [(a.text, a.get("href"), a.get("aria-current")) for a in links] == [
        ("What the book found", "index.html", None),
        ("One & <b>only</b>", "#", "page"),
        ("Two", "two.html", None),
    ]


def test_sections_are_listed_only_where_there_are_many(three):
    assert [a.text for a in three["one.html"].xpath("//details[@class='here']//a")] == ["A", "B", "C", "D"]
    assert not three["two.html"].xpath("//details[@class='here']")


def test_the_contents_also_name_the_sections_of_the_page_one_is_on(three):
    within = three["one.html"].xpath("//nav[@class='toc']//ol[@class='within']//a")
    assert [(a.text, a.get("href")) for a in within][:2] == [("A", "#a"), ("B", "#b")]
    assert not three["two.html"].xpath("//nav[@class='toc']//ol[@class='within']")


def test_pages_lead_to_the_next_and_the_previous_one(three):
    assert three["one.html"].xpath("//nav[@class='turn']/a/@href") == ["index.html", "two.html"]
    assert not three["index.html"].xpath("//a[@rel='prev']")


def test_the_footer_says_how_fresh_the_page_is_and_how_to_report(three):
    footer = three["one.html"].xpath("//footer")[0]
    assert (
        "Data as of 31 January 2026, built from commit 0123456789, data checksum ffffffffff."
        in footer.text_content()
    )
    (report,) = [
        a for a in footer.xpath(".//a/@href") if a.startswith("https://example.org/book/issues/new?")
    ]
    assert "page=one.html" in report


def test_what_is_not_known_is_not_said(tmp_path):
    footer = pages(tmp_path, {"index": "# Title"})["index.html"].xpath("//footer")[0]
    assert "Data as of" not in footer.text_content()
    assert not footer.xpath(".//a[not(contains(@href, '.xml'))]")


def test_the_policy_comes_first_and_no_page_loads_anything_else(three):
    for tree in three.values():
        assert tree.find("head")[0].get("content") == POLICY
        loaded = [
            link.partition("?")[0] for link in tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
        ]
        ours = ("chokepoint.css", "chokepoint.js", "early.js", "search.js")
        assert set(loaded) == {f"_static/{name}" for name in ours}


def test_there_is_a_page_for_missing_pages_and_one_for_searching(three):
    assert "no such page" in three["404.html"].xpath("//h1")[0].text
    assert three["search.html"].xpath("//form[@role='search']//label/@for") == ["q"]
    assert three["search.html"].xpath("//noscript//a/@href") == ["index.html"]


def test_every_other_page_has_a_box_that_leads_to_the_search_without_scripts(three):
    boxes = {name: tree.xpath("//header//form[@role='search']/@action") for name, tree in three.items()}
    assert boxes.pop("search.html") == []
    assert set(map(tuple, boxes.values())) == {("search.html",)}


def test_the_description_is_the_first_paragraph(three):
    assert three["index.html"].xpath("//meta[@name='description']/@content") == ["First words."]
    assert describe(None) == ""


def test_styles_are_removed_from_tags_and_not_from_text():
    markup = '<p style="color:red" class="x" style=\'a\'>a style="b" &lt;i style="c"&gt;</p>'
    assert strip_styles(markup) == '<p class="x">a style="b" &lt;i style="c"&gt;</p>'


def test_raw_html_of_an_author_loses_its_styles(tmp_path):
    tree = pages(tmp_path, {"index": '# Title\n\n<p style="color: red">text</p>\n'})["index.html"]
    assert not tree.xpath("//@style")


def test_code_is_reached_by_key_and_carries_no_mark_that_has_no_colour(tmp_path):
    out, _ = build(tmp_path, {"index": "# T\n\n```python\nimport os  # why\nname = os.path\n```\n"})
    pre = html.fromstring((out / "index.html").read_bytes()).xpath("//div[@class='highlight']/pre")[0]
    assert pre.get("tabindex") == "0"
    assert [span.text for span in pre.xpath(".//span")] == ["import", "# why"]
    assert "name = os.path" in pre.text_content()


def test_every_colour_of_code_is_in_the_style_sheet():
    css = (THEME / "static" / "chokepoint.css").read_text("utf-8")
    styled = set(
        re.findall(r"\.([a-z][a-z0-9]{0,2})\b", "".join(re.findall(r"\.highlight :is\(([^)]*)\)", css)))
    )
    assert styled == set(COLOURED)


@pytest.mark.parametrize(("words", "told"), [(3, "1 minute to read"), (660, "3 minutes to read")])
def test_a_chapter_says_how_long_it_takes_to_read(tmp_path, words, told):
    content = {"index": "# Home\n\n```{toctree}\none\n```\n", "one": [text("# One\n\n" + "word " * words)]}
    found = pages(tmp_path, content)
    assert [p.text for p in found["one.html"].xpath("//div[@class='reading-time']")] == [told]
    assert not found["index.html"].xpath("//div[@class='reading-time']")
