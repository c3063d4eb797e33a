import json
from itertools import product

import pytest
from lxml import html
from small_books import build, code, fact, figure, listing, row, text
from sphinx.errors import ExtensionError

from chokepoint.book.site.changes import COLUMNS
from chokepoint.book.sphinx_ext.take.facts import MOST_BYTES

BASE = "https://x.org/en/"
CONTEXT = {"data_as_of": "2026-10-09", "commit": "0123456789abcdef"}
HOME = "# Home\n\n```{toctree}\nparts/one\n```\n"
FACTS = [fact("q", 1.5, "percent"), fact("r", 50, "t"), fact("unused", 3, "t")]
WORDS = text("# One\n\nThe share was {fact}`q` percent. It was {fact}`r:unit` then.")
CHAPTER = [code("x", *FACTS, figure("a"), listing("b")), WORDS]


def files(out):
    return {path.relative_to(out).as_posix() for folder in "nf" for path in (out / folder).glob("*")}


@pytest.fixture(
    scope="module",
    params=[pytest.param(1, id="one process"), pytest.param(2, id="two processes", marks=pytest.mark.slow)],
)
def book(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("taken")
    (folder / "source").mkdir()
    line = "2026-07-01,parts/one,fact,q,1 percent,1.5 percent,Revised"
    (folder / "source" / "changes.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", "utf-8")
    out, warnings = build(folder, {"index": HOME, "parts/one": CHAPTER}, request.param,
                          html_baseurl=BASE, html_context=CONTEXT)  # fmt: skip
    assert not warnings
    return out


def test_each_number_of_the_prose_and_each_figure_has_its_files(book):
    numbers = {f"n/parts.one.{key}.{e}" for key, e in product("qr", ("html", "json"))}
    figures = {f"f/parts.one.{name}.{e}" for name, e in product("ab", ("html", "bib", "ris", "csl.json"))}
    assert files(book) == numbers | figures | {"n/schema.json", "f/parts.one.a.embed.html"}
    assert (book / "_figures/parts/one/a.square.png").read_bytes().startswith(b"\x89PNG")


def test_the_list_of_numbers_and_the_foot_of_a_figure_lead_there(book):
    tree = html.fromstring((book / "parts/one.html").read_bytes())
    assert tree.xpath("//li[@id='fact-q']//a/@href") == ["../n/parts.one.q.html"]
    assert tree.xpath("//figure[@id='fig-a']//a[@class='alone']/@href") == ["../f/parts.one.a.html"]
    own = html.fromstring((book / "f/parts.one.a.html").read_bytes())
    assert not own.xpath("//a[@class='alone']")


def test_a_page_is_small_and_leads_back_to_the_place_of_its_number(book):
    content = (book / "n/parts.one.q.html").read_bytes()
    assert len(content) <= MOST_BYTES
    tree = html.fromstring(content)
    assert tree.xpath("//nav//a/@href") == ["../index.html", "../parts/one.html#fact-q"]
    assert "The share was 1.50 percent." in tree.text_content()
    assert "1 percent → 1.5 percent; Revised" in tree.text_content()


def test_it_is_cited_with_day_version_and_address(book):
    told = json.loads((book / "n/parts.one.r.json").read_text("utf-8"))
    assert told["cite"].startswith(
        "A small book: “It was 50 t then”. One; data as of 2026-10-09; version 01234"
    )
    assert f"{BASE}n/parts.one.r.html" in told["cite"]
    assert told["kept_by_edition"] == ""
    assert f'url = "{BASE}f/parts.one.a.html"' in (book / "f/parts.one.a.bib").read_text("utf-8")


def test_a_number_no_sentence_links_is_cited_with_what_it_is(tmp_path):
    word = fact("q", "gallium", how="the metal looked at")
    out, _ = build(tmp_path, {"index": [code("x", word), text("# A\n\nIt is {fact}`q`.")]})
    told = json.loads((out / "n/index.q.json").read_text("utf-8"))
    assert told["sentence"] == ""
    assert "“gallium: the metal looked at”" in told["cite"]


def test_many_rows_are_cut_until_the_page_fits(tmp_path):
    rows = [row(f"exp-x{n:03}") for n in range(1, 40)]
    known = ("exp-x001", "exp-x003", "exp-x017")
    many = fact("q", 1, "t", how="word " * 900, rows=[one for one in rows if one["row_id"] in known])
    out, _ = build(tmp_path, {"index": [code("x", many), text("# A\n\nIt is {fact}`q`.")]})
    page = (out / "n/index.q.html").read_text("utf-8")
    assert "more rows on its page" in page


def test_what_a_page_no_longer_has_is_forgotten_and_the_rest_stays(tmp_path):
    out, _ = build(tmp_path, {"index": HOME, "parts/one": CHAPTER})
    fewer = [code("x", fact("r", 50, "t")), text("# One\n\nIt was {fact}`r:unit` then.")]
    build(tmp_path, {"index": HOME, "parts/one": fewer})
    assert files(out) == {"n/parts.one.r.html", "n/parts.one.r.json", "n/schema.json"}
    (tmp_path / "source/parts/one.ipynb").unlink()
    build(tmp_path, {"index": "# Home"})
    assert files(out) == {"n/schema.json"}


def test_an_edition_of_another_day_cites_itself_and_leads_to_the_data_of_the_current_one(tmp_path):
    context = CONTEXT | {"edition_day": "2023-07-06", "current_edition": "../", "elsewhere": {}}
    out, _ = build(tmp_path, {"index": HOME, "parts/one": CHAPTER}, html_context=context,
                   html_baseurl=f"{BASE}2023-07-06/")  # fmt: skip
    tree = html.fromstring((out / "n/parts.one.q.html").read_bytes())
    assert "../../data/exports_monthly.html" in tree.xpath("//a/@href")
    assert "that of the edition of 6 July 2023, which does not change" in tree.text_content()
    assert f"{BASE}2023-07-06/n/parts.one.q.html" in tree.text_content()
    for page in (tree, html.fromstring((out / "f/parts.one.a.html").read_bytes())):
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not page.xpath("//link[@rel='canonical'] | //script[@type='application/ld+json']")


def test_the_current_edition_is_cited_at_the_address_that_keeps_it(tmp_path):
    context = CONTEXT | {"days": ["2023-07-06", "2026-11-30"], "dated_pages": ["parts/one"]}
    out, _ = build(tmp_path, {"index": HOME, "parts/one": CHAPTER}, html_context=context, html_baseurl=BASE)
    told = json.loads((out / "n/parts.one.q.json").read_text("utf-8"))
    assert told["address"] == f"{BASE}2026-11-30/n/parts.one.q.html"
    assert told["kept_by_edition"] == "2026-11-30"
    page = html.fromstring((out / "parts/one.html").read_bytes())
    assert f"{BASE}2026-11-30/f/parts.one.a.html" in page.xpath("string(//details[@class='cite'])")


def test_two_pages_that_would_write_one_address_stop_the_build(tmp_path):
    pages = {
        "index": "# Home\n\n```{toctree}\na\na/b\n```\n",
        "a": [code("x", fact("b.c", 1, "t")), text("# A\n\nIt is {fact}`b.c`.")],
        "a/b": [code("x", fact("c", 1, "t")), text("# B\n\nIt is {fact}`c`.")],
    }
    with pytest.raises(ExtensionError, match="rename a key"):
        build(tmp_path, pages)
