import pytest
from lxml import html
from small_books import build

from chokepoint.book.sphinx_ext.facts.methods import find_method, read_symbols, write_method
from chokepoint.errors import FactError

PAGE = """# Measures

::::{formula} method-quota-tightness
An example with a {math}`f`.
::::
"""
ROW = {
    "row_id": "method-x",
    "formula_latex": "a=b_c",
    "formula_in_words": "half of a*b*",
    "symbols": "a: first [1]; b_c: second; with a comma",
    "range": "0..1",
    "higher_means": "more",
    "note": "mind_this",
    "source_id": "own_derivation",
    "locator": "p. 3",
    "implemented_by": "quotas.quota_use;bounds.add",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out, warnings = build(tmp_path_factory.mktemp("methods"), {"index": PAGE})
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes())


def test_a_formula_stands_with_its_symbols_and_functions(page):
    (box,) = page.xpath("//div[contains(@class, 'formula')]")
    assert box.xpath(".//div[@class='math']//math[@display='block']")
    terms = [" ".join(term.text_content().split()) for term in box.xpath(".//dt")]
    assert {"Range", "Source", "Computed by"} <= set(terms)
    assert box.xpath(".//dd//code[normalize-space()='quotas.quota_use']")
    assert len(box.xpath(".//dt//math")) == 3


def test_what_stands_inside_is_the_authors_own(page):
    assert page.xpath("//div[contains(@class, 'example')]//p[contains(., 'An example')]")


def test_texts_of_the_table_are_no_markup():
    text = "\n".join(write_method(ROW))
    assert r"Half of a\*b\*." in text
    assert r": first \[1\]" in text
    assert r": mind\_this" in text
    assert ": 0 to 1; higher means more" in text
    assert ": 1 or more; higher means more" in "\n".join(write_method({**ROW, "range": "1.."}))
    assert "`quotas.quota_use`, `bounds.add`" in text


def test_a_source_of_others_is_cited_and_an_own_step_is_not():
    assert "{cite:p}`doj_2023_g1`, p. 3" in "\n".join(write_method(ROW | {"source_id": "doj_2023_g1"}))
    assert "{cite" not in "\n".join(write_method(ROW))


def test_symbols_are_parted_from_their_meanings():
    found = list(read_symbols(r"s_c: share; H: index (0 to 1)"))
    assert found == [("s_c", "share"), ("H", "index (0 to 1)")]
    assert list(read_symbols("")) == []


def test_an_unknown_formula_is_named():
    with pytest.raises(FactError, match="method-nosuch"):
        find_method("method-nosuch")
