"""What holds for every page of the site, in a real browser."""

import json
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from judged import bad_labels, complain, crossing, cut_off, not_one_drawing, small_labels, too_wide, troubles
from lxml import html
from page_visits import leaf_through
from site_server import kept_pages, typical_pages
from surveys import IN_ALL_SETTINGS, IN_COMMON_SETTINGS, OPEN_FOLDS, VIEWS, WIDE, every_view

from chokepoint.book.site.plain_numbers import read_allowed, read_prose
from chokepoint.book.site.references import parse

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RUNS = "not(@type='application/ld+json' or @type='application/json')"
INLINE = f"//script[{RUNS} and not(@src)]"
"""Scripts that a browser runs; what is written for machines, or for a script to read, is data."""

# what is inside a drawing is one image to a reader's tools, and thousands of elements to axe; rows, entries
# and cards are alike: the slow proofs look at all of them, the others at the first few of a kind
RUN_AXE = """([wholeLists, rules]) => {
  document.querySelectorAll('.plot > svg').forEach(svg => svg.replaceChildren());
  document.querySelectorAll(wholeLists ? 'tbody' : 'main *').forEach(parent => {
    const kinds = new Map();
    for (const child of [...parent.children]) {
      const kind = wholeLists ? 'row' : child.tagName + '.' + child.className;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kinds.get(kind) > (wholeLists ? 12 : 6)) child.remove();
    }
  });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const runOnly = rules ? {type: 'rule', values: rules} : {type: 'tag', values: tags};
  return axe.run(document, {resultTypes: ['violations'], selectors: false, runOnly,
    rules: {'target-size': {enabled: true}}});
}"""
OF_THE_VIEW = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""Rules whose answer hangs on colours and width; the others are asked in one view, and in all if slow."""

PLANT_FAULTS = """() => {
  const words = "<p>faint</p><div><button>a</button><button>b</button></div>";
  document.querySelector('article').insertAdjacentHTML('beforeend', words);
  for (const button of document.querySelectorAll('article > div > button'))
    Object.assign(button.style, {width: '9px', height: '9px', padding: 0, border: 0});
  document.querySelector('article > p:last-of-type').style.color = '#ccc';
}"""


@IN_ALL_SETTINGS
def test_every_figure_shows_exactly_one_of_its_two_drawings(site, survey, setting):
    complain(not_one_drawing, survey(setting, site))


@IN_ALL_SETTINGS
def test_no_request_leaves_the_site_and_nothing_is_complained_about(site, survey, setting):
    complain(troubles, survey(setting, site))


@IN_ALL_SETTINGS
def test_no_page_is_wider_than_the_window(site, survey, setting):
    complain(too_wide, survey(setting, site))


@IN_ALL_SETTINGS
def test_no_label_of_a_figure_is_cut_off_or_lies_on_another(site, survey, setting):
    complain(bad_labels, survey(setting, site))


@IN_COMMON_SETTINGS
def test_labels_of_figures_can_be_read(site, survey, setting):
    complain(small_labels, survey(setting, site))


@pytest.mark.parametrize(("setting", "pages"), every_view(typical_pages, kept_pages))
def test_axe_finds_nothing_to_mend(site, chromium, setting, pages):
    wrong, whole = [], pages is kept_pages
    rules = None if whole or setting == WIDE else OF_THE_VIEW
    for page, seen in leaf_through(chromium, setting, site, pages(site)):
        if setting in VIEWS[:2]:
            seen.tab.evaluate(OPEN_FOLDS)
        seen.tab.evaluate(AXE.read_text("utf-8"))
        found = seen.tab.evaluate(RUN_AXE, [whole, rules])["violations"]
        wrong += [(page, v["id"], v["help"], node["html"][:160], node.get("failureSummary", "")[:200])
                  for v in found for node in v["nodes"][:3]]  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))


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
    assert not dead


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


@pytest.mark.parametrize("rules", [None, OF_THE_VIEW], ids=["all rules", "those of the view"])
def test_axe_does_look_at_the_size_of_targets_and_at_contrast(small_book, visit, rules):
    tab = visit(small_book, "index.html").tab
    tab.evaluate(PLANT_FAULTS)
    tab.evaluate(AXE.read_text("utf-8"))
    assert {"target-size", "color-contrast"} <= {
        v["id"] for v in tab.evaluate(RUN_AXE, [False, rules])["violations"]
    }


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
    assert not wrong


def test_no_cell_that_heads_a_row_or_column_is_empty(site):
    wrong = []
    for page in kept_pages(site):
        heads = html.fromstring((site.folder / page).read_bytes()).xpath("//th")
        wrong += [
            (page, head.getparent().text_content()) for head in heads if not head.text_content().strip()
        ]
    assert not wrong


def test_a_page_loads_one_style_sheet_and_three_small_scripts_and_what_its_own_parts_need(site):
    for page in kept_pages(site):
        tree = html.fromstring((site.folder / page).read_bytes())
        assert len(tree.xpath("//link[@rel='stylesheet']")) == 1, page
        parts = ("//*[@id='bench-data']", "//*[@class='guess-switch']", "//figure//*[@data-r or @data-state]")
        own = [part for part in parts if tree.xpath(part)]
        assert len(tree.xpath(f"//script[{RUNS}]")) == 3 + len(own), page


def test_the_vendored_checker_is_the_published_one():
    import hashlib

    stated = dict(line.split()[::-1] for line in (AXE.parent / "SHA256SUMS").read_text().splitlines())
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == stated["axe.min.js"]
    assert json.dumps(AXE.read_text("utf-8"))[1:20].startswith("/*! axe v4")
