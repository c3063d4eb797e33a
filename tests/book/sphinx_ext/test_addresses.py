import pytest

from chokepoint.book.sphinx_ext.addresses import (
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
