"""Reading for long: short lines, sources beside the text, a mark of how far one is, paper with sources."""

import pytest

pytestmark = pytest.mark.browser

LONGEST = 70
PAGES = ["index", "controls", "claims", "methods", "dossier/germanium"]

LINES = """() => [...document.querySelectorAll('main article :is(p, li, dd)')]
  .filter(p => p.checkVisibility() && p.textContent.length > 140 && !p.querySelector('p, ul, li')
    && !p.closest('.fig, table, details, .numbers, .reproduce'))
  .map(p => {
    const range = document.createRange(), walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const lines = [];
    let middle = -1e9;
    while (walker.nextNode()) for (let n = 0; n < walker.currentNode.data.length; n++) {
      if (walker.currentNode.parentElement.closest('.vh, .flip')) break; // not in the line
      range.setStart(walker.currentNode, n); range.setEnd(walker.currentNode, n + 1);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const own = (box.top + box.bottom) / 2;
      if (own - middle > 14) { lines.push(0); middle = own; }
      lines[lines.length - 1]++;
    }
    return [Math.max(...lines), p.textContent.slice(0, 40)];
  })"""

BESIDE = """() => [...document.querySelectorAll('.cell_output > p.cited')].map(cited => {
  const text = cited.previousElementSibling;
  const [own, other] = [cited, text].map(part => part.getBoundingClientRect());
  return text.matches('p:not(.cited, .field)') ? own.left - other.right : null;
}).filter(n => n !== null)"""

MARK = "getComputedStyle(document.body, '::before')"


@pytest.mark.parametrize("page", PAGES)
def test_no_line_of_text_is_longer_than_seventy_characters(real_book, visit, page):
    lines = visit(real_book, f"en/{page}.html").tab.evaluate(LINES)
    assert len(lines) > 5
    assert [line for line in lines if line[0] > LONGEST] == []


def test_too_long_a_line_is_noticed(real_book, visit):
    tab = visit(real_book, "en/index.html").tab
    tab.evaluate("document.documentElement.style.setProperty('--measure', '60rem')")
    assert [line for line in tab.evaluate(LINES) if line[0] > LONGEST]


def test_sources_stand_beside_the_text_where_there_is_room_and_below_it_elsewhere(real_book, visit):
    wide = visit(real_book, "en/dossier/germanium.html").tab.evaluate(BESIDE)
    narrow = visit(real_book, "en/dossier/germanium.html", width=390).tab.evaluate(BESIDE)
    assert len(wide) == len(narrow) > 5
    assert min(wide) > 0
    assert max(narrow) < 0


def test_a_mark_grows_while_one_reads_a_long_chapter(real_book, visit):
    tab = visit(real_book, "en/controls.html").tab
    before = tab.evaluate(f"{MARK}.transform")
    tab.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    tab.wait_for_timeout(100)
    assert before != tab.evaluate(f"{MARK}.transform")
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(f"{MARK}.content") == "none"


def test_paper_keeps_the_sources_of_texts_and_figures(real_book, visit):
    tab = visit(real_book, "en/dossier/germanium.html", width=720).tab
    before = [tab.locator(part).count() for part in ("p.cited", "figcaption > p")]
    tab.emulate_media(media="print")
    shown = [tab.locator(f"{part}:visible").count() for part in ("p.cited", "figcaption > p")]
    assert shown == before
    assert min(shown) >= 2
