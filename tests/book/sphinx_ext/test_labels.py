"""Labels of a notebook that several pages are made of: each page has its own, and leads to its own."""

import io

import pytest
from lxml import html
from small_books import build, code, figure, text

PROSE = """(top)=
# One metal

{ref}`the part <part>`, [again](#part), {ref}`fig-shares`, {ref}`elsewhere <alone>`

(part)=
## A part

Text.[^a]

[^a]: Note.
"""
CELLS = [code("x", figure("shares")), text(PROSE)]
HOME = """# Home

(alone)=
## Alone

{ref}`the top <top>` {ref}`fig <metals/ga/fig-shares>`

```{toctree}
one
metals/ga
```
"""
PAGES = {"index": HOME, "one": CELLS, "metals/ga": CELLS}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    context = {"families": {"metals/ga": "metals"}}
    out, warnings = build(tmp_path_factory.mktemp("labels"), PAGES, html_context=context, nitpicky=True)
    assert warnings == ""
    return out


def links(book, page):
    tree = html.fromstring((book / f"{page}.html").read_bytes())
    return {a.text_content(): a.get("href") for a in tree.xpath("//article//a[contains(@class, 'internal')]")}


@pytest.mark.parametrize(("page", "top"), [("one", ""), ("metals/ga", "../")])
def test_each_page_leads_to_its_own_places(book, page, top):
    found = links(book, page)
    assert found["the part"] == "#part"
    assert found["again"] == "#part"
    assert found["China makes almost all of it"] == "#fig-shares"
    assert found["elsewhere"] == f"{top}index.html#alone"
    assert 'id="part"' in (book / f"{page}.html").read_text("utf-8")


def test_other_pages_find_the_labels_on_the_page_of_the_notebook(book):
    assert links(book, "index")["the top"] == "one.html#top"
    assert links(book, "index")["fig"] == "metals/ga.html#fig-shares"


def test_two_pages_that_are_no_family_still_contest_a_label(tmp_path):
    warnings = io.StringIO()
    build(tmp_path, PAGES, warnings=warnings)
    assert "duplicate label part" in warnings.getvalue()
