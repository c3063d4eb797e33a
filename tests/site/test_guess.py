"""Guess first: off until a reader asks for it, and then her number comes before the evidence."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGE = "en/claims.html"
MOST_WEIGHT = 5_000
CARD = "#c14"


@pytest.fixture
def seen(real_book, visit):
    return visit(real_book, PAGE)


def evidence(tab):
    return tab.locator(f"{CARD} > p:not(.q)").first


def test_it_is_off_until_asked_for_and_everything_is_shown(seen):
    switch = seen.tab.locator(".guess-switch button")
    assert switch.get_attribute("aria-pressed") == "false"
    assert evidence(seen.tab).is_visible()
    assert not seen.tab.locator(".guess:visible").count()


def test_without_scripts_nothing_is_hidden_and_nothing_is_offered(real_book, visit):
    tab = visit(real_book, PAGE, scripts=False).tab
    assert evidence(tab).is_visible()
    assert not tab.locator(".guess-switch:visible, .guess:visible").count()


def test_a_number_is_set_before_the_evidence_is_shown_and_nothing_leaves_the_page(seen):
    tab = seen.tab
    tab.locator(".guess-switch button").click()
    assert tab.locator(".guess:visible").count() == tab.locator(".guess").count() >= 8
    assert evidence(tab).is_hidden()
    assert tab.locator("#c02 > .asks").is_visible()  # a claim without a number stays as it is
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.locator(f"{CARD} .guess input").focus()
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    assert tab.locator(f"{CARD} output").inner_text().startswith("1 percent")
    tab.locator(f"{CARD} .guess > p > button").click()
    told = tab.locator(f"{CARD} .answer").inner_text()
    assert "You set 1 percent. What was found lies between" in told
    assert "less than was found" in told
    assert evidence(tab).is_visible()
    assert tab.locator(f"{CARD} .answer .rows li").count() >= 1
    assert not asked
    assert tab.evaluate("localStorage.length") == 0
    assert not seen.complaints + seen.violations


def test_the_switch_gives_everything_back(seen):
    for _turn in range(2):
        seen.tab.locator(".guess-switch button").click()
    assert evidence(seen.tab).is_visible()
    assert not seen.tab.locator(".guess:visible, .asking").count()


def test_what_is_found_agrees_with_the_card(seen):
    tab = seen.tab
    for card in tab.locator(".claim:has(> .guess)").all():
        for fact in card.locator("> .guess").get_attribute("data-facts").split():
            assert tab.locator(f"[id='fact-{fact}']").count() == 1


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone(real_book, visit, width):
    tab = visit(real_book, PAGE, width=width).tab
    tab.locator(".guess-switch button").click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_script_keeps_its_weight(real_book):
    assert (Path(real_book.folder) / "en/_static/guess.js").stat().st_size <= MOST_WEIGHT
