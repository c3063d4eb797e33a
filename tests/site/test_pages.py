"""What holds for every page of the site, in a real browser."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html
from page_visits import open_tab, open_window
from site_server import FIRST_VIEWS, SLOW, every_view, kept_pages, typical_pages

from chokepoint.book.site.plain_numbers import read_allowed, read_prose
from chokepoint.book.site.references import parse

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TOLERANCE = 2
"""CSS pixels by which two labels may touch."""

SMALLEST = 8.5
"""CSS pixels of the smallest label; a drawing for phones shrinks a little on the narrowest of them."""

RUNS = "not(@type='application/ld+json')"
INLINE = f"//script[{RUNS} and not(@src)]"
"""Scripts that a browser runs; what is written for machines about the claims is data."""

OPEN_FOLDS = "document.querySelectorAll('details').forEach(box => box.open = true)"

# what is inside a drawing is one image to a reader's tools, and thousands of elements to axe; rows are alike
RUN_AXE = """() => {
  document.querySelectorAll('.plot > svg').forEach(svg => svg.replaceChildren());
  document.querySelectorAll('tbody').forEach(body => [...body.rows].slice(12).forEach(row => row.remove()));
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return axe.run(document, {resultTypes: ['violations'], selectors: false, runOnly: tags,
    rules: {'target-size': {enabled: true}}});
}"""

PLANT_FAULTS = """() => {
  const words = "<p>faint</p><div><button>a</button><button>b</button></div>";
  document.querySelector('article').insertAdjacentHTML('beforeend', words);
  for (const button of document.querySelectorAll('article > div > button'))
    Object.assign(button.style, {width: '9px', height: '9px', padding: 0, border: 0});
  document.querySelector('article > p:last-of-type').style.color = '#ccc';
}"""

SHOWN = """() => [...document.querySelectorAll('figure.fig')].map(figure => ({
  id: figure.id,
  shown: [...figure.querySelectorAll('.plot > svg')].filter(svg => {
    const box = svg.getBoundingClientRect(); return box.width > 50 && box.height > 20;
  }).map(svg => svg.getAttribute('class')),
}))"""

LABELS = """() => [...document.querySelectorAll('figure.fig .plot > svg')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .map(svg => ({
    figure: svg.closest('figure').id,
    from: Math.max(0, svg.getBoundingClientRect().left),
    to: Math.min(innerWidth, svg.getBoundingClientRect().right),
    labels: [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
      const box = t.getBoundingClientRect();
      return {text: t.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
              turned: t.getScreenCTM().b !== 0,
              size: parseFloat(getComputedStyle(t).fontSize)
                * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width};
    }),
  }))"""


def overlap(a, b):
    """Tell whether two boxes overlap by more than the tolerance, leading left aside."""
    if a.get("turned") or b.get("turned"):
        return False  # the box of slanted text says nothing about its letters
    wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
    tall = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    leading = 0.25 * min(a["bottom"] - a["top"], b["bottom"] - b["top"])
    return wide > TOLERANCE and tall > TOLERANCE + leading


def crossing(labels):
    """List pairs of labels of one drawing that lie on one another."""
    pairs = ((a, b) for n, a in enumerate(labels) for b in labels[n + 1 :])
    return [f"{a['text']!r} on {b['text']!r}" for a, b in pairs if overlap(a, b)]


def cut_off(drawing):
    """List labels that reach beyond their drawing or the window, where the browser does not show them."""
    # the box of slanted text has empty corners, and is held to the window alone
    slack = {True: 24, False: TOLERANCE}
    return [
        label["text"] for label in drawing["labels"]
        if label["left"] < drawing["from"] - slack[label["turned"]]
        or label["right"] > drawing["to"] + slack[label["turned"]]
    ]  # fmt: skip


def complain(found):
    assert not found, "\n".join(map(str, found))


@dataclass(frozen=True)
class Seen:
    """What one visit to a page in one window finds."""

    page: str
    figures: list
    drawings: list
    problems: list
    needed: int


@pytest.fixture(scope="module")
def survey(chromium):
    """Visit every kept page of a site in a window, ``survey(site, width, scripts)``, once for all tests."""

    @cache
    def look(site, width, scripts):
        context = open_window(chromium, width=width, scripts=scripts)
        found = [_see(open_tab(context, site, page), page) for page in kept_pages(site)]
        context.close()
        return found

    return look


def _see(seen, page):
    tab = seen.tab
    tab.wait_for_timeout(50)
    figures, drawings = tab.evaluate(SHOWN), tab.evaluate(LABELS)
    tab.evaluate(OPEN_FOLDS)
    needed = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    return Seen(page, figures, drawings, seen.outside + seen.complaints, needed)


def in_windows(*windows):
    """Repeat a test for windows, each a width, whether scripts run, and its marks."""
    named = [
        pytest.param(width, scripts, marks=marks, id=f"{width}-{'with' if scripts else 'without'} scripts")
        for width, scripts, marks in windows
    ]
    return pytest.mark.parametrize(("width", "scripts"), named)


COMMON = ((1280, True, ()), (390, False, ()), (1280, False, SLOW), (390, True, SLOW), (768, True, SLOW))
NARROWEST = (360, True, ())


@in_windows(*COMMON, NARROWEST)
def test_every_figure_shows_exactly_one_of_its_two_drawings(site, survey, width, scripts):
    complain(
        [
            (seen.page, figure)
            for seen in survey(site, width, scripts)
            for figure in seen.figures
            if len(figure["shown"]) != 1
        ]
    )


@in_windows(*COMMON, NARROWEST)
def test_no_request_leaves_the_site_and_nothing_is_complained_about(site, survey, width, scripts):
    complain([(seen.page, problem) for seen in survey(site, width, scripts) for problem in seen.problems])


@in_windows(*COMMON, NARROWEST)
def test_no_page_is_wider_than_the_window(site, survey, width, scripts):
    complain([(seen.page, seen.needed) for seen in survey(site, width, scripts) if seen.needed > width])


@in_windows(*COMMON, NARROWEST)
def test_no_label_of_a_figure_is_cut_off_or_lies_on_another(site, survey, width, scripts):
    wrong = []
    for seen in survey(site, width, scripts):
        for drawing in seen.drawings:
            where = f"{seen.page}#{drawing['figure']} at {width}"
            wrong += [f"{where}: cut off: {text!r}" for text in cut_off(drawing)]
            wrong += [f"{where}: {pair}" for pair in crossing(drawing["labels"])]
    complain(wrong)


@in_windows(*COMMON)
def test_labels_of_figures_can_be_read(site, survey, width, scripts):
    complain(
        [
            (seen.page, drawing["figure"], label["text"], round(label["size"], 1))
            for seen in survey(site, width, scripts)
            for drawing in seen.drawings
            for label in drawing["labels"]
            if label["size"] < SMALLEST
        ]
    )


@pytest.mark.parametrize(("width", "scheme", "pages"), every_view(typical_pages, kept_pages))
def test_axe_finds_nothing_to_mend(site, visit, width, scheme, pages):
    wrong = []
    for page in pages(site):
        seen = visit(site, page, width=width, scheme=scheme)
        if (width, scheme) in FIRST_VIEWS:
            seen.tab.evaluate(OPEN_FOLDS)
        seen.tab.evaluate(AXE.read_text("utf-8"))
        found = seen.tab.evaluate(RUN_AXE)["violations"]
        wrong += [(page, v["id"], v["help"], node["html"][:160], node.get("failureSummary", "")[:200])
                  for v in found for node in v["nodes"][:3]]  # fmt: skip
    complain(wrong)


def test_two_labels_on_one_another_are_noticed():
    box = {"text": "a", "left": 0, "right": 40, "top": 0, "bottom": 14}
    assert crossing([box, {**box, "text": "b", "left": 30, "right": 70}])
    assert not crossing([box, {**box, "text": "b", "left": 42, "right": 70}])


def test_a_label_that_leaves_its_drawing_is_noticed():
    label = {"text": "a", "left": 10, "right": 120, "turned": False}
    assert cut_off({"from": 0, "to": 100, "labels": [label]}) == ["a"]
    assert cut_off({"from": 0, "to": 120, "labels": [label]}) == []


def locate(site, page, link):
    """Give the file a link leads to; one from the root may begin with the folder of the published site."""
    path = urljoin(f"http://site/{page}", link).removeprefix("http://site/").partition("?")[0]
    path += "index.html" if not path or path.endswith("/") else ""
    return path if (site.folder / path).is_file() or not link.startswith("/") else path.partition("/")[2]


def test_no_link_is_dead(site):
    dead = []
    trees = {page: html.fromstring((site.folder / page).read_bytes()) for page in site.pages}
    ids = {page: {*tree.xpath("//@id"), ""} for page, tree in trees.items()}
    for page, tree in trees.items():
        for link in tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            if "://" in link or link.startswith(("mailto:", "data:")):
                continue
            path, anchor = urldefrag(locate(site, page, link))
            if not (site.folder / path).is_file() or anchor not in ids.get(path, {anchor}):
                dead.append((page, link))
    complain(dead)


def test_every_reviewed_number_still_stands_on_its_page(real_book):
    root = Path(__file__).parents[2]
    for entry in read_allowed(root):
        found = [
            text
            for text in read_prose(parse((real_book.folder / f"en/{entry.page}.html").read_bytes()))
            if entry.phrase in text
        ]
        assert found, entry


def test_pages_at_the_root_load_nothing_and_lead_to_an_edition(real_book):
    for page in (page for page in real_book.pages if "/" not in page):
        tree = html.fromstring((real_book.folder / page).read_bytes())
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert not tree.xpath("//script | //img | //link[@rel='stylesheet']")
        assert tree.xpath("//a[@lang='en']")


def test_axe_does_look_at_the_size_of_targets_and_at_contrast(small_book, visit):
    tab = visit(small_book, "index.html").tab
    tab.evaluate(PLANT_FAULTS)
    tab.evaluate(AXE.read_text("utf-8"))
    assert {"target-size", "color-contrast"} <= {v["id"] for v in tab.evaluate(RUN_AXE)["violations"]}


def test_every_page_says_its_policy_before_anything_else(site):
    for page in kept_pages(site):
        head = html.fromstring((site.folder / page).read_bytes()).find("head")
        assert head[0].get("http-equiv") == "Content-Security-Policy", page
        assert "default-src 'none'" in head[0].get("content"), page


def test_no_page_holds_inline_styles_scripts_or_handlers(site):
    wrong = []
    for page in kept_pages(site):
        tree = html.fromstring((site.folder / page).read_bytes())
        wrong += [(page, node.tag) for node in tree.xpath(f"//*[@style] | //style | {INLINE}")]
        wrong += [(page, name) for name in tree.xpath("//@*[starts-with(name(), 'on')]")]
    complain(wrong)


def test_no_cell_that_heads_a_row_or_column_is_empty(site):
    wrong = []
    for page in kept_pages(site):
        heads = html.fromstring((site.folder / page).read_bytes()).xpath("//th")
        wrong += [
            (page, head.getparent().text_content()) for head in heads if not head.text_content().strip()
        ]
    complain(wrong)


def test_a_page_loads_one_style_sheet_and_two_small_scripts(site):
    for page in kept_pages(site):
        tree = html.fromstring((site.folder / page).read_bytes())
        assert len(tree.xpath("//link[@rel='stylesheet']")) == 1, page
        if not page.endswith("search.html"):
            assert len(tree.xpath(f"//script[{RUNS}]")) == 2, page


def test_the_vendored_checker_is_the_published_one():
    import hashlib

    stated = dict(line.split()[::-1] for line in (AXE.parent / "SHA256SUMS").read_text().splitlines())
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == stated["axe.min.js"]
    assert json.dumps(AXE.read_text("utf-8"))[1:20].startswith("/*! axe v4")
