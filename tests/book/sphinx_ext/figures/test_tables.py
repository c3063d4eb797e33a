import pytest
from lxml import html
from small_books import build

from chokepoint.book.sphinx_ext.figures.sources import Source
from chokepoint.book.sphinx_ext.figures.tables import write_sources
from chokepoint.data import load_sources, load_table, table_names


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    lists = ("data-files", "data-tables", "sources-list")
    source = "# Data\n\n" + "\n\n".join(f"## {name}\n\n```{{{name}}}\n```" for name in lists)
    out, warnings = build(tmp_path_factory.mktemp("data"), {"index": source})
    assert not warnings
    return html.fromstring((out / "index.html").read_bytes())


def test_every_table_is_listed_once_under_a_theme_and_leads_to_its_page(page):
    listed = {entry.get("id"): entry.xpath("./a/@href") for entry in page.xpath("//dl[@class='tables']/dt")}
    assert listed == {f"table-{name}": [f"data/{name}.html"] for name in table_names()}
    assert len(page.xpath("//section[starts-with(@id, 'theme-')]/h3")) > 1


def test_a_table_says_how_many_rows_it_has(page):
    entry = page.get_element_by_id("table-prices").getnext()
    assert f"{len(load_table('prices')):,} rows" in entry.text_content()


def test_every_source_is_listed_and_leads_to_its_page(page):
    links = set(page.xpath("//dl[@class='sources']//a/@href"))
    assert links == {f"sources/{key}.html" for key in load_sources().index}


def test_the_whole_package_is_offered_with_its_checksums(page):
    assert page.xpath("//p[@class='files']/a/@href") == ["data/chokepoint-metals.zip", "data/SHA256SUMS"]


def test_sources_say_date_rights_and_id():
    source = Source(
        "a", "USGS", "Title", "", "2023", "https://example.org", "all rights reserved", "facts-only"
    )
    assert "2023 · facts only · a" in write_sources([source])
    assert 'href="../sources/a.html"' in write_sources([source], "chapters/data")
