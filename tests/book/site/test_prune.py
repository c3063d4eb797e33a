from pathlib import Path

import pytest

from chokepoint.book.site.prune import prune
from chokepoint.book.site.tree import Site

PAGE = "<!doctype html><html lang=en><title>T</title><h1>T</h1>"
FILES = {
    "index.html": f"{PAGE}<a href='en/index.html'>x</a>",
    "404.html": PAGE,
    ".nojekyll": "",
    "robots.txt": "",
    "en/index.html": f"{PAGE}<link rel=stylesheet href='_static/a.css?v=12'>"
    "<script src='_static/a.js'></script>"
    "<a href='_downloads/1/t.csv'>table</a>",
    "en/search.html": f"{PAGE}<script src='searchindex.js'></script>",
    "en/genindex.html": PAGE,
    "en/objects.inv": "x",
    "en/searchindex.js": "Search.setIndex({files: ['unused.png']})",
    "en/_sources/index.md": "x",
    "en/_static/a.css": "@font-face{src:url(f.woff2)}",
    "en/_static/f.woff2": "x",
    "en/_static/f.ttf": "x",
    "en/_static/a.js": "load('worker.js')\n//# sourceMappingURL=a.js.map",
    "en/_static/a.js.map": "{}",
    "en/_static/worker.js": "1",
    "en/_static/unused.png": "x",
    "en/_downloads/1/t.csv": "a",
    "en/_downloads/2/old.csv": "a",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Site(tmp_path)


def test_what_nobody_asks_for_is_deleted_with_its_empty_folders(site):
    assert prune(site) == [
        "en/_downloads/2/old.csv",
        "en/_sources/index.md",
        "en/_static/a.js.map",
        "en/_static/f.ttf",
        "en/_static/unused.png",
        "en/genindex.html",
        "en/objects.inv",
    ]
    assert not (site.folder / "en/_sources").exists()
    assert (site.folder / "en/_static/worker.js").exists()


def test_an_index_that_a_page_leads_to_is_kept(site):
    (site.folder / "en/search.html").write_text(f"{PAGE}<a href=genindex.html>index</a>", encoding="utf-8")
    prune(site)
    assert (site.folder / "en/genindex.html").exists()


def test_pruning_twice_deletes_nothing_more(site):
    prune(site)
    assert prune(site) == []
