import pytest
from lxml import html
from small_books import build

from chokepoint.book.sphinx_ext.words import translator

INDEX = """# Home

```{toctree}
:caption: The story

What happened <one>
two
```

```{toctree}
:caption: Checks

three
```
"""
PAGES = {
    "index": INDEX,
    "one": "# What happened in a year of which a title says much",
    "two": "# Two",
    "three": "# 3",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("contents"), PAGES)
    assert not warnings
    return html.fromstring((out / "two.html").read_bytes())


@pytest.mark.parametrize("place", ["//nav[@class='toc']", "//details[@class='menu']//nav"])
def test_groups_head_their_pages_which_have_the_short_names_of_the_contents(page, place):
    lines = page.xpath(f"{place}//li/a | {place}//p[@class='group']")
    assert [line.text for line in lines] == ["Home", "The story", "What happened", "Two", "Checks", "3"]


def test_a_page_leads_on_at_both_ends(page):
    ends = [nav.xpath("./a/@href") for nav in page.xpath("//nav[contains(@class, 'turn')]")]
    assert ends == [["one.html", "three.html"]] * 2
    assert page.xpath("//nav[@class='turn']/a")[0].text_content() == "Previous What happened"
    names = page.xpath("//nav/@aria-label")
    assert len(names) - len(set(names)) == 1  # the contents stand twice, and one of them is hidden


def test_names_are_told_in_the_language_of_the_page(monkeypatch, pseudo, tmp_path):
    t = pseudo({"The story": "L’histoire", "What happened": "Ce qui s’est passé"})
    monkeypatch.setattr("chokepoint.book.sphinx_ext.contents.reader", lambda: t)
    out, _warnings = build(tmp_path, PAGES)
    lines = html.fromstring((out / "two.html").read_bytes()).xpath(
        "//nav[@class='toc']//a | //p[@class='group']"
    )
    assert {"L’histoire", "Ce qui s’est passé", "Two"} <= {line.text for line in lines}
    assert translator("en").cell("The story") == "The story"


MANY = INDEX.replace("\ntwo\n", "\ntwo\ntwo/tin\ntwo/zinc\n")
BESIDE = {
    "families": {"two/tin": "f", "two/zinc": "f"},
    "short_pages": ["two/tin", "two/zinc"],
    "choices": {"two": [{"page": "two/tin", "label": "Tin"}, {"page": "two/zinc", "label": "Zinc"}]},
}


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    pages = PAGES | {"index": MANY, "two/tin": "# Tin\n\nText.", "two/zinc": "# Zinc\n\nText."}
    out, warnings = build(tmp_path_factory.mktemp("beside"), pages, html_context=BESIDE)
    assert not warnings
    return {name: html.fromstring((out / f"{name}.html").read_bytes()) for name in pages}


@pytest.mark.parametrize(
    ("page", "listed"),
    [
        ("two", ["Home", "What happened", "Two", "3"]),
        ("two/tin", ["Home", "What happened", "Two", "Tin", "3"]),
    ],
)
def test_a_short_page_stands_in_its_own_contents_alone(beside, page, listed):
    assert [a.text for a in beside[page].xpath("//nav[@class='toc']//li/a")] == listed


@pytest.mark.parametrize(
    ("page", "ends"),
    [
        ("two", ["one.html", "three.html"]),
        ("three", ["two.html"]),
        ("two/zinc", ["../two.html", "../three.html"]),
    ],
)
def test_the_order_of_the_book_passes_short_pages_by(beside, page, ends):
    assert beside[page].xpath("//nav[@class='turn']/a/@href") == ends


def test_the_pages_of_a_chapter_are_a_list_of_links_at_its_head(beside):
    def choice(page):
        return [
            (a.text, a.get("href"), a.get("aria-current"))
            for a in beside[page].xpath("//nav[@class='choice']//a")
        ]

    chapter = [
        ("The whole chapter", "two.html", "page"),
        ("Tin", "two/tin.html", None),
        ("Zinc", "two/zinc.html", None),
    ]
    assert choice("two") == chapter
    assert choice("two/tin")[1] == ("Tin", "../two/tin.html", "page")
    assert choice("one") == []
