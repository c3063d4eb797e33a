import struct

import pytest
from lxml import etree, html
from small_books import build, code, figure, listing, spec, text

from chokepoint.book.sphinx_ext.machine.cards import HEIGHT, WIDTH, draw_card, proportion

INNER = '<svg x="16" y="60" width="400" height="200" viewBox="0 0 400 200"><rect/></svg>'
FIGURE = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 432 300"><text>Old title</text>{INNER}</svg>'
SVG = "{http://www.w3.org/2000/svg}"


def lines(card):
    return [node.text for node in etree.fromstring(card.encode()).iter(f"{SVG}text")]


def test_a_card_shows_finding_chart_and_book_but_not_the_figures_own_title():
    card = draw_card(FIGURE, "China makes <almost> all", "A book")
    assert lines(card) == ["China makes <almost> all", "A book"]
    chart = etree.fromstring(card.encode()).find(f"{SVG}svg")
    box = {name: float(chart.get(name)) for name in ("x", "y", "width", "height")}
    assert box["x"] + box["width"] <= WIDTH
    assert box["y"] + box["height"] <= HEIGHT
    assert box["height"] > 200


def test_a_long_finding_is_broken_into_three_lines_at_most():
    title = "A finding that says a great deal about almost every metal there is " * 4
    shown = lines(draw_card(FIGURE, title, "A book"))[:-1]
    assert len(shown) == 3
    assert shown[-1].endswith(" …")
    assert all(len(line) < 50 for line in shown)


def test_a_chinese_finding_is_broken_between_characters():
    assert (
        len(
            lines(
                draw_card(
                    FIGURE, "中国生产了全世界几乎所有的镓，而且开始为其出口发放许可证，价格因此上涨", "书"
                )
            )
        )
        == 3
    )


def test_the_proportion_is_that_of_the_chart():
    assert proportion(FIGURE) == 2


def size_of(path):
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    return struct.unpack(">II", content[16:24])


def tall():
    output = figure("tall", title="A tall one")
    output["data"]["application/vnd.vegalite.v6+json"]["height"] = 900
    return output


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {
        "index": [text("# Home\n\nFirst words.\n\n```{toctree}\none\ntwo\n```"), code("x", figure("a"))],
        "one": [text("# One"), code("x", tall(), figure("wide", title="A wide one"))],
        "two": "# Two\n",
    }
    out, warnings = build(tmp_path_factory.mktemp("cards"), pages, html_baseurl="https://x.org/book/")
    assert not warnings
    return out


def tags(book, page):
    metas = html.fromstring((book / page).read_bytes()).xpath(
        "//meta[@property or starts-with(@name, 'twitter')]"
    )
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def test_a_page_with_figures_has_a_card_of_the_right_size(book):
    assert size_of(book / "_cards/index.png") == (WIDTH, HEIGHT)
    assert size_of(book / "_cards/one.png") == (WIDTH, HEIGHT)
    assert not (book / "_cards/two.png").exists()


def test_other_sites_are_told_title_words_address_and_card(book):
    found = tags(book, "index.html")
    assert found["og:title"] == "Home"
    assert found["og:description"] == "First words."
    assert found["og:url"] == "https://x.org/book/index.html"
    assert found["og:image"] == "https://x.org/book/_cards/index.png"
    assert found["twitter:card"] == "summary_large_image"


def test_a_page_without_figures_borrows_the_card_of_the_first(book):
    assert tags(book, "two.html")["og:image"] == "https://x.org/book/_cards/index.png"


def test_a_book_without_an_address_tells_nothing(tmp_path):
    out, _ = build(tmp_path, {"index": [text("# Home"), code("x", figure("a"))]})
    assert tags(out, "index.html") == {}


def test_the_same_page_gives_the_same_card(book, tmp_path):
    cells = [text("# Home\n\nOther words."), code("x", figure("a"))]
    out, _ = build(tmp_path, {"index": cells}, html_baseurl="https://elsewhere.org/")
    assert (out / "_cards/index.png").read_bytes() == (book / "_cards/index.png").read_bytes()


def test_the_drawing_of_the_fixture_is_wide_enough():
    assert spec([{"name": "a", "value": 1}], 560)["width"] > 2 * spec([], 200)["height"]


def test_a_page_with_a_list_alone_has_no_card(tmp_path):
    out, _warnings = build(tmp_path, {"index": [text("# Home"), code("a", listing())]},
                           html_baseurl="https://example.org/")  # fmt: skip
    assert not list(out.rglob("_cards/*.png"))
    assert "og:image" not in (out / "index.html").read_text("utf-8")
