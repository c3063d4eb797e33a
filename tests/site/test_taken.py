"""The pages of single numbers and figures, and a figure in a frame, in a real browser."""

import json
from pathlib import Path

import pytest
from lxml import html
from page_visits import Setting

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RUN = "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
MOST_BYTES = 6000
SETTINGS = [Setting(1280, "dark"), Setting(390, "dark"), Setting(320, "light", scripts=False)]


def first(site, pattern):
    """Give the first file of a kind by its path from the site's folder."""
    return min(path.relative_to(site.folder).as_posix() for path in site.folder.glob(pattern))


def kinds(site):
    number = first(site, "n/*.html")
    embed = first(site, "f/*.embed.html")
    return [number, embed.replace(".embed.", "."), embed]


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_they_fit_the_window_ask_nobody_else_and_break_no_policy(small_book, visit, setting):
    for page in kinds(small_book):
        seen = visit(small_book, page, **vars(setting))
        assert not seen.outside + seen.complaints, page
        assert seen.tab.evaluate("document.documentElement.scrollWidth") <= setting.width, page
        if setting.scripts:
            assert seen.violations == [], page


def test_axe_finds_nothing_to_mend(small_book, visit):
    for page in kinds(small_book):
        tab = visit(small_book, page, width=390, scheme="dark").tab
        tab.evaluate(AXE)
        found = tab.evaluate(RUN)["violations"]
        assert not found, (page, [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found])


def test_a_number_leads_to_its_page_and_from_there_back_to_its_place(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.locator("main p a.n").first.click()
    tab.locator("#pop a", has_text="Page").first.click()
    tab.wait_for_url("**/n/*.html")
    assert tab.locator("h1").inner_text()
    tab.locator("nav.back a").last.click()
    tab.wait_for_url("**/page.html#fact-*")


def test_the_figure_leads_to_its_page_where_the_table_sorts_and_one_drawing_shows(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.locator("figure.fig a.alone").first.click()
    tab.wait_for_url("**/f/*.html")
    assert tab.locator(".plot > svg:visible").count() == 1
    tab.locator("details.data th button").first.click()
    assert tab.locator("th[aria-sort]").count() == 1
    assert json.loads(tab.locator("script[type='application/ld+json']").inner_text())["@type"] == "Dataset"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_on_another_page_shows_the_drawing_in_the_colours_of_the_reader(
    small_book, window, tmp_path, scheme
):
    embed = small_book.folder / first(small_book, "f/*.embed.html")
    own = embed.with_name(embed.name.replace(".embed.", "."))
    frame = html.fromstring(html.fromstring(own.read_bytes()).xpath("string(//pre)"))
    frame.set("src", embed.as_uri())
    host = tmp_path / "host.html"
    host.write_text(f"<!doctype html><body>{html.tostring(frame, encoding='unicode')}", "utf-8")
    tab = window(Setting(scheme=scheme)).new_page()
    tab.goto(host.as_uri())
    tab.frame_locator("iframe").locator("h1").wait_for(timeout=5000)
    shown = tab.frames[1].evaluate("""() => ({
      drawings: [...document.querySelectorAll('.plot > svg')].filter(svg => svg.checkVisibility()).length,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      room: innerHeight - document.documentElement.scrollHeight,
    })""")
    tab.close()
    paper = {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 22, 23)"}[scheme]
    assert shown == {"drawings": 1, "paper": paper, "room": 0}


def test_a_page_opens_from_a_folder_on_disk_with_its_style(small_book, window):
    tab = window(Setting()).new_page()
    tab.goto((small_book.folder / first(small_book, "n/*.html")).as_uri())
    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") == "600"
    tab.close()


def test_the_pages_of_numbers_are_small(real_book):
    sizes = {path.name: path.stat().st_size for path in real_book.folder.glob("*/n/*.html")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
