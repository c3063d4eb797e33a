import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chokepoint.book.engine.progress import choose_reporter
from chokepoint.book.site import print_sheets
from chokepoint.book.site.printing import find_browser, open_browser, page_count
from chokepoint.errors import BuildError

PAGE = """<!doctype html><html lang="en"><head><title>T</title></head><body><article><section><h1>Tin<a
class="headerlink" href="#t">#</a></h1><p class="lede">China makes <a href="#n">23</a> &amp; more.</p>
<p class="s">Tin (Sn).</p><dl class="key"><dt>World output</dt><dd><p><a>300</a> t</p></dd></dl>
<section><h2>Who makes it</h2>{fill}</section></section></article><footer><p>Data as of 2026.</p></footer>
</body></html>"""


def page(folder: Path, name: str, lines: int) -> Path:
    place = folder / f"{name}.html"
    place.write_text(PAGE.format(fill="".join(f"<p>Line {n} of some words.</p>" for n in range(lines))))
    return place


def test_the_first_screen_in_short_is_what_stands_before_the_first_section(tmp_path):
    short = print_sheets.write_short(page(tmp_path, "tin", 3))
    assert short == (
        "<section><h2>Tin</h2><p class='lede'>China makes 23 &amp; more.</p><p>Tin (Sn).</p>"
        "<dl><div><dt>World output</dt><dd>300 t</dd></div></dl></section>"
    )


@pytest.fixture(scope="module")
def browsing():
    pytest.importorskip("playwright.sync_api", reason="install the dev dependencies: playwright")
    pytest.importorskip("pypdf", reason="install the dev dependencies: pypdf")
    try:
        find_browser()
    except BuildError as error:
        pytest.skip(str(error))
    # a thread of its own: another module of this worker may hold playwright's loop of this one
    with ThreadPoolExecutor(1) as thread:
        yield lambda work, *args: thread.submit(work, *args).result()


def printed(site, name, target):
    with choose_reporter(quiet=True) as reporter:
        return print_sheets.print_sheet(site, name, target, reporter)


@pytest.mark.browser
@pytest.mark.slow
def test_a_page_shrinks_until_it_fits_on_two_sheets_and_no_further(tmp_path, browsing):
    for name, lines, sheets in (("short", 3, 1), ("long", 330, 2), ("endless", 3000, None)):
        page(tmp_path, name, lines)
        found = browsing(printed, tmp_path, name, tmp_path / f"{name}.pdf")
        assert found == page_count((tmp_path / f"{name}.pdf").read_bytes())
        assert found == sheets or (sheets is None and found > print_sheets.MOST)


def appendix(site):
    with open_browser() as browser:
        return print_sheets.print_appendix(browser, site, ["tin"] * 12, "In short")


@pytest.mark.browser
@pytest.mark.slow
def test_the_appendix_tells_several_pages_on_a_sheet(tmp_path, browsing):
    page(tmp_path, "tin", 3)
    found = browsing(appendix, tmp_path)
    assert found.title == "In short"
    assert 1 < found.pages <= 6


@pytest.mark.browser
@pytest.mark.slow
def test_every_dossier_of_the_sample_fits_on_two_sheets(tmp_path, browsing):
    site = Path(os.environ.get("CHOKEPOINT_SITE", "nowhere")) / "en"
    if not site.is_dir():
        pytest.skip("no site was built")
    names = sorted(path.stem for path in (site / "dossier").glob("*.html"))
    assert names
    for name in names:
        assert browsing(printed, site, f"dossier/{name}", tmp_path / "x.pdf") <= print_sheets.MOST
