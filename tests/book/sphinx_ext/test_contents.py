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
