import pytest
from lxml import html
from small_books import build, code, fact, text

from chokepoint.book.sphinx_ext.editions import Way, find_elsewhere, lead_out, list_ways, write_day

DAY, LATER = "2023-07-06", "2024-06-30"
CURRENT = {"days": [DAY, LATER], "dated_pages": ["index", "one"]}
THEN = {**CURRENT, "edition_day": DAY, "current_edition": "../", "elsewhere": {"data": "The data"},
        "book_title": "Metals", "left_out": {"one": ["usgs2015_qwbkg", "usgs_ge_page"]}}  # fmt: skip


def test_the_current_edition_leads_to_the_same_page_of_every_day():
    assert list(list_ways(CURRENT, "one", "en")) == [
        Way("As could be known on 6 July 2023", f"{DAY}/one.html", DAY),
        Way("As could be known on 30 June 2024", f"{LATER}/one.html", LATER),
    ]


def test_an_edition_of_a_day_leads_to_the_current_one_first_and_not_to_itself():
    assert [(way.link, way.day) for way in list_ways(THEN, "one", "en")] == [
        ("../one.html", ""),
        (f"../{LATER}/one.html", LATER),
    ]


def test_ways_lead_out_of_the_folder_of_a_page():
    now = CURRENT | {"dated_pages": ["metals/ge"]}
    assert [way.link for way in list_ways(now, "metals/ge", "en")] == [
        f"../{DAY}/metals/ge.html",
        f"../{LATER}/metals/ge.html",
    ]
    assert [way.link for way in list_ways(THEN | now, "metals/ge", "en")] == [
        "../../metals/ge.html",
        f"../../{LATER}/metals/ge.html",
    ]


def test_a_page_of_the_current_edition_only_leads_nowhere_but_the_search_does():
    assert list(list_ways(CURRENT, "data", "en")) == []
    assert list(list_ways(CURRENT, "data/prices", "en")) == []
    assert next(way.link for way in list_ways(CURRENT, "search", "en")) == f"{DAY}/search.html"


def test_a_book_without_other_days_shows_no_way():
    assert list(list_ways({}, "index", "en")) == []
    assert write_day("", "en") == ""


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("data/prices.html#p1", "../data/prices.html#p1"),
        ("sources/usgs.html", "../sources/usgs.html"),
        ("data.html", "../data.html"),
        ("data.html#a", "../data.html#a"),
        ("../data.html", "../data.html"),
        ("database.html", "database.html"),
        ("one.html", "one.html"),
        ("#data", "#data"),
        ("https://example.org/data/x", "https://example.org/data/x"),
    ],
)
def test_links_to_what_an_edition_lacks_lead_to_the_current_one(link, led):
    assert lead_out(f'<a class="x" href="{link}">', THEN) == f'<a class="x" href="{led}">'
    assert lead_out(f'<a class="x" href="{link}">', CURRENT) == f'<a class="x" href="{link}">'


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("../data/prices.html", "../../data/prices.html"),
        ("../sources/usgs.html#x", "../../sources/usgs.html#x"),
        ("../data.html#a", "../../data.html#a"),
        ("../one.html", "../one.html"),
        ("data.html", "data.html"),
    ],
)
def test_links_of_a_page_in_a_folder_lead_to_the_current_edition_too(link, led):
    assert lead_out(f'<a href="{link}">', THEN, "metals/ge") == f'<a href="{led}">'


def test_a_link_to_a_file_of_a_page_is_found_whatever_its_ending():
    names = ["data", "audit"]
    assert find_elsewhere("data.md#tables", names) == "data.html#tables"
    assert find_elsewhere("chapters/audit.ipynb", names) == "audit.html"
    assert find_elsewhere("one.md", names) == ""


def test_a_link_of_a_page_in_a_folder_is_found_from_there():
    names = ["data", "metals/ge"]
    assert find_elsewhere("../data.md#tables", names, "metals/ga") == "data.html#tables"
    assert find_elsewhere("ge.ipynb", names, "metals/ga") == "metals/ge.html"
    assert find_elsewhere("metals/ge.ipynb", names, "one") == "metals/ge.html"
    assert find_elsewhere("ge.ipynb", names, "one") == ""


