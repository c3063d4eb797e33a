"""Figures answer: by mouse, finger and key each mark shows the row of the table that it stands for."""

import gzip

import pytest
from page_visits import Setting, open_page
from site_server import kept_pages

pytestmark = pytest.mark.browser

PAGE = "page.html"
BUDGET = 8_000
"""Bytes, gzip, of the script."""
CHAPTERS = ("en/concentration.html", "en/world_after.html")

WALK = """() => [...document.querySelectorAll('figure.fig:not(.listing)')].flatMap(figure => {
  const squeeze = (parts) => parts.map(part => part.textContent.replace(/\\s+/g, '')).join('');
  const rows = [...figure.querySelectorAll('details.data tbody tr')], plot = figure.querySelector('.plot');
  const svg = [...plot.children].find(child => child.getBoundingClientRect().width > 0);
  const marks = [...svg.querySelectorAll('[data-r]')], note = () => document.querySelector('.pop.answer');
  const keys = new Set(marks.map(mark => mark.dataset.r)), wrong = [], reached = new Set();
  if (!marks.length) wrong.push('no mark answers');
  for (const mark of marks) {
    mark.dispatchEvent(new MouseEvent('click', {bubbles: true}));
    const own = mark.dataset.r.split(';').map(n => rows[n]);
    const told = note() && !note().hidden ? [...note().querySelectorAll('.row')] : [];
    const same = own.length === told.length && own.every((row, n) =>
      row && squeeze([row]) === squeeze([...told[n].querySelectorAll('b, dd')]));
    if (!same) wrong.push(`mark ${mark.dataset.r}: another row, or none`);
    else if (![mark, ...own].every(one => one.matches('.on'))) wrong.push(`mark ${mark.dataset.r}: not lit`);
    document.body.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  }
  const press = (key) => plot.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  const lit = () => svg.querySelector('.on')?.dataset.r;
  plot.focus();
  press('Home');
  for (const _ of keys) { reached.add(lit()); press('ArrowRight'); }
  for (const key of keys) if (!reached.has(key)) wrong.push(`mark ${key}: the keys do not reach it`);
  press('Escape');
  return wrong.map(words => `#${figure.id}: ${words}`);
})"""


def note(tab):
    return tab.locator(".pop.answer")


def mark(tab, row, figure="exports"):
    drawing = tab.locator(f"#fig-{figure} .plot > svg").locator("visible=true")
    return drawing.locator(f"[data-r='{row}']").first


def row(tab, n, figure="exports"):
    return tab.locator(f"#fig-{figure} details.data tbody tr").nth(n)


def reach(tab, figure="exports"):
    tab.locator(f"#fig-{figure} .plot").evaluate("e => e.scrollIntoView({block: 'center'})")
    tab.keyboard.press("Tab")
    tab.locator(f"#fig-{figure} .plot").focus()


@pytest.fixture
def tab(small_book, visit):
    return visit(small_book, PAGE).tab


def test_hovering_a_mark_shows_its_row_with_source_and_place_and_leaving_hides_it(tab):
    mark(tab, 1).hover()
    note(tab).wait_for()
    shown = note(tab).inner_text()
    for words in ("Japan", "10", "Reuters"):
        assert words in shown
    assert "on" in (row(tab, 1).get_attribute("class") or "")
    tab.mouse.move(2, 2)
    note(tab).wait_for(state="hidden")
    assert tab.locator(".on").count() == 0


def test_a_pointer_near_a_mark_means_it_and_one_far_from_all_means_none(tab):
    box = mark(tab, 1).bounding_box()  # the topmost
    tab.mouse.move(box["x"] + box["width"] + 15, box["y"] + 2)
    note(tab).wait_for()
    assert "Japan" in note(tab).inner_text()
    tab.mouse.move(box["x"] + box["width"] + 150, box["y"] + 2)
    note(tab).wait_for(state="hidden")


def test_a_mark_that_stands_for_several_rows_lists_them(tab):
    mark(tab, "0;1", "prices").click()
    assert note(tab).locator(".row").count() == 2
    for words in ("China", "98", "Everyone else", "2"):
        assert words in note(tab).inner_text()


def test_a_click_holds_the_note_and_its_link_leads_to_the_row(tab):
    mark(tab, 2).click()
    tab.mouse.move(2, 2)
    tab.wait_for_timeout(100)
    assert note(tab).is_visible()
    note(tab).locator(".more a").click()
    row(tab, 2).wait_for()
    tab.wait_for_timeout(100)  # the focus follows once the fold is open
    assert row(tab, 2).evaluate("e => document.activeElement === e")
    assert "on" in mark(tab, 2).get_attribute("class")
    assert note(tab).is_hidden()
    assert tab.url.endswith("#fig-exports-r3")


