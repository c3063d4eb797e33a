import hashlib
import json

import pyarrow.parquet as pq
import pytest
from lxml import html
from small_books import build, code, fact, figure, row, text
from sphinx.errors import ExtensionError

from chokepoint.book.site.checks import files_are_sound, links_resolve
from chokepoint.book.site.tree import Site
from chokepoint.data import load_sources, table_names, table_path

DATA = (
    "# The data\n\n```{data-files}\n```\n\n## Tables\n\n```{data-tables}\n```\n\n"
    "## Sources\n\n```{sources-list}\n```\n"
)
CHAPTER = [
    code("x", fact("q", 540000, "kg", rows=[row()]), figure("shares")),
    text("# Chapter\n\n{fact}`q`"),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {"index": "# Home\n\n```{toctree}\nchapter\ndata\n```\n", "chapter": CHAPTER, "data": DATA}
    out, warnings = build(tmp_path_factory.mktemp("catalogue"), pages, chokepoint_catalogue=True)
    assert not warnings
    return out


def tree_of(book, name):
    return html.fromstring((book / name).read_bytes())


def test_every_table_and_every_source_has_a_page(book):
    assert {path.stem for path in (book / "data").glob("*.html")} == set(table_names())
    assert {path.stem for path in (book / "sources").glob("*.html")} == set(load_sources().index)


def test_the_pages_are_sound_and_their_links_lead_somewhere(book):
    site = Site(book)
    assert list(files_are_sound(site)) == []
    assert list(links_resolve(site)) == []


def test_a_page_of_an_author_does_not_stand_where_that_of_a_table_does(tmp_path):
    pages = {"index": "# Home\n\n```{toctree}\ndata/prices\n```\n", "data/prices": "# Prices\n"}
    with pytest.raises(ExtensionError, match=r"would both be data/prices\.html"):
        build(tmp_path, pages, chokepoint_catalogue=True)


def test_they_lead_back_to_the_page_that_lists_them(book):
    assert tree_of(book, "sources/reuters_2023_09_20.html").xpath("//p[@class='way']/a/@href") == [
        "../data.html"
    ]


def test_a_source_names_the_number_and_the_figure_that_use_it(book):
    links = tree_of(book, "sources/reuters_2023_09_20.html").xpath("//main//a/@href")
    assert {"../chapter.html#fact-q", "../chapter.html#fig-shares"} < set(links)


def test_the_list_of_numbers_leads_to_the_source(book):
    links = tree_of(book, "chapter.html").xpath("//section[@id='numbers-on-this-page']//a/@href")
    assert "sources/reuters_2023_09_20.html" in links


def test_files_hold_the_rows_of_the_package_and_the_checksums_are_theirs(book):
    for name in table_names():
        assert (book / f"data/{name}.csv").read_bytes() == table_path(name).read_bytes()
        assert pq.read_metadata(book / f"data/{name}.parquet").num_rows > 0
    lines = (book / "data/SHA256SUMS").read_text("utf-8").splitlines()
    assert len(lines) == 2 * len(table_names()) + 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((book / "data" / name).read_bytes()).hexdigest() == digest


def test_the_search_knows_tables_and_sources_by_name(book):
    text = (book / "searchindex.js").read_text("utf-8")
    pages = json.loads(text.removeprefix("chokepointSearch.take(").removesuffix(");\n"))["pages"]
    known = {page[0]: page[1] for page in pages}
    assert known["data/commodities.html"] == "Commodities"
    assert "sources/reuters_2023_09_20.html" in known


def test_a_book_may_go_without(tmp_path):
    out, _ = build(tmp_path, {"index": "# Title"}, chokepoint_catalogue=False)
    assert not (out / "data").exists()
    assert not (out / "sources").exists()


def test_two_builds_give_the_same_bytes(book, tmp_path):
    pages = {"index": "# Home\n\n```{toctree}\nchapter\ndata\n```\n", "chapter": CHAPTER, "data": DATA}
    again, _ = build(tmp_path, pages, jobs=2, chokepoint_catalogue=True)
    names = [p.relative_to(book) for p in book.rglob("*") if p.is_file() and ".doctrees" not in p.parts]
    assert len(names) > 200
    skip = {".buildinfo", "objects.inv"}
    assert [
        n for n in names if n.name not in skip and (book / n).read_bytes() != (again / n).read_bytes()
    ] == []