PAGES = {
    "index": "# First\n\n```{toctree}\none\n```\n\nSee [the data](data.md#tables) and [one](one.ipynb).\n",
    "one": [code("fact", fact("share", 98)), text("# One\n\nChina makes {fact}`share` percent.\n\n## A\n")],
}


@pytest.fixture(scope="module")
def then(tmp_path_factory):
    """Build a small edition of a day that stands beside a current one."""
    base = f"https://x.org/en/{DAY}/"
    out, warnings = build(tmp_path_factory.mktemp("then"), PAGES, html_context=THEN, html_baseurl=base)
    assert not warnings
    return out


def page(folder, name):
    return html.fromstring((folder / f"{name}.html").read_bytes())


def test_a_page_of_a_day_says_so_and_leads_to_today(then):
    (banner,) = page(then, "one").xpath("//aside[@class='day']")
    assert "as it could have been written on 6 July 2023." in banner.text_content()
    assert banner.xpath(".//a/@href") == ["../one.html", f"../{LATER}/one.html"]
    assert page(then, "one").get("data-day") == DAY


def test_search_engines_are_told_the_page_of_the_current_edition(then):
    assert page(then, "one").xpath("//link[@rel='canonical']/@href") == ["https://x.org/en/one.html"]


def test_pages_an_edition_lacks_are_linked_in_the_current_one(then):
    tree = page(then, "index")
    assert tree.xpath("//main//a[normalize-space()='the data']/@href") == ["../data.html#tables"]
    assert tree.xpath("//nav[@class='toc']//li[contains(@class, 'out')]/a/@href") == ["../data.html"]
    sources = page(then, "one").xpath("//a[contains(@href, 'sources/')]/@href")
    assert sources
    assert {address[:11] for address in sources} == {"../sources/"}


def test_sources_the_day_did_not_know_are_named_on_their_page_only(then):
    (fold,) = page(then, "one").find_class("left-out")
    assert fold.findtext("summary").startswith("Left out: 2 sources that this page uses today")
    assert fold.xpath(".//a/@href") == ["../sources/usgs2015_qwbkg.html", "../sources/usgs_ge_page.html"]
    assert not page(then, "index").find_class("left-out")


def test_an_edition_of_a_day_uses_the_styles_and_the_feed_of_the_current_one(then):
    tree = page(then, "one")
    assert all(address.startswith("../_static/") for address in tree.xpath("//script/@src"))
    assert tree.xpath("//link[@type='application/atom+xml']/@href") == ["../changes.xml"]
    assert not (then / "changes.xml").exists()
    assert not (then / "404.html").exists()


def test_the_title_of_the_book_stays_short_beside_the_day(then):
    side = page(then, "one").find_class("side")[0]
    assert side.find_class("brand")[0].text == "Metals"
    assert side.find_class("then")[0].text == "as of 6 July 2023"


def test_a_figure_a_day_cannot_draw_leads_to_its_page_and_is_missed_in_the_current_edition(tmp_path):
    pages = {"index": "# Home\n\n{ref}`the chart <one/fig-late>`\n", "one": "---\norphan: true\n---\n# One\n"}
    built, warnings = build(tmp_path / "then", pages, html_context={"edition_day": DAY})
    page = html.fromstring((built / "index.html").read_text(encoding="utf-8"))
    assert page.xpath("//main//a[normalize-space()='the chart']/@href") == ["one.html"]
    assert "fig-late" not in warnings
    assert "undefined label" in build(tmp_path / "now", pages)[1]


def test_a_word_of_the_glossary_stays_a_word_where_there_is_no_glossary(tmp_path):
    pages = {"index": "# Home\n\nA {term}`by-product` of zinc.\n"}
    out, warnings = build(tmp_path / "then", pages, html_context=THEN, nitpicky=True)
    assert not warnings
    assert "by-product" in html.parse(out / "index.html").find(".//article").text_content()
    _out, warnings = build(tmp_path / "now", pages, html_context=CURRENT, nitpicky=True)
    assert "term not in glossary" in warnings
