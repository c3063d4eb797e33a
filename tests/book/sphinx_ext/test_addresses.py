import pytest

from chokepoint.book.engine.contents.page import Role
from chokepoint.book.sphinx_ext.addresses import (
    addresses_by,
    chapter_of,
    pages_by,
    role_address,
    source_page,
    source_page_address,
    table_page,
    table_page_address,
    to_top,
)


def test_pages_are_named_by_table_and_source():
    assert table_page("prices") == "data/prices"
    assert source_page("usgs_2023") == "sources/usgs_2023"


@pytest.mark.parametrize(
    ("page", "way"), [("", ""), ("controls", ""), ("chapters/controls", "../"), ("a/b/c", "../../")]
)
def test_links_lead_from_any_depth(page, way):
    assert to_top(page) == way
    assert source_page_address("s", page) == f"{way}sources/s.html"
    assert table_page_address("t", page) == f"{way}data/t.html"


def test_a_page_with_a_role_is_found_from_any_depth():
    context = {"roles": {"claims": "ledger"}}
    assert role_address(context, Role.CLAIMS, "controls", "c02") == "ledger.html#c02"
    assert role_address(context, Role.CLAIMS, "controls/germanium") == "../ledger.html"
    assert role_address(context, Role.ROBUSTNESS, "controls") == ""
    assert role_address({}, Role.CLAIMS, "controls") == ""


def test_the_pages_of_a_family_are_of_the_chapter_of_their_file():
    context = {"page_sources": {"metals/germanium": "chapters/controls.ipynb"}}
    assert chapter_of(context, "metals/germanium") == "controls"
    assert chapter_of(context, "chapters/quotas") == "quotas"
    assert chapter_of({}, "quotas") == "quotas"


def test_pages_made_apart_are_found_by_the_value_they_are_made_for():
    pages = [
        {"name": "country/china", "parameters": {"country": "CHN"}},
        {"name": "dossier/tin", "parameters": {"commodity": "tin"}},
    ]
    context = {"apart": {"pages": pages}}
    assert pages_by(context, "country") == {"CHN": "country/china"}
    assert addresses_by(context, "commodity", "country/china") == {"tin": "../dossier/tin.html"}
    assert pages_by({}, "country") == {}
