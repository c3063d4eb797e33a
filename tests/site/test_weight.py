"""What a first visit costs: bytes as a compressing server would send them, requests, jumps of the layout."""

import gzip
import random

import pytest
from judged import MOST_SHIFT, complain, jumps
from surveys import IN_VIEWS, SHIFTS, WIDE

pytestmark = pytest.mark.browser

BUDGET = 200_000
"""Bytes, gzip, of everything a browser asks for to show a page."""

MOST_REQUESTS = 8
"""The page, its style sheet, its icon, three scripts, that of figures, that of guesses or the bench."""
SEARCH_REQUESTS = 12


def weight(folder, names):
    """Add up the bytes of files, each compressed on its own."""
    return sum(len(gzip.compress((folder / name).read_bytes(), 6)) for name in set(names))


def test_every_page_keeps_its_budget(site, survey):
    weights = {seen.page: weight(site.folder, seen.asked) for seen in survey(WIDE, site)}
    assert {page: n for page, n in weights.items() if n > BUDGET} == {}
    assert min(weights.values()) > 5_000  # else nothing was weighed


def test_too_heavy_a_page_is_noticed(tmp_path):
    (tmp_path / "noise.js").write_bytes(random.Random(1).randbytes(BUDGET))
    assert weight(tmp_path, ["noise.js", "noise.js"]) > BUDGET


def test_a_page_needs_few_requests_and_none_twice(site, survey):
    for seen in survey(WIDE, site):
        most = SEARCH_REQUESTS if seen.page.endswith("search.html") else MOST_REQUESTS
        assert len(seen.asked) <= most, (seen.page, seen.asked)
        assert len(seen.asked) == len(set(seen.asked)), (seen.page, seen.asked)


@IN_VIEWS
def test_nothing_jumps_while_a_page_loads(site, survey, setting):
    complain(jumps, survey(setting, site))


def test_a_jump_is_noticed(small_book, visit):
    tab = visit(small_book, "page.html").tab
    tab.wait_for_timeout(100)
    tab.evaluate("document.querySelector('article').insertAdjacentHTML('afterbegin', '<hr>'.repeat(9))")
    assert tab.evaluate(SHIFTS) > MOST_SHIFT
