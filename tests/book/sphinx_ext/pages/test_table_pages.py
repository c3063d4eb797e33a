import pytest
from lxml import html

from chokepoint.book.sphinx_ext.figures.sources import Source, read_catalogue
from chokepoint.book.sphinx_ext.pages.package_rows import TableText, read_tables
from chokepoint.book.sphinx_ext.pages.table_pages import (
    PREVIEW_ROWS,
    TablePage,
    count_rights,
    cover_time,
    describe,
    name_rights,
    write_allowed,
    write_size,
)


def source(name, redistribution="facts-only", licence="all rights reserved"):
    return Source(
        name, "USGS", f"Title of {name}", "", "2023", "https://example.org", licence, redistribution
    )


FIELDS = [
    {
        "name": "row_id",
        "type": "string",
        "description": "Name of the row.",
        "constraints": {"required": True},
    },
    {"name": "year", "type": "integer", "constraints": {"minimum": 1990, "maximum": 2030}},
    {"name": "mass", "type": "number", "unit": "kg", "description": "How much <b>."},
    {"name": "status", "type": "string", "constraints": {"enum": ["reported", "zero"]}},
    {"name": "source_id", "type": "string"},
]
SCHEMA = {
    "fields": FIELDS,
    "primaryKey": ["row_id"],
    "foreignKeys": [{"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}}],
}
ROWS = [[f"r-{n}", str(2010 + n), "", "reported", f"s{n % 2}"] for n in range(9)]
TABLE = TableText(
    {"name": "t", "title": "A <table>", "description": "What it holds.", "schema": SCHEMA}, ROWS
)
CATALOGUE = {"s0": source("s0"), "s1": source("s1", "open-licence", "CC-BY-4.0")}


def page(table=TABLE, catalogue=CATALOGUE, sizes=None):
    body = TablePage(table, sizes or {"t.csv": 1234567, "t.parquet": 900}, catalogue).write()
    return html.fromstring(f"<main>{body}</main>")


def test_a_table_says_what_it_is_and_how_much_it_holds():
    tree = page()
    assert tree.findtext(".//h1") == "A <table>"
    assert "t · 9 rows · 5 columns · 2010–2018 · 2 sources" in tree.text_content()


def test_files_are_offered_with_their_size():
    links = {a.get("href"): a.tail for a in page().xpath("//p[@class='files']/a")}
    assert links["t.csv"].startswith(" (1.2 MB)")
    assert links["t.parquet"].startswith(" (1 kB)")
    assert {"chokepoint-metals.zip", "SHA256SUMS"} < set(links)


def test_rights_are_counted_by_rows():
    assert count_rights(TABLE, CATALOGUE) == {"facts only": 5, "CC-BY-4.0": 4}
    assert "facts only: 5 rows; CC-BY-4.0: 4 rows" in page().text_content()


def test_the_first_rows_are_shown_without_empty_columns_and_the_rest_is_counted():
    grid = page().xpath("//table[@class='records']")[0]
    assert [cell.text for cell in grid.xpath(".//thead//th")] == ["row_id", "year", "status", "source_id"]
    assert len(grid.xpath(".//tbody/tr")) == PREVIEW_ROWS
    assert "5 of 9 rows; 1 column empty in these rows left out" in page().text_content()


def test_every_cell_names_its_column_for_readers_on_phones():
    cells = page().xpath("//table[@class='records']/tbody/tr[1]/td")
    assert [(c.get("data-label"), c.text) for c in cells] == [
        ("year", "2010"), ("status", "reported"), ("source_id", "s0")]  # fmt: skip


def test_columns_tell_kind_unit_allowed_values_and_keys():
    rows = {r.xpath("string(./th)"): r for r in page().xpath("//table[@class='columns']/tbody/tr")}
    assert list(rows) == [field["name"] for field in FIELDS]
    assert "string · required" in rows["row_id"].text_content()
    assert "key of the table" in rows["row_id"].text_content()
    assert "number · kg" in rows["mass"].text_content()
    assert "How much <b>." in rows["mass"].text_content()
    assert "≥ 1990, ≤ 2030" in rows["year"].text_content()
    assert rows["status"].xpath(".//code/text()")[1:] == ["reported", "zero"]
    assert rows["source_id"].xpath(".//a/@href") == ["../data/sources.html"]


def test_sources_are_listed_by_how_much_they_gave_and_lead_to_their_pages():
    links = page().xpath("//h2[@id='sources']/following-sibling::ul[1]//a")
    assert [(a.text, a.get("href")) for a in links] == [
        ("Title of s0", "../sources/s0.html"),
        ("Title of s1", "../sources/s1.html"),
    ]


def test_many_sources_are_folded():
    rows = [["r", "2010", "", "reported", f"s{n}"] for n in range(20)]
    tree = page(TableText(TABLE.resource, rows), {f"s{n}": source(f"s{n}") for n in range(20)})
    assert tree.xpath("//details/summary/text()") == ["8 more sources"]
    assert len(tree.xpath("//li/a")) == 20


def test_a_table_of_names_shows_all_of_them():
    fields = [{"name": "code", "type": "string"}]
    table = TableText({"name": "n", "schema": {"fields": fields}}, [[f"c{n}"] for n in range(30)])
    tree = page(table)
    assert len(tree.xpath("//table[@class='records']/tbody/tr")) == 30
    assert not tree.xpath("//h2[@id='sources']")


def test_long_cells_are_cut_in_the_preview():
    table = TableText(TABLE.resource, [["r", "2010", "", "x" * 500, "s0"]])
    cell = page(table).xpath("//td[@data-label='status']")[0].text
    assert cell.endswith(" …")
    assert len(cell) < 100


def test_coverage_is_the_first_and_last_year():
    def cover(name, *cells):
        return cover_time(
            TableText({"name": "t", "schema": {"fields": [{"name": name}]}}, [[c] for c in cells])
        )

    assert cover("year", "2019", "", "2023") == "2019–2023"
    assert cover("date", "2023-07", "2023-01-02") == "2023"
    assert cover("name", "2023") == ""
    assert cover("year", "") == ""


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (64123, "64 kB"), (8.6e6, "8.6 MB")])
def test_sizes_are_written_for_people(size, words):
    assert write_size(size) == words


def test_rights_are_said_in_words():
    assert name_rights(CATALOGUE["s0"]) == "facts only"
    assert name_rights(CATALOGUE["s1"]) == "CC-BY-4.0"
    assert name_rights(source("x", "public-domain")) == "public domain"


def test_a_column_that_allows_anything_says_nothing():
    assert write_allowed({"required": True}) == ""


@pytest.mark.parametrize("name", list(read_tables()))
def test_the_page_of_every_table_can_be_written(name):
    tables = read_tables()
    tree = html.fromstring(f"<main>{TablePage(tables[name], {}, read_catalogue()).write()}</main>")
    assert tree.findtext(".//h1")
    assert describe(tables[name])[0].split()[0] == f"{len(tables[name].rows):,}"
