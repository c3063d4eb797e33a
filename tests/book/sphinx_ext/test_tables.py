import pandas as pd
import pytest
from lxml import html
from small_books import build

from chokepoint.book.sphinx_ext.sources import Source
from chokepoint.book.sphinx_ext.tables import cover_time, write_sources
from chokepoint.data import load_sources, load_table, table_names, table_schema


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    source = "# Data\n\n## Tables\n\n```{data-tables}\n```\n\n## Sources\n\n```{sources-list}\n```\n"
    out, warnings = build(tmp_path_factory.mktemp("data"), {"index": source})
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes())


def test_every_table_has_a_section_with_all_its_fields(page):
    for name in table_names():
        if name != "sources":
            section = page.get_element_by_id(f"table-{name}")
            fields = [cell.text_content() for cell in section.xpath(".//tbody//th")]
            assert fields == [field["name"] for field in table_schema(name)["fields"]]


def test_a_table_says_how_many_rows_it_has(page):
    assert f"{len(load_table('prices')):,} rows" in page.get_element_by_id("table-prices").text_content()


def test_every_source_is_listed(page):
    listed = page.xpath("//dl[@class='sources']")[0].text_content()
    assert not [key for key in load_sources().index if key not in listed]


def test_coverage_is_the_first_and_last_year():
    assert cover_time(pd.DataFrame({"year": pd.Series([2019, None, 2023], dtype="Int64")})) == "2019–2023"
    assert cover_time(pd.DataFrame({"year": [2023]})) == "2023"
    assert cover_time(pd.DataFrame({"name": ["x"]})) == ""
    assert cover_time(pd.DataFrame({"year": pd.Series([None], dtype="Int64")})) == ""


def test_rights_are_said_in_words():
    source = Source(
        "a", "USGS", "Title", "", "2023", "https://example.org", "all rights reserved", "facts-only"
    )
    assert "2023 · facts only · a" in write_sources([source])
