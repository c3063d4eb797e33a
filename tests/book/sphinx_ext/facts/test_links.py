from types import SimpleNamespace

import pytest
from docutils.utils import new_document
from lxml import html

from chokepoint.book.sphinx_ext.facts import links

PAGES = [
    {"name": "country/china", "title": "China", "parameters": {"country": "CHN"}},
    {"name": "dossier/tin", "title": "Tin", "parameters": {"commodity": "tin"}},
]
NAMED = {"parameter": "country", "label": "Named here",
         "things": [{"value": "CHN", "name": "China"}, {"value": "PER", "name": "Peru"}]}  # fmt: skip
ALL = {"parameter": "country", "label": "All of them"}


def document(name, pages=PAGES):
    made = new_document(name)
    config = SimpleNamespace(html_context={"apart": {"pages": pages}})
    made.settings.env = SimpleNamespace(docname=name, config=config)
    return made


def test_what_has_a_page_is_led_to_and_what_has_none_left_out():
    (found,) = links.make_links(NAMED, document("dossier/tin"))
    tree = html.fromstring(found.astext())
    assert tree.text_content() == "Named here: China"
    assert tree.xpath("//a/@href") == ["../country/china.html"]
    assert links.make_links(NAMED, document("dossier/tin", PAGES[1:])) == []


def test_the_page_of_the_notebook_lists_all_and_the_pages_themselves_do_not():
    (found,) = links.make_all(ALL, document("country"))
    assert html.fromstring(found.astext()).xpath("//li/a/@href") == ["country/china.html"]
    assert links.make_all(ALL, document("country/china")) == []
    assert links.make_all(ALL, document("country", [])) == []


@pytest.mark.parametrize("kind", ["page_links", "all_pages"])
def test_every_kind_has_its_writer(kind):
    assert kind in links.WRITERS
