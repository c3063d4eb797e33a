"""The content policy in a real browser: nothing on any page breaks it, and what would break it is refused."""

import shutil

import pytest
from judged import complain, refused
from site_server import serve
from surveys import WIDE

pytestmark = pytest.mark.browser

PLANTS = {
    "style-src-attr": '<p style="color: red">styled</p>',
    "style-src-elem": "<style>p { color: red }</style>",
    "script-src-elem": "<script>document.title = 'taken'</script>",
    "script-src-attr": '<img src="data:," onerror="document.title = \'taken\'" alt="">',
    "img-src": '<img src="https://example.org/x.png" alt="">',
    "frame-src": '<iframe src="https://example.org/" title="x"></iframe>',
    "base-uri": '<base href="https://example.org/">',
}


def test_no_page_breaks_its_policy_even_when_everything_is_used(site, survey):
    complain(refused, survey(WIDE, site))


@pytest.fixture(scope="module")
def planted_book(small_book, tmp_path_factory):
    """The small book with a page for each thing the policy forbids."""
    folder = shutil.copytree(small_book.folder, tmp_path_factory.mktemp("planted") / "book")
    page = (folder / "page.html").read_text("utf-8")
    for name, plant in PLANTS.items():
        (folder / f"{name}.html").write_text(page.replace("<article>", f"<article>{plant}", 1), "utf-8")
    yield from serve(folder)


@pytest.mark.parametrize("directive", PLANTS)
def test_what_breaks_the_policy_is_refused_and_noticed(planted_book, visit, directive):
    seen = visit(planted_book, f"{directive}.html")
    seen.tab.wait_for_timeout(100)
    assert any(violation.startswith(directive) for violation in seen.violations), seen.violations
    assert "taken" not in seen.tab.title()
    assert seen.complaints
    assert not [url for url in seen.outside if "example.org" in url and seen.tab.url.startswith(url)]