def test_the_keys_walk_the_marks_aloud_enter_leads_to_the_row_and_escape_back_and_away(tab):
    reach(tab)
    assert "Zinc smelters" in note(tab).inner_text()
    tab.keyboard.press("ArrowRight")
    assert "Japan" in tab.locator("[role=status]").last.inner_text()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowLeft")
    assert "Ukraine" in note(tab).inner_text()
    tab.keyboard.press("Enter")
    row(tab, 2).wait_for()
    assert row(tab, 2).evaluate("e => document.activeElement === e")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.className") == "plot"
    tab.keyboard.press("Home")
    tab.keyboard.press("Escape")
    assert note(tab).is_hidden()
    assert tab.evaluate("document.activeElement === document.body")


def test_a_row_of_the_table_lights_its_mark(tab):
    tab.locator("#fig-exports details.data > summary").click()
    row(tab, 1).hover()
    assert "on" in mark(tab, 1).get_attribute("class")
    row(tab, 3).hover()
    assert mark(tab, 1).get_attribute("class") != "on"


def test_a_sorted_table_still_answers_with_the_right_row(tab):
    tab.locator("#fig-exports details.data > summary").click()
    tab.locator("#fig-exports details.data th button").nth(1).click()
    assert row(tab, 0).inner_text() != "Zinc smelters in Germany"
    mark(tab, 0).click()
    assert "Zinc smelters in Germany" in note(tab).inner_text()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_note_lies_at_the_lower_edge_and_not_on_the_mark(small_book, visit, width):
    tab = visit(small_book, PAGE, width=width).tab
    mark(tab, 3).evaluate("e => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 4)")
    mark(tab, 3).evaluate(
        "e => e.dispatchEvent(new PointerEvent('click', {bubbles: true, pointerType: 'touch'}))"
    )
    box, own = note(tab).bounding_box(), mark(tab, 3).bounding_box()
    assert box["y"] + box["height"] == pytest.approx(900, abs=1)
    assert own["y"] + own["height"] <= box["y"]
    note(tab).locator(".x").click()
    assert note(tab).is_hidden()


def test_it_works_from_a_folder_and_an_address_leads_to_a_row(small_book, window):
    tab = window(Setting()).new_page()
    tab.goto(f"file://{small_book.folder}/{PAGE}#fig-exports-r2")
    row(tab, 1).wait_for()
    assert "on" in row(tab, 1).get_attribute("class")
    mark(tab, 0).click()
    assert "Zinc smelters" in note(tab).inner_text()
    tab.close()


def test_without_scripts_nothing_is_offered(small_book, visit):
    tab = visit(small_book, PAGE, scripts=False).tab
    assert tab.locator(".plot[tabindex], .plot[role]").count() == 0
    assert tab.locator(".plot > svg[role=img]").count() > 0


def test_the_script_is_small_and_only_where_figures_are(small_book):
    assert len(gzip.compress((small_book.folder / "_static/figures.js").read_bytes())) < BUDGET
    loads = {
        page for page in small_book.pages if "figures.js" in (small_book.folder / page).read_text("utf-8")
    }
    assert PAGE in loads
    assert "search.html" not in loads


def walk(visit, site, pages, **setting):
    tab, wrong = None, []
    for page in pages:
        if 'data-r="' not in (site.folder / page).read_text("utf-8"):
            continue
        tab = open_page(tab, site, page).tab if tab else visit(site, page, **setting).tab
        wrong += [f"{page}{words}" for words in tab.evaluate(WALK)]
    return wrong


@pytest.mark.parametrize("width", [1280, 390])
def test_every_mark_of_the_small_book_answers_with_its_row(small_book, visit, width):
    assert walk(visit, small_book, [PAGE], width=width) == []


def test_every_mark_of_two_chapters_answers_with_its_row(real_book, visit):
    assert walk(visit, real_book, CHAPTERS) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_every_mark_of_the_book_answers_with_its_row(real_book, visit, width):
    assert walk(visit, real_book, kept_pages(real_book), width=width) == []


@pytest.mark.parametrize("fault", ["99", ""])
def test_a_mark_without_its_row_is_noticed(tab, fault):
    planted = (
        "fault => document.querySelectorAll('#fig-exports [data-r=\"1\"]').forEach(e => e.dataset.r = fault)"
    )
    tab.evaluate(planted, fault)
    assert any(words.startswith("#fig-exports: mark") for words in tab.evaluate(WALK))
