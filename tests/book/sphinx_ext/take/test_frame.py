import pytest
from lxml import html
from markupsafe import Markup

from chokepoint.book.site.files import SiteFile
from chokepoint.book.sphinx_ext.take.frame import Frame, rebase, write_way


@pytest.mark.parametrize(
    ("address", "page", "expected"),
    [
        ("_figures/controls/a.csv", "controls", "../_figures/controls/a.csv"),
        ("../_figures/a/b/x.csv", "a/b", "../_figures/a/b/x.csv"),
        ("../../_static/x.css?v=1", "a/b", "../../_static/x.css?v=1"),
        ("germanium.html#x", "controls/gallium", "../controls/germanium.html#x"),
        ("#fig-a", "controls", "#fig-a"),
        ("https://x.org/a", "controls", "https://x.org/a"),
        ("data:,x", "controls", "data:,x"),
    ],
)
def test_an_address_is_translated_from_one_page_to_another(address, page, expected):
    assert rebase(address, page, "f/controls.a") == expected


def frame(**changed):
    return Frame(
        "<Title>", Markup("<main>x</main>"), "en", lambda name: f"../_static/{name}", **changed
    ).write()


def test_a_page_has_a_title_a_language_a_policy_and_no_inline_style_or_script():
    tree = html.document_fromstring(frame().encode())
    assert (tree.findtext(".//title"), tree.get("lang")) == ("<Title>", "en")
    policy = tree.xpath("string(//meta[@http-equiv]/@content)")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//script[not(@src)] | //style | //@style")
    assert [ref.address for ref in SiteFile("n/a.html", frame().encode()).references if ref.fetched] == [
        "../_static/early.js", "../_static/chokepoint.css", "../_static/take.css", "../_static/favicon.svg",
    ]  # fmt: skip


def test_search_engines_list_it_only_where_they_may():
    assert "noindex" in frame()
    assert "noindex" not in frame(listed=True)


def test_the_way_back_names_book_and_chapter():
    way = write_way(("Book", "../index.html"), ("A < b", "../a.html#fact-x"))
    assert '<a href="../a.html#fact-x">A &lt; b</a>' in way
