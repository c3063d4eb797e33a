from lxml import html
from small_books import build, code, figure, text


def cited(folder, **config):
    cells = [text("# July 2023"), code("a", figure("first")), code("b", figure("second", "A < b"))]
    out, _ = build(folder, {"index": cells}, **config)
    tree = html.fromstring((out / "index.html").read_bytes())
    return [node.text_content() for node in tree.xpath("//details[@class='cite']/p")]


def test_a_citation_names_book_finding_number_page_day_version_address_and_sources(tmp_path):
    context = {"commit": "0123456789abcdef", "data_as_of": "2026-01-31"}
    first, second = cited(tmp_path, html_context=context, html_baseurl="https://example.org/book/en/")
    assert first.startswith("A small book: “China makes almost all of it”. Figure 1, July 2023; ")
    assert (
        "; data as of 2026-01-31; version 0123456789. https://example.org/book/en/f/index.first.html."
        in first
    )
    assert "Sources: Reuters" in first
    assert "“A < b”. Figure 2" in second


def test_what_is_not_known_is_left_out(tmp_path):
    first = cited(tmp_path)[0]
    assert "data as of" not in first
    assert "version" not in first
    assert "f/index.first.html" in first
