"""Tables of what is shown: numbers as long as they are read, and where every row comes from."""

import pytest
from lxml import html

from chokepoint.book.sphinx_ext.figures import cells
from chokepoint.book.sphinx_ext.figures.sources import read_catalogue
from chokepoint.data import load_table


@pytest.mark.parametrize(("n", "folded"), [(3, False), (4, True)])
def test_the_sources_of_a_row_are_folded_where_they_are_many(n, folded):
    rows = load_table("exports_monthly").drop_duplicates("source_id").head(n)
    table = {"columns": [{"title": "Who"}], "rows": [["a"]], "row_ids": [";".join(rows["row_id"])]}
    cell = html.fromstring(cells.write_table(table, "Exports", read_catalogue("en"))).xpath("//td")[0]
    assert [summary.text for summary in cell.xpath("./details/summary")] == ["4 sources"] * folded
    assert all(rows["locator"].map(lambda place: place in cell.text_content()))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("73.32400986", "73.32"),
        ("8.791595994", "8.792"),
        ("0.123456", "0.123"),
        ("12,345.678", "12,346"),
        ("-7.98765", "-7.988"),
        ("70", "70"),
        ("98.5", "98.5"),
        ("", ""),
    ],
)
def test_a_number_of_a_list_is_as_long_as_it_is_read(cell, shown):
    table = {
        "columns": [{"align": "left"}, {"align": "right"}],
        "rows": [["1.23456789", cell]],
        "row_ids": ["a"],
    }
    found = cells.shorten(table)
    assert found["rows"] == [["1.23456789", shown]]
    assert table["rows"] == [["1.23456789", cell]]
