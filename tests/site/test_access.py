"""Keyboard, contrast inside drawings, forced colours, motion and paper: what axe does not see."""

import pytest
from judged import MARK, TEXT, complain, faint, moves, unfit_for_paper
from page_visits import Setting, leaf_through
from site_server import SLOW, kept_pages, light_pages
from surveys import CONTRAST, IN_VIEWS, PHONE, WIDE

pytestmark = pytest.mark.browser

MOST_STOPS = 1500

REACHABLE = """() => {
  const stops = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled);
  // Tab stops once at a group of radio buttons; the arrow keys go on from there
  return new Set(stops.map(e => (e.type === 'radio' ? e.name : e))).size;
}"""

WHERE = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  // a link broken over two lines is seen where its first line is
  const box = stop.getClientRects()[0], style = getComputedStyle(stop);
  const x = Math.max(1, Math.min(box.left + Math.min(box.width / 2, 8), innerWidth - 1));
  // a drawing as high as the window is seen in its middle, wherever its edge is
  const edge = box.height < innerHeight * .8 ? box.top + Math.min(box.height / 2, 8) : innerHeight / 2;
  const y = Math.max(1, Math.min(edge, innerHeight - 1));
  const top = document.elementFromPoint(x, y);
  return {
    name: (stop.textContent.trim() || stop.getAttribute('aria-label') || stop.name || '').slice(0, 60),
    first: !stop.dataset.walked && (stop.dataset.walked = 'yes'),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(top && (stop.contains(top) || top.contains(stop))),
  };
}"""


def walk(tab):
    """Press Tab until the page is left; give every stop in order."""
    stops = []
    while len(stops) < MOST_STOPS:
        tab.keyboard.press("Tab")
        stop = tab.evaluate(WHERE)
        if stop is None or not stop["first"]:
            return stops
        stops.append(stop)
    return stops


@pytest.mark.parametrize(
    ("setting", "pages"),
    [
        pytest.param(WIDE, light_pages, id="1280-light"),
        pytest.param(WIDE, kept_pages, marks=SLOW, id="1280"),
        pytest.param(Setting(390), kept_pages, marks=SLOW, id="390"),
    ],
)
def test_every_stop_of_the_keyboard_is_reached_marked_and_seen(site, chromium, setting, pages):
    wrong = []
    for page, seen in leaf_through(chromium, setting, site, pages(site)):
        expected = seen.tab.evaluate(REACHABLE)
        stops = walk(seen.tab)
        if len(stops) < expected:
            wrong.append((page, f"{len(stops)} of {expected} reached"))
        wrong += [(page, s) for s in stops if not s["outlined"] or not s["inside"] or s["covered"]]
    assert not wrong


def test_a_stop_that_is_not_marked_or_is_covered_is_noticed(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.evaluate("""() => {
      const veil = document.createElement('div');
      Object.assign(veil.style, {position: 'fixed', inset: 0, zIndex: 99});
      document.querySelector('main').append(veil);
    }""")
    assert any(stop["covered"] for stop in walk(tab))
    tab = visit(small_book, "page.html").tab
    tab.evaluate("document.querySelector('nav.toc a').style.outline = 'none'")
    assert not all(stop["outlined"] for stop in walk(tab))


@IN_VIEWS
def test_labels_and_marks_of_drawings_stand_out(site, survey, setting):
    complain(faint, survey(setting, site))
    assert len([item for seen in survey(setting, site) for item in seen.colours]) > 10


@pytest.mark.parametrize("name", ["--ink", "--china"])
def test_a_faint_label_and_a_faint_mark_are_noticed(small_book, visit, name):
    tab = visit(small_book, "page.html").tab
    tab.evaluate("name => document.documentElement.style.setProperty(name, '#e8d8d6')", name)
    faint = [item for item in tab.evaluate(CONTRAST) if item["contrast"] < 3]
    assert {item["text"] for item in faint} == {name == "--ink"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_can_be_read_where_the_reader_chooses_the_colours(small_book, chromium, scheme):
    context = chromium.new_context(color_scheme=scheme, forced_colors="active")
    tab = context.new_page()
    tab.goto(f"{small_book.address}/page.html")
    items = tab.evaluate(CONTRAST)
    assert items
    assert not [i for i in items if i["contrast"] < (TEXT if i["text"] else MARK)]
    context.close()


def test_nothing_moves(site, survey):
    complain(moves, survey(WIDE, site))


def test_paper_has_figures_numbers_and_sources_and_nothing_to_click(site, survey):
    complain(unfit_for_paper, survey(PHONE, site))


def test_paper_says_the_addresses_of_sources(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.emulate_media(media="print")
    after = "getComputedStyle(document.querySelector('figcaption > p a[href^=http]'), '::after').content"
    assert "http" in tab.evaluate(after)
