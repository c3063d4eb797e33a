"""The same page in the editions of several days: the way there, the way back, the banner."""

from pathlib import Path

import pytest
from lxml import html
from site_server import kept_pages, serve
from small_books import build, code, fact, text

BOOK = "https://chokepoint-metals.github.io/chokepoint-metals/"
DAY = "2023-07-06"
LONG = "\n\n".join(["A paragraph that takes room."] * 60)
CURRENT = {"days": [DAY], "dated_pages": ["index", "one"]}
THEN = CURRENT | {"edition_day": DAY, "current_edition": "../", "elsewhere": {"data": "The data"}}


def pages(last):
    """Write a small book; its last section differs between the editions."""
    return {
        "index": "# First\n\n```{toctree}\none\n```\n",
        "one": [
            code("fact", fact("share", 98)),
            text(f"# One\n\nChina makes {{fact}}`share` percent.\n\n## A\n\n{LONG}\n\n## B\n\n{LONG}\n\n"),
            text(f"## {last}\n\n{LONG}\n"),
        ],
    }


@pytest.fixture(scope="module")
def two_days(tmp_path_factory):
    """A small book as of today and of one day, side by side."""
    folder = tmp_path_factory.mktemp("two")
    today = {**pages("C"), "data": "---\norphan: true\n---\n# The data\n"}
    out, warnings = build(folder / "today", today, html_context=CURRENT)
    then, others = build(folder / "then", pages("D"), html_context=THEN)
    assert not warnings + others
    then.rename(out / DAY)
    yield from serve(out)


def follow(tab, place=".side nav.toc"):
    """Follow the way in a part of the page; give the last two parts of the address it led to."""
    tab.locator(f"{place} a.way-to").first.click()
    tab.wait_for_load_state()
    return tab.url.rsplit("/", 2)[1:]


def read_on(tab, section):
    """Scroll a little past the heading of a section."""
    tab.locator(f"#{section} h2").evaluate("heading => { heading.scrollIntoView(); scrollBy(0, 40); }")


@pytest.mark.browser
def test_the_way_to_another_day_leads_to_the_same_section_and_back(two_days, visit):
    seen = visit(two_days, "one.html")
    read_on(seen.tab, "b")
    assert follow(seen.tab) == [DAY, "one.html#b"]
    assert -1 < seen.tab.locator("#b h2").bounding_box()["y"] < 300
    read_on(seen.tab, "b")
    assert follow(seen.tab)[-1] == "one.html#b"
    assert seen.complaints == []


@pytest.mark.browser
def test_on_a_phone_the_menu_keeps_the_place(two_days, visit):
    tab = visit(two_days, "one.html", width=390).tab
    read_on(tab, "b")
    for place in (".menu summary", ".menu a.way-to"):
        box = tab.locator(place).first.bounding_box()
        tab.mouse.click(box["x"] + 8, box["y"] + 8)  # a click by name would scroll first
    tab.wait_for_url("**/one.html#b")
    assert f"/{DAY}/" in tab.url


@pytest.mark.browser
def test_at_the_top_of_a_page_the_way_leads_to_the_top(two_days, visit):
    assert follow(visit(two_days, "one.html").tab, ".days") == [DAY, "one.html"]


@pytest.mark.browser
def test_a_section_the_other_day_lacks_leads_to_its_page(two_days, visit):
    tab = visit(two_days, "one.html").tab
    read_on(tab, "c")
    assert follow(tab) == [DAY, "one.html#c"]
    assert tab.evaluate("scrollY") == 0
    assert tab.locator("aside.day").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_banner_and_way_need_no_script_and_fit_a_phone(two_days, visit, width):
    tab = visit(two_days, f"{DAY}/one.html", width=width, scripts=False).tab
    assert tab.locator("aside.day").is_visible()
    assert tab.locator(".side .then").is_visible()
    box = tab.locator("aside.day").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert follow(tab, "aside.day")[-1] == "one.html"


@pytest.mark.browser
def test_paper_keeps_the_banner_and_drops_the_ways(two_days, visit):
    then, today = visit(two_days, f"{DAY}/one.html").tab, visit(two_days, "one.html").tab
    for tab in (then, today):
        tab.emulate_media(media="print")
    assert then.locator("aside.day strong").is_visible()
    assert not then.locator("aside.day a").is_visible()
    assert not today.locator(".days").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page", ["one.html", f"{DAY}/one.html"])
def test_axe_finds_nothing_to_mend_in_banner_and_way(two_days, visit, page, width, scheme):
    tab = visit(two_days, page, width=width, scheme=scheme).tab
    tab.evaluate((Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8"))
    found = tab.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


# the real book, both editions


@pytest.mark.slow
def test_every_chapter_leads_to_its_other_edition_and_back(real_book, dated_book):
    then = {page for page in kept_pages(dated_book) if not page.endswith(("search.html", "-choices.html"))}
    assert len(then) >= 7
    for page in then:
        now = page.replace(f"{DAY}/", "")
        there = html.fromstring((real_book.folder / now).read_bytes()).xpath("//nav[@class='days']//a/@href")
        back = html.fromstring((real_book.folder / page).read_bytes()).xpath("//aside[@class='day']//a/@href")
        assert there == [f"{DAY}/{Path(page).name}"], now
        assert back == [f"../{Path(page).name}"], page


@pytest.mark.slow
def test_only_the_current_edition_is_canonical_listed_and_offers_the_data(dated_book):
    for page in dated_book.pages:
        tree = html.fromstring((dated_book.folder / page).read_bytes())
        single = Path(page).parent.name in ("n", "f")  # of a number or figure that may be gone by now
        led = [] if single else [BOOK + page.replace(f"{DAY}/", "")]
        assert tree.xpath("//link[@rel='canonical']/@href") == led, page
        assert not tree.xpath("//script[@type='application/ld+json']"), page
    for name in ("sitemap.xml", "llms.txt"):
        assert DAY not in (dated_book.folder / name).read_text("utf-8")
    files = {path for path in dated_book.folder.glob(f"en/{DAY}/**/*") if path.is_file()}
    own = {path for path in files if "_tables" in path.parts}  # of tables that a page works out as of its day
    assert not {path.suffix for path in files - own} & {".zip", ".parquet"}
    assert not [path for path in files if path.parent.name in ("data", "sources")]


@pytest.mark.slow
def test_the_claims_differ_between_the_days(real_book, dated_book):
    marks = "//article[contains(@class, 'claim')] | //div[contains(@class, 'claim ')]"
    now, then = (
        [node.get("class") for node in html.fromstring((real_book.folder / page).read_bytes()).xpath(marks)]
        for page in ("en/claims.html", f"en/{DAY}/claims.html")
    )
    assert len(now) == len(then) > 50
    assert now != then
