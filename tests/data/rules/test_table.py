from made_tables import make, package_of

from chokepoint.data.csvfile import CsvFile
from chokepoint.data.rules.table import Table, span


def test_the_rows_of_a_file_become_columns_with_their_lines():
    file = CsvFile(["row_id", "value"], [["a", "1"], ["b", ""]], [2, 4])
    schema = {"fields": [{"name": "row_id"}, {"name": "value"}], "primaryKey": ["row_id"]}
    table = Table.of_file("t", schema, file)
    assert table.columns == {"row_id": ["a", "b"], "value": ["1", ""]}
    assert list(table.rows("value", "row_id")) == [(2, "1", "a"), (4, "", "b")]
    assert list(table.filled("value")) == [(2, "1")]
    assert table.key_of_line == {2: "a", 4: "b"}


def test_rows_that_stand_in_no_file_are_known_by_their_place():
    schema = {"fields": [{"name": "row_id"}, {"name": "value"}]}
    table = Table.of_rows("t", schema, [{"row_id": "a", "value": "1"}, {"row_id": "b"}])
    assert list(table.rows("row_id", "value")) == [(0, "a", "1"), (1, "b", "")]


def test_a_file_without_rows_has_empty_columns():
    table = Table.of_file("t", {"fields": [{"name": "a"}]}, CsvFile(["a"], [], []))
    assert table.columns == {"a": []}


def test_numbers_are_those_the_book_can_read():
    table = make(row_id=["a", "b", "c", "d"], value=["1.5", "", "+1", "1e3"])
    assert table.numbers("value") == [1.5, None, None, None]


def test_a_package_knows_its_sources_by_their_ids():
    sources = make("sources", source_id=["one", "two"], published=["2023-07", ""])
    assert package_of(sources).published == {"one": "2023-07", "two": ""}
    assert package_of(make(row_id=["a"])).published == {}


def test_a_partial_date_spans_days_and_nonsense_none():
    first, last = span("2024-02")
    assert (first.isoformat(), last.isoformat()) == ("2024-02-01", "2024-02-29")
    assert span("banana") is None
