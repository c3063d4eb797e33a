import pytest
from lxml import html
from small_books import build, code, fact, figure, text

GLOSSARY = """# The words

```{glossary}
by-product
副产品
  *fù chǎnpǐn*. A metal won from the ore of another.

capacity
  What plants could make in a year.

capacity in use
  Output over {term}`capacity`.
```
"""
PROSE = """# By-product of capacity

## Capacity in a heading

By-product metals follow. A by-product is no by-product of `capacity`; “capacity in use” differs from
capacity, which is {fact}`n`, and from incapacity. 中国的副产品很多。

A [capacity](https://example.org) and capacity again.
"""
CELLS = [text(PROSE), code("x", fact("n", 4), figure("a", title="The capacity"))]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {
        "index": "# Home\n\n```{toctree}\nwords\none\n```\n\nOf capacity.\n",
        "words": GLOSSARY,
        "one": CELLS,
    }
    out, warnings = build(tmp_path_factory.mktemp("terms"), pages)
    assert not warnings
    return {name: html.fromstring((out / f"{name}.html").read_bytes()) for name in pages}


def linked(page):
    return [
        (a.text_content(), a.get("href"), a.get("title")) for a in page.xpath("//a[contains(@class, 'term')]")
    ]


def test_the_first_use_of_each_term_leads_to_its_entry_and_says_what_it_means(book):
    assert linked(book["one"]) == [
        ("By-product", "words.html#term-by-product", "A metal won from the ore of another."),
        ("capacity in use", "words.html#term-capacity-in-use", "Output over capacity."),
        ("capacity", "words.html#term-capacity", "What plants could make in a year."),
    ]


def test_headings_code_figures_and_links_are_left_alone(book):
    main = book["one"].xpath("//main")[0]
    assert not main.xpath(
        ".//*[self::h1 or self::h2 or self::code or self::figure]//a[contains(@class, 'term')]"
    )
    (prose,) = [p for p in main.xpath(".//p") if "incapacity" in p.text_content()]
    assert "capacity, which is 4, and from incapacity" in prose.text_content()


def test_pages_without_code_and_the_glossary_itself_stay_as_they_are(book):
    assert linked(book["index"]) == linked(book["words"]) == []


def test_another_meaning_makes_the_pages_again(tmp_path):
    pages = {"index": "# Home\n\n```{toctree}\nwords\none\n```\n", "words": GLOSSARY, "one": CELLS}
    build(tmp_path, pages)
    changed = GLOSSARY.replace("could make", "were built to make")
    out, _warnings = build(tmp_path, pages | {"words": changed})
    assert "were built to make" in (out / "one.html").read_text("utf-8")
