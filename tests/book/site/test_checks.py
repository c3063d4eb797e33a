"""Every check passes a sound site and finds the one fault planted in it."""

from pathlib import Path

import pytest

from chokepoint.book.engine.failures import BuildFailed
from chokepoint.book.site.checks import (
    CHECKS,
    check_site,
    files_are_sound,
    links_resolve,
    public_addresses_exist,
    twins_resolve,
)
from chokepoint.book.site.file_checks import (
    FILE_CHECKS,
    Rules,
    no_failures_published,
    no_machine_paths,
    nothing_from_other_hosts,
    numbers_are_facts,
    pages_are_well_formed,
)
from chokepoint.book.site.files import SiteFile
from chokepoint.book.site.tree import Site

ADDRESS = "https://example.org/book/"
INDEX = (
    '<!doctype html><html lang="en"><head><title>Home</title><link rel="stylesheet" href="s.css?v=1">'
    '<link rel="canonical" href="https://example.org/"></head><body><h1 id="top-of-it">Home</h1>'
    '<p>Read <a href="page.html#part">on</a>, <a href="https://example.org/far">far away</a>, '
    '<a href="/book/page.html">there</a>.</p></body></html>'
)
PAGE = (
    '<!doctype html><html lang="en"><title>Page</title><h1>Page</h1>'
    '<p id="part">Part</p><a href="#part">up</a></html>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(INDEX, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "s.css").write_text("p{color:red}", encoding="utf-8")
    (tmp_path / "page.md").write_text(
        "# Page\n\n[on](page.html#part), [far](https://example.org/)\n", "utf-8"
    )
    (tmp_path / "sitemap.xml").write_text(f"<loc>{ADDRESS}page.html</loc><loc>{ADDRESS}</loc>", "utf-8")
    return tmp_path


def site(folder):
    return Site(folder, "/book/", Rules(["/home/someone/"], address=ADDRESS))


def run(check, site):
    """Run one check, of the site or of each of its files; give where it finds what."""
    if check in CHECKS:
        return [(fault.where, fault.what) for fault in check(site)]
    files = [SiteFile(name, (site.folder / name).read_bytes()) for name in sorted(site.files)]
    return [(file.name, what) for file in files for what, _ in check(file, site.rules)]


def test_a_sound_site_passes(folder):
    check_site(site(folder))


PLANTED = [
    (
        numbers_are_facts,
        "page.html",
        "Part",
        "<article><p>By 40 percent.</p></article>",
        "'40 percent' is no fact",
    ),
    (links_resolve, "page.html", "Part", "<a href='gone.html'>x</a>", "links to gone.html"),
    (links_resolve, "page.html", "Part", "<a href='index.html#gone'>x</a>", "the place 'gone' of index.html"),
    (links_resolve, "page.html", "Part", "<a href='#gone'>x</a>", "the place 'gone' of page.html"),
    (links_resolve, "page.html", "Part", "<img src='gone.svg'>", "links to gone.svg"),
    (links_resolve, "page.html", "Part", "<a href='../secret.html'>x</a>", "links to ../secret.html"),
    (
        public_addresses_exist,
        "page.html",
        "<title>",
        f"<meta property='og:image' content='{ADDRESS}gone.png'><title>",
        f"gives the address {ADDRESS}gone.png",
    ),
    (
        public_addresses_exist,
        "index.html",
        'https://example.org/"',
        f'{ADDRESS}old/"',
        f"gives the address {ADDRESS}old/",
    ),
    (
        public_addresses_exist,
        "sitemap.xml",
        "page.html",
        "gone.html",
        f"gives the address {ADDRESS}gone.html",
    ),
    (twins_resolve, "page.md", "page.html#part", "gone.csv", "links to gone.csv"),
    (
        nothing_from_other_hosts,
        "page.html",
        "Part",
        "<script src='//cdn.org/x.js'></script>",
        "<script> fetches",
    ),
    (nothing_from_other_hosts, "page.html", "Part", "<img src='https://cdn.org/x.png'>", "<img> fetches"),
    (
        nothing_from_other_hosts,
        "page.html",
        "Part",
        "<style>p{src:url(http://cdn.org/x)}</style>",
        "<style> fetches",
    ),
    (
        nothing_from_other_hosts,
        "s.css",
        "color:red",
        "src:url(https://cdn.org/f)",
        "fetches https://cdn.org/f",
    ),
    (no_failures_published, "page.html", "Part", "Traceback (most recent call last)", "shows a traceback"),
    (no_failures_published, "page.html", "Part", "<b>Cell</b> In[3], line 2", "shows a traceback"),
    (
        no_failures_published,
        "page.html",
        "Part",
        "<i class='tag_papermill-error-cell-tag'></i>",
        "cell that failed",
    ),
    (pages_are_well_formed, "page.html", "<title>Page</title>", "<title> </title>", "has no title"),
    (pages_are_well_formed, "page.html", ' lang="en"', "", "does not say its language"),
    (pages_are_well_formed, "page.html", "<h1>Page</h1>", "", "has 0 main headings"),
    (pages_are_well_formed, "page.html", "Part", "<h1>Two</h1>", "has 2 main headings"),
    (pages_are_well_formed, "page.html", "Part", "<i id='part'></i>", "uses an id twice: part"),
    (no_machine_paths, "page.html", "Part", "/home/someone/book", "holds a path of the machine"),
    (no_machine_paths, "s.css", "p{", "/* /home/someone/x */p{", "holds a path of the machine"),
]


@pytest.mark.parametrize(("check", "name", "old", "new", "message"), PLANTED)
def test_a_planted_fault_is_found_by_its_check_and_named(folder, check, name, old, new, message):
    path = folder / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    ((where, what),) = run(check, site(folder))
    assert where == name
    assert message in what
    with pytest.raises(BuildFailed) as caught:
        check_site(site(folder))
    assert (where, what) in [(fault.where, fault.what) for fault in caught.value.failures]


def test_every_check_has_a_planted_fault():
    assert {case[0] for case in PLANTED} == {*CHECKS, *FILE_CHECKS} - {files_are_sound}


def test_all_faults_are_told_at_once(folder):
    (folder / "page.html").write_text("<p>nothing", encoding="utf-8")
    with pytest.raises(BuildFailed) as caught:
        check_site(site(folder))
    assert len(caught.value.failures) == 4
