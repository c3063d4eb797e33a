"""What a reader does on a page: keys, numbers, themes, search; and what a hostile label must not do."""

import re

import pytest
from page_visits import wait_until
from site_server import serve
from small_books import build, code, fact, figure, text

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>document.title = 'taken'</script>",
    '"><img src=x onerror="document.title = \'taken\'">',
    "=HYPERLINK(\"https://example.org\") & <b>bold</b>",
    "</svg></figure><h1>out</h1>",
    "]]><!-- {fact}`x` --> 稀土",
]  # fmt: skip


def outlined(tab):
    style = "getComputedStyle(document.activeElement)"
    return tab.evaluate(f"{style}.outlineStyle !== 'none' && parseFloat({style}.outlineWidth) > 0")


def focused(tab):
    return tab.evaluate("document.activeElement.textContent.trim()")


def test_the_first_key_reaches_the_skip_link_which_leads_past_the_contents(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.keyboard.press("Tab")
    assert focused(tab) == "Skip to the text"
    assert outlined(tab)
    assert tab.locator(".skip").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_the_contents_are_reached_by_key_and_say_which_page_this_is(small_book, visit):
    tab = visit(small_book, "page.html").tab
    reached = []
    for _ in range(14):
        tab.keyboard.press("Tab")
        reached.append(focused(tab))
        assert outlined(tab), reached
    assert "Data" in reached
    assert tab.locator("nav.toc a[aria-current=page]").inner_text() == "July 2023: gallium"


def test_on_a_phone_the_contents_open_without_scripts(small_book, visit):
    tab = visit(small_book, "page.html", width=390, scripts=False).tab
    entry = tab.locator(".menu a", has_text="Data")
    assert not entry.is_visible()
    tab.locator(".menu summary").click()
    assert entry.is_visible()


PAGES = ("controls", "concentration", "quotas", "derisking", "africa", "world-after", "claims", "revisions",
         "reading", "methods", "data")  # fmt: skip


@pytest.fixture(scope="module")
def long_book(tmp_path_factory):
    """As many pages as the book will have, each with a long name and many sections."""
    sections = "\n".join(f"## Section {letter} of this page\n\nText.\n" for letter in "ABCDEFGHIJKL")
    pages = {name: f"# The page on {name} and what became of it\n\n{sections}" for name in PAGES}
    pages["index"] = "# First page\n\n```{toctree}\n" + "\n".join(PAGES) + "\n```\n"
    out, warnings = build(tmp_path_factory.mktemp("long"), pages)
    assert not warnings
    yield from serve(out)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_contents_list_can_be_read_to_its_end(long_book, visit, width):
    tab = visit(long_book, "methods.html", width=width).tab
    tab.set_viewport_size({"width": width, "height": 480})
    tab.evaluate("scrollTo(0, 900)")
    if width < 900:
        tab.locator(".menu summary").click()
    last = tab.locator("nav:visible a", has_text="Search").first
    last.focus()
    box = last.bounding_box()
    assert 0 <= box["y"] <= 480 - box["height"]
    entries = tab.locator("nav:visible > ol > li > a")
    assert entries.count() == len(PAGES) + 1
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_closes_with_escape_with_a_tap_elsewhere_and_when_it_is_left(long_book, visit):
    tab = visit(long_book, "methods.html", width=390).tab
    menu, entry = tab.locator(".menu"), tab.locator(".menu nav a").last
    tab.locator(".menu summary").click()
    tab.keyboard.press("Escape")
    assert not entry.is_visible()
    tab.locator(".menu summary").click()
    tab.mouse.click(200, 880)
    assert not entry.is_visible()
    tab.locator(".menu summary").click()
    entry.focus()
    tab.keyboard.press("Tab")
    assert menu.get_attribute("open") is None


def test_the_contents_mark_the_section_in_view(long_book, visit):
    tab = visit(long_book, "methods.html#section-f-of-this-page").tab
    marked = tab.locator("nav.toc .within [aria-current]")
    wait_until(tab, "document.querySelector('nav.toc .within [aria-current]')")
    assert marked.count() == 1
    assert marked.inner_text().startswith("Section ")


def test_a_formula_is_drawn_by_the_browser_itself(small_book, visit):
    tab = visit(small_book, "page.html").tab
    box = tab.locator(".math math").bounding_box()
    assert box["height"] > 30  # a sum with its limits, not a line of letters


def test_a_chosen_theme_is_there_before_anything_is_painted(small_book, visit):
    tab = visit(small_book, "index.html").tab
    tab.evaluate("localStorage.setItem('theme', 'dark')")
    early = "() => document.documentElement.dataset.theme"
    seen = []
    tab.on("domcontentloaded", lambda page: seen.append(page.evaluate(early)))
    tab.goto(f"{small_book.address}/page.html")
    scripts = tab.evaluate(
        "[...document.head.querySelectorAll('script')].map(s => [s.src, s.defer || s.async])"
    )
    assert seen == ["dark"]
    assert "early.js" in scripts[0][0]
    assert scripts[0][1] is False  # it holds the first paint until it ran


def test_a_number_leads_to_how_it_was_computed(small_book, visit):
    tab = visit(small_book, "page.html", scripts=False).tab
    tab.locator("a.n", has_text="540,000").click()
    assert tab.url.endswith("#fact-tonnes")
    entry = tab.locator("#fact-tonnes")
    assert entry.bounding_box()["y"] < 900
    assert "540,000 kg" in entry.inner_text()
    assert "exp-x003" in entry.locator("xpath=../..").inner_text()


def test_the_chosen_theme_stays_on_the_next_page(small_book, visit):
    tab = visit(small_book, "index.html").tab
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = tab.evaluate(paper)
    button = tab.locator("button.theme")
    button.click()
    button.click()
    assert button.inner_text() == "Theme: dark"
    dark = tab.evaluate(paper)
    assert dark != light
    tab.goto(f"{small_book.address}/page.html")
    assert tab.evaluate(paper) == dark
    assert tab.locator("button.theme").inner_text() == "Theme: dark"


def test_a_light_page_can_be_chosen_on_a_dark_system(small_book, visit):
    tab = visit(small_book, "index.html", scheme="dark").tab
    tab.locator("button.theme").click()
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(251, 250, 247)"


def test_without_scripts_no_button_is_offered_that_does_nothing(small_book, visit):
    tab = visit(small_book, "index.html", scripts=False).tab
    assert not tab.locator("button.theme").is_visible()


def test_the_colours_of_a_figure_follow_the_theme(small_book, visit):
    colour = (
        'getComputedStyle(document.querySelector(\'#fig-exports svg.wide :is([fill="var(--china)"] path,'
        ' path[fill="var(--china)"])\')).fill'
    )
    light = visit(small_book, "page.html").tab.evaluate(colour)
    dark = visit(small_book, "page.html", scheme="dark").tab.evaluate(colour)
    assert (light, dark) == ("rgb(179, 38, 30)", "rgb(240, 119, 107)")


def test_a_search_finds_the_words_of_a_figure_and_complains_about_nothing(small_book, visit):
    seen = visit(small_book, "search.html?q=stopped")
    seen.tab.locator("#found li").first.wait_for()
    assert "July 2023: gallium" in seen.tab.locator("#found").inner_text()
    assert not seen.complaints + seen.outside


def test_the_search_page_says_what_it_needs(small_book, visit):
    assert (
        "needs JavaScript" in visit(small_book, "search.html", scripts=False).tab.locator("main").inner_text()
    )


def test_paper_shows_the_figures_and_not_the_contents(small_book, visit):
    tab = visit(small_book, "page.html", width=720).tab
    tab.emulate_media(media="print")
    assert not tab.locator("nav.toc").is_visible()
    assert tab.locator("#fig-exports svg:visible").count() == 1


@pytest.fixture(scope="module")
def hostile_book(tmp_path_factory):
    """A page whose every label was written by somebody who wants to do harm."""
    values = [{"name": label, "value": n + 1} for n, label in enumerate(HOSTILE)]
    drawn = figure("hostile", HOSTILE[0], values, subtitle=HOSTILE[1], alt=HOSTILE[2], notes=HOSTILE[3])
    facts = [fact(f"f{n}", label, HOSTILE[1], HOSTILE[0]) for n, label in enumerate(HOSTILE)]
    prose = " · ".join(f"{{fact}}`f{n}`" for n in range(len(HOSTILE)))
    card = "::::{findings}\n:::{finding} index.html\n{fact}`f0` %\n{fact}`f1`\n:::\n::::"
    parameters = code(f"name = {HOSTILE[1]!r}  # {HOSTILE[0]}", tags=["parameters"])
    cells = [
        text(f"# Labels {{fact}}`f3`\n\n{prose}\n\n{card}"),
        parameters,
        code("x", *facts),
        code("y", drawn),
    ]
    out, warnings = build(tmp_path_factory.mktemp("hostile"), {"index": cells})
    assert not warnings
    yield from serve(out)


@pytest.mark.parametrize("page", ["index.html", "search.html?q=labels"])
def test_hostile_labels_run_nothing_and_ask_for_nothing(hostile_book, visit, page):
    seen = visit(hostile_book, page)
    seen.tab.wait_for_timeout(300)
    assert "taken" not in seen.tab.title()
    assert not seen.complaints + seen.outside
    assert seen.tab.locator("h1").count() == 1
    assert not seen.tab.locator("main img, main script").count()


def test_hostile_labels_are_shown_as_the_text_they_are(hostile_book, visit):
    tab = visit(hostile_book, "index.html").tab
    tab.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    shown = re.sub(r"\s+", " ", tab.locator("main").inner_text())
    drawn = tab.locator("#fig-hostile svg.wide text").all_text_contents()
    for label in HOSTILE:
        assert re.sub(r"\s+", " ", label) in shown
        assert label in drawn
    assert tab.locator("#fig-hostile .t").inner_text() == HOSTILE[0]
    assert tab.locator("#fig-hostile svg.wide").get_attribute("aria-label") == HOSTILE[2]
