import pytest
from lxml import html
from small_books import build, code, fact, figure, text

from chokepoint.book.site.checks import links_resolve, twins_resolve
from chokepoint.book.site.tree import Site

CHAPTER = [code("x", fact("q", 1), figure("a")), text("# One\n\n{fact}`q`")]


@pytest.fixture(scope="module", params=[1, 2], ids=["one process", "two processes"])
def book(tmp_path_factory, request):
    pages = {"index": "# Home\n\n```{toctree}\nparts/one\ntwo\n```\n", "two": "# Two\n"}
    folder = tmp_path_factory.mktemp("companions")
    (folder / "source/parts").mkdir(parents=True)
    chapters = pages | {"parts/one": CHAPTER}
    out, warnings = build(folder, chapters, jobs=request.param, chokepoint_catalogue=True)
    assert not warnings
    return out


def test_notebook_twin_card_and_feed_stand_beside_the_pages(book):
    for name in (
        "_notebooks/parts/one.ipynb",
        "parts/one.md",
        "index.md",
        "_cards/parts/one.png",
        "changes.xml",
    ):
        assert (book / name).is_file(), name


def test_a_page_in_a_folder_names_them_from_where_it_stands(book):
    tree = html.fromstring((book / "parts/one.html").read_bytes())
    links = {link.get("type"): link.get("href") for link in tree.xpath("//link[@rel='alternate']")}
    assert links == {"text/markdown": "one.md", "application/atom+xml": "../changes.xml"}
    assert tree.xpath("//a[@download]/@href")[-1] == "../_notebooks/parts/one.ipynb"


def test_all_of_their_links_lead_somewhere(book):
    assert list(links_resolve(Site(book))) == []
    assert list(twins_resolve(Site(book))) == []


def test_another_theme_gets_none(tmp_path):
    out, _ = build(tmp_path, {"index": "# Home"}, html_theme="basic")
    assert not (out / "index.md").exists()
    assert not (out / "changes.xml").exists()
