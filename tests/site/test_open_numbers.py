"""A number in the text opens what is behind it: by mouse, by key, by finger, and as a plain link."""

import pytest

pytestmark = pytest.mark.browser

PAGE = "page.html"


def number(tab, words="540,000"):
    return tab.locator("main p a.n", has_text=words).first


def box(tab):
    return tab.locator("#pop")


def focused(tab):
    return tab.evaluate("document.activeElement.getAttribute('href') || document.activeElement.className")


@pytest.fixture
def tab(small_book, visit):
    return visit(small_book, PAGE).tab


def test_hovering_shows_value_unit_computation_rows_source_and_place(tab):
    number(tab).hover()
    box(tab).wait_for()
    shown = box(tab).inner_text()
    for words in ("540,000 kg", "read from the table", "exp-x003", "Reuters", "par. 3"):
        assert words in shown
    assert number(tab).get_attribute("aria-expanded") == "true"


def test_the_box_stays_while_the_pointer_is_on_it_and_goes_when_it_leaves(tab):
    number(tab).hover()
    box(tab).wait_for()
    box(tab).hover()
    tab.wait_for_timeout(500)
    assert box(tab).is_visible()
    tab.mouse.move(1270, 890)
    box(tab).wait_for(state="hidden")


def test_escape_closes_the_box_though_the_pointer_stays(tab):
    number(tab).hover()
    box(tab).wait_for()
    tab.keyboard.press("Escape")
    assert box(tab).is_hidden()
    assert number(tab).get_attribute("aria-expanded") == "false"


def test_focus_opens_the_box_and_describes_the_number_and_leaving_closes_it(tab):
    tab.evaluate("document.querySelector('.skip').focus()")
    while not (focused(tab) or "").startswith("#fact-tonnes"):
        tab.keyboard.press("Tab")
    assert box(tab).is_visible()
    assert number(tab).get_attribute("aria-describedby") == "pop-of"
    tab.keyboard.press("Tab")
    assert number(tab).get_attribute("aria-expanded") == "false"


def test_enter_leads_into_the_box_tab_leads_through_it_and_back_to_the_text(tab):
    number(tab).focus()
    tab.keyboard.press("Enter")
    assert focused(tab) == "pop"
    reached = []
    for _ in range(6):
        tab.keyboard.press("Tab")
        reached.append(focused(tab))
    assert reached[0] == "x"
    assert reached[1] == "n/page.tonnes.html"
    assert reached[2].startswith("https://")
    assert reached[3].startswith("sources/")
    assert reached[4] == "#fact-tonnes"
    assert box(tab).is_hidden() or reached[5] != "#fact-tonnes"


def test_escape_in_the_box_leads_back_to_the_number(tab):
    number(tab).focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Escape")
    assert focused(tab) == "#fact-tonnes"
    assert box(tab).is_hidden()


def test_a_click_keeps_the_box_until_something_else_is_clicked(tab):
    number(tab).click()
    tab.mouse.move(1270, 890)
    tab.wait_for_timeout(500)
    assert box(tab).is_visible()
    tab.locator("h1").click()
    assert box(tab).is_hidden()
    assert tab.url.endswith(PAGE)


def test_the_box_leads_to_the_list_which_opens(tab):
    assert not tab.locator("#fact-tonnes").is_visible()
    number(tab).click()
    box(tab).locator(".more a").click()
    tab.locator("#fact-tonnes").wait_for()
    assert tab.url.endswith("#fact-tonnes")
    assert 0 <= tab.locator("#fact-tonnes").bounding_box()["y"] < 900


@pytest.mark.parametrize("words", ["540,000", "3 July 2023"])
def test_the_box_lies_inside_the_window_and_not_on_its_number(tab, words):
    number(tab, words).hover()
    box(tab).wait_for()
    own, link = box(tab).bounding_box(), number(tab, words).bounding_box()
    assert own["x"] >= 0
    assert own["x"] + own["width"] <= 1280
    assert own["y"] >= link["y"] + link["height"] - 1 or own["y"] + own["height"] <= link["y"] + 1


def test_the_box_covers_no_line_of_a_number_that_is_broken_over_two(small_book, visit):
    tab = visit(small_book, PAGE).tab
    number(tab).evaluate("""link => {
      link.classList.remove('nb');
      link.textContent = 'as many words as it takes to fill a line and more '.repeat(3);
      scrollTo(0, link.getBoundingClientRect().bottom + scrollY - innerHeight + 5);
    }""")
    link = tab.locator("main p a.n", has_text="as many words")
    link.focus()
    tab.keyboard.press("Enter")
    own, lines = box(tab).bounding_box(), link.bounding_box()
    assert lines["height"] > 40
    assert own["y"] + own["height"] <= lines["y"] + 1 or own["y"] >= lines["y"] + lines["height"] - 1


def test_on_a_phone_a_tap_opens_the_box_at_the_lower_edge_and_the_number_stays_in_view(small_book, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto(f"{small_book.address}/{PAGE}")
    number(tab).evaluate(
        "link => scrollTo(0, link.getBoundingClientRect().bottom + scrollY - innerHeight + 5)"
    )
    number(tab).tap()
    box(tab).wait_for()
    tab.wait_for_timeout(100)
    own, link = box(tab).bounding_box(), number(tab).bounding_box()
    assert round(own["y"] + own["height"]) == 700
    assert link["y"] + link["height"] <= own["y"]
    box(tab).locator(".x").tap()
    assert box(tab).is_hidden()
    context.close()


def test_an_address_of_a_number_opens_the_list_at_once(small_book, visit):
    tab = visit(small_book, f"{PAGE}#fact-tonnes").tab
    assert tab.locator("#fact-tonnes").is_visible()


def test_without_scripts_the_list_stands_open(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    assert tab.locator("#fact-tonnes").is_visible()
    number(tab).click()
    assert tab.url.endswith("#fact-tonnes")
