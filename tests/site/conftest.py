"""The site in a real browser: built once, served on the loopback address, every request watched."""

import os
import shutil
import subprocess
import sys
from functools import cache, partial
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "book" / "sphinx_ext")]  # for site_server and small_books

import surveys  # noqa: E402
from page_visits import Setting, open_page, open_window  # noqa: E402
from site_server import serve  # noqa: E402

collect_ignore = ["fixture_book"]  # its notebooks are written by hand and never run
RARE = (surveys.BARE_PHONE, surveys.NARROWEST)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
FORGET = "() => { try { localStorage.clear() } catch { /* a page that was not found keeps nothing */ } }"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_chromium():
    """Give the browser named by $CHROMIUM, else the first one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="install the dev dependencies: playwright")
    path = find_chromium()
    if not path:
        pytest.skip("no Chromium: install one (apt-get install chromium) or set CHROMIUM to its path")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def build_book(source, target):
    """Build a book with Jupyter Book itself, every warning an error; give the folder of pages."""
    program = Path(sys.executable).with_name("jupyter-book")
    command = [str(program), "build", str(source), "--path-output", str(target)]
    answer = subprocess.run(
        [*command, "-W", "-n", "--keep-going"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-3000:]
    return target / "_build" / "html"


def build_site(target, *, days):
    """Build the real site with our own command, with the editions of other days or without."""
    command = [sys.executable, "-m", "chokepoint.book.commands.cli", "build", "--output", str(target)]
    command += [] if days else ["--current"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-3000:]
    return target


@pytest.fixture(scope="session")
def small_book(tmp_path_factory):
    """The book of tests/site/fixture_book, with every part a page can have."""
    yield from serve(build_book(HERE / "fixture_book", tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def built_site(request, tmp_path_factory):
    """The folder of the book itself: named by $CHOKEPOINT_SITE, else one built for the occasion.

    Without the slow tests nobody looks at the editions of other days, so they are not built.
    """
    ready = os.environ.get("CHOKEPOINT_SITE")
    days = "not slow" not in request.config.getoption("markexpr")
    return Path(ready).resolve() if ready else build_site(tmp_path_factory.mktemp("real") / "site", days=days)


@pytest.fixture(scope="session")
def real_book(built_site):
    """The current edition of the book itself."""
    yield from serve(built_site)


@pytest.fixture(scope="session")
def dated_book(built_site):
    """The editions of other days, in the site they stand in."""
    yield from serve(built_site, of_days=True)


@pytest.fixture(
    scope="session", params=["small_book", "real_book", pytest.param("dated_book", marks=pytest.mark.slow)]
)
def site(request):
    """All books: what holds for one must hold for the others."""
    return request.getfixturevalue(request.param)


def pytest_collection_modifyitems(items):
    """In rare settings the small book alone is looked at, and the whole one among the slow proofs."""
    for item in items:
        asked = getattr(item, "callspec", None)
        if asked and asked.params.get("site") == "real_book" and asked.params.get("setting") in RARE:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def survey(chromium):
    """Look at every kept page of a site in a setting, ``survey(setting, site)``, once for all tests."""
    return cache(partial(surveys.survey, chromium))


@pytest.fixture(scope="session")
def window(chromium):
    """Give a window for a setting: one for all tests, as a new one costs more than most pages do."""
    opened = {}

    def find(setting):
        if setting not in opened:
            opened[setting] = open_window(chromium, setting)
        return opened[setting]

    yield find
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(window):
    """Open ``visit(site, page, width=..., scheme=..., scripts=...)`` in a tab of its own for the test."""
    tabs = []

    def open_one(site, page, **setting):
        tabs.append(window(Setting(**setting)).new_page())
        return open_page(tabs[-1], site, page)

    yield open_one
    for tab in tabs:
        tab.evaluate(FORGET)
        tab.close()
