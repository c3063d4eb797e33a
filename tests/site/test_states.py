"""Figures in several states: the choice changes all that belongs to the figure, and stands in the address."""

import gzip

import pytest
from page_visits import Setting

pytestmark = pytest.mark.browser

PAGE, STACKED = "page.html", "page-choices.html"
BUDGET = 60_000
"""Bytes, gzip, of the further states of all figures of a page."""
CHAPTERS = ("concentration", "derisking", "world_after")


def figure(tab):
    return tab.locator("#fig-prices")


def choose(tab, key):
    tab.locator("#fig-prices-state").select_option(key)


def wait_for(tab, title):
    figure(tab).locator(".t", has_text=title).wait_for()


@pytest.fixture
def tab(small_book, visit):
    return visit(small_book, PAGE).tab


def test_nothing_is_loaded_before_a_state_is_chosen(small_book, visit):
    seen = visit(small_book, PAGE)
    assert not [url for url in seen.asked if url.endswith(".states.js")]
    choose(seen.tab, "then")
    wait_for(seen.tab, "In 2020")
    assert len([url for url in seen.asked if url.endswith(".states.js")]) == 1
    assert seen.violations == seen.complaints == seen.outside == []


def test_a_choice_changes_finding_alternative_note_table_and_downloads_together(tab):
    choose(tab, "then")
    wait_for(tab, "In 2020 China made most of it")
    shown = figure(tab)
    assert shown.locator(".plot > svg").first.get_attribute("aria-label") == "Bars of 2020."
    assert shown.locator(".note").inner_text() == "As printed in 2020."
    assert shown.locator("details.data td").first.inner_text() in ("60", "")
    assert shown.locator(".get a", has_text="CSV").get_attribute("href").endswith("prices-then.csv")
    assert shown.get_attribute("aria-labelledby") == shown.locator(".t").get_attribute("id")
    assert shown.locator(".t").count() == shown.locator("figcaption").count() == 1
    assert "In 2020" in shown.locator(".states [role=status]").inner_text()
    choose(tab, "now")
    shown.locator(".t", has_text="In 2020").wait_for(state="detached")
    assert shown.locator(".get a", has_text="CSV").get_attribute("href").endswith("prices.csv")


def test_the_state_stands_in_the_address_and_opens_from_it(small_book, tab):
    choose(tab, "then")
    wait_for(tab, "In 2020")
    assert tab.url.endswith("?fig-prices=then")
    own = figure(tab).locator("a.own").get_attribute("href")
    tab.goto(f"{small_book.address}/{PAGE}{own}")
    wait_for(tab, "In 2020")
    assert tab.locator("#fig-prices-state").input_value() == "then"
    choose(tab, "now")
    assert "fig-prices" not in tab.url.partition("?")[2].partition("#")[0]


def test_an_unknown_state_in_the_address_is_the_first(small_book, visit):
    seen = visit(small_book, f"{PAGE}?fig-prices=never")
    assert seen.tab.locator("#fig-prices-state").input_value() == "now"
    assert seen.complaints == []


def test_what_was_chosen_answers_sorts_and_can_be_cited(tab):
    choose(tab, "then")
    wait_for(tab, "In 2020")
    figure(tab).locator(".plot > svg [data-r='1']").locator("visible=true").first.click()
    assert "40" in tab.locator(".pop.answer").inner_text()
    tab.locator(".pop.answer .x").click()
    figure(tab).locator("details.data > summary").click()
    figure(tab).locator("details.data th button").nth(2).wait_for()  # a fold tells a little later
    assert figure(tab).locator("details.data th button").count() == 3
    figure(tab).locator("details.cite > summary").click()
    assert figure(tab).locator("details.cite button").is_visible()


def test_the_field_keeps_the_focus_of_a_reader_with_keys(tab):
    tab.locator("#fig-prices-state").focus()
    tab.keyboard.press("ArrowDown")
    wait_for(tab, "In 2020")
    assert tab.evaluate("document.activeElement.id") == "fig-prices-state"


def test_it_works_from_a_folder(small_book, window):
    tab = window(Setting()).new_page()
    tab.goto(f"file://{small_book.folder}/{PAGE}")
    choose(tab, "then")
    wait_for(tab, "In 2020")
    tab.close()


def test_a_state_that_cannot_be_loaded_leaves_the_figure_and_leads_to_its_page(small_book, visit):
    tab = visit(small_book, PAGE).tab
    tab.route("**/*.states.js", lambda route: route.abort())
    choose(tab, "then")
    link = figure(tab).locator(".states .failed a")
    link.wait_for()
    assert link.get_attribute("href") == f"{STACKED}#fig-prices-then"
    assert tab.locator("#fig-prices-state").input_value() == "now"
    assert figure(tab).locator(".plot > svg").first.is_visible()


def test_without_scripts_links_lead_to_the_other_states(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    assert figure(tab).locator(".states select").count() == 0
    figure(tab).locator(".states a", has_text="Edition 2020").click()
    assert tab.url.endswith(f"{STACKED}#fig-prices-then")
    assert tab.locator("#fig-prices-then .plot > svg").locator("visible=true").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_the_choice_fits_the_window(small_book, visit, width):
    tab = visit(small_book, PAGE, width=width).tab
    box = tab.locator("#fig-prices-state").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] >= 24


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_states_of_a_page_are_light_and_every_one_is_there(real_book, visit, chapter):
    page = f"en/{chapter}.html"
    files = list((real_book.folder / "en/_figures" / chapter).glob("*.states.js"))
    assert files
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < BUDGET
    tab = visit(real_book, page).tab
    found = tab.evaluate("""async () => {
      const wrong = [];
      for (const field of document.querySelectorAll('.states select')) {
        const figure = field.closest('figure'), titles = new Set();
        for (const option of field.options) {
          field.value = option.value;
          field.dispatchEvent(new Event('change'));
          for (let n = 0; n < 40; n++) {
            if (figure.dataset.figure.endsWith(option.value) || option === field.options[0]) break;
            await new Promise(done => setTimeout(done, 50));
          }
          const same = option === field.options[0] || figure.dataset.figure.endsWith(option.value);
          if (!same) wrong.push(option.value);
          titles.add(figure.querySelector('.t').textContent + figure.querySelector('.plot > svg').outerHTML);
        }
        if (titles.size !== field.options.length) wrong.push(`${figure.id}: two states alike`);
      }
      return wrong;
    }""")
    assert found == []
