import json

import pytest
from lxml import etree, html
from small_books import figure as output

from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.book.sphinx_ext.take.citation import Work
from chokepoint.book.sphinx_ext.take.figures import SQUARE, FigurePage

META = output("shares", "China makes < all")["metadata"]["chokepoint_figure"]
WORK = Work("a.b.shares", "China makes < all", "Book", "Page", "https://x.org/en/f/a.b.shares.html",
            "2026-10-09", "0123456789abc", "Reuters, 2023")  # fmt: skip
SVG = '<svg viewBox="0 0 {0} {1}" width="{0}" class="{2}"><rect width="9" height="9"/></svg>'
DRAWINGS = SVG.format(600, 300, "wide") + SVG.format(300, 320, "narrow")
PLOT = f'<div class="plot" data-spec="../_figures/a/b/shares.vl.json">{DRAWINGS}</div>'
MARKUP = (
    '<figure class="fig" id="fig-shares"><p class="t" id="fig-shares-title">China makes &lt; all</p>'
    f'<p class="s">Share</p>{PLOT}<figcaption><details class="data"><summary>Data</summary></details>'
    '<a href="../_figures/a/b/shares.csv" download="">CSV</a><a href="#fig-shares">Link</a></figcaption>'
    "</figure>"
)
FILES = {
    "csv": "a",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="632" height="400">',
    "vl.json": "{}",
}


def page(files=FILES, meta=META, **changed):
    given = {"kept": "", "embed": "https://x.org/en/f/a.b.shares.embed.html", "catalogue": read_catalogue()}
    return FigurePage("a/b", "shares", meta, MARKUP, files, WORK, **(given | changed))


def read(markup):
    return html.fragment_fromstring(str(markup))


def test_the_figure_stands_as_on_its_page_under_a_heading_with_its_table_open():
    tree = read(page().write())
    assert tree.xpath("string(//h1)") == "China makes < all"
    assert tree.xpath("//details[@class='data']/@open") == [""]
    assert tree.xpath("//figcaption/a/@href") == ["../_figures/a/b/shares.csv", "#fig-shares"]
    assert tree.xpath("//div[@class='plot']/@data-spec") == ["../_figures/a/b/shares.vl.json"]
    assert META["alt"] in tree.text_content()


def test_every_file_to_take_away_is_named():
    files = read(page().write()).xpath("//ul[@class='files']//a/@href")
    assert files == [
        *(f"../_figures/a/b/shares.{e}" for e in ("csv", "png", "square.png", "svg", "vl.json")),
        *(f"a.b.shares.{e}" for e in ("bib", "ris", "csl.json")),
    ]


def test_a_list_has_no_drawing_to_take_away_or_to_embed():
    listed = page({"csv": "a"}, {key: value for key, value in META.items() if key != "alt"})
    markup = str(listed.write())
    assert ".png" not in markup
    assert "iframe" not in markup
    assert [d["contentUrl"][-4:] for d in data_of(listed)["distribution"]] == [".csv"]


def test_the_code_of_a_frame_is_text_and_names_the_address_and_the_height():
    tree = read(page().write())
    assert not tree.xpath("//iframe")
    frame = read(tree.xpath("string(//pre)"))
    assert frame.get("src") == "https://x.org/en/f/a.b.shares.embed.html"
    assert frame.get("title") == "China makes < all"
    assert int(frame.get("height")) > 400


def test_the_page_for_frames_holds_the_drawings_their_words_and_the_way_back():
    tree = read(page().write_embed())
    assert [svg.get("class") for svg in tree.xpath("//svg")] == ["wide", "narrow"]
    assert tree.xpath("string(//h1)") == "China makes < all"
    assert tree.xpath("//a/@href") == ["a.b.shares.html"]
    assert tree.xpath("//a/@target") == ["_top"]
    assert "Reuters, 2023" in tree.text_content()


def test_the_square_picture_holds_the_drawing_that_fills_it_better():
    tree = etree.fromstring(page().square().encode())
    assert (tree.get("width"), tree.get("height")) == (str(SQUARE), str(SQUARE))
    box = [float(part) for part in tree.get("viewBox").split()]
    assert box[2] == box[3]
    assert 'class="narrow"' in page().square()
    assert "var(" not in page().square()


def data_of(one):
    return json.loads(read(one.linked_data()).text)


def test_linked_data_describe_the_figure_and_cannot_end_their_element():
    told = data_of(page())
    assert (told["@type"], told["name"], told["url"]) == ("Dataset", WORK.title, WORK.address)
    assert told["dateModified"] == "2026-10-09"
    assert {d["contentUrl"] for d in told["distribution"]} == {
        f"https://x.org/en/_figures/a/b/shares.{e}" for e in ("csv", "png", "svg")
    }
    assert all(url.startswith("https://") for url in told["isBasedOn"])
    assert str(page().linked_data()).count("<") == 2


@pytest.mark.parametrize(
    ("kept", "words"), [("2023-07-06", "edition of 6 July 2023"), ("", "under version 0123456789")]
)
def test_it_says_whether_the_address_keeps_it(kept, words):
    assert words in read(page(kept=kept).write()).text_content()
