"""What a first visit costs: bytes as a compressing server would send them, requests, jumps of the layout."""

import gzip
import random
from functools import cache
from urllib.parse import urlsplit

import pytest
from site_server import SLOW, kept_pages

pytestmark = pytest.mark.browser

BUDGET = 200_000
"""Bytes, gzip, of everything a browser asks for to show a page."""

MOST_REQUESTS = 6
SEARCH_REQUESTS = 12
MOST_SHIFT = 0.02

SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(total), 150);
})"""


@cache
def files_of(chromium, site, page):
    """Open a page with an empty cache, read it to its end, and give the files the browser asked for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab, asked = context.new_page(), []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    tab.goto(f"{site.address}/{page}", wait_until="load")
    tab.keyboard.press("End")
    tab.wait_for_timeout(100)
    context.close()
    return asked


def weight(folder, names):
    """Add up the bytes of files, each compressed on its own."""
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in set(names))


def test_every_page_keeps_its_budget(site, chromium):
    weights = {page: weight(site.folder, files_of(chromium, site, page)) for page in kept_pages(site)}
    assert {page: n for page, n in weights.items() if n > BUDGET} == {}
    assert min(weights.values()) > 5_000  # else nothing was weighed


def test_too_heavy_a_page_is_noticed(tmp_path):
    (tmp_path / "noise.js").write_bytes(random.Random(1).randbytes(BUDGET))
    assert weight(tmp_path, ["noise.js", "noise.js"]) > BUDGET


def test_a_page_needs_few_requests_and_none_twice(site, chromium):
    for page in kept_pages(site):
        asked = files_of(chromium, site, page)
        assert len(asked) <= (SEARCH_REQUESTS if page.endswith("search.html") else MOST_REQUESTS), (
            page,
            asked,
        )
        assert len(asked) == len(set(asked)), (page, asked)


@pytest.mark.parametrize("width", [pytest.param(1280, marks=SLOW), 390])
def test_nothing_jumps_while_a_page_loads(site, visit, width):
    shifts = {page: visit(site, page, width=width).tab.evaluate(SHIFTS) for page in kept_pages(site)}
    assert {page: shift for page, shift in shifts.items() if shift > MOST_SHIFT} == {}


def test_a_jump_is_noticed(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.wait_for_timeout(100)
    tab.evaluate("document.querySelector('article').insertAdjacentHTML('afterbegin', '<hr>'.repeat(9))")
    assert tab.evaluate(SHIFTS) > MOST_SHIFT
