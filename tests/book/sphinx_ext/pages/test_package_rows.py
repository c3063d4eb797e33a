import pytest

from chokepoint.book.sphinx_ext.pages.package_rows import TableText, group_by_theme, read_tables
from chokepoint.data import load_table, table_names


def table(name, theme=""):
    fields = [{"name": "row_id"}, {"name": "source_id"}]
    rows = [["a", "s1"], ["b", "s2"], ["c", "s1"]]
    return TableText(
        {"name": name, "schema": {"fields": fields}, **({"theme": theme} if theme else {})}, rows
    )


@pytest.fixture(scope="module")
def tables():
    return read_tables()


def test_every_table_is_read_with_all_its_rows(tables):
    assert list(tables) == table_names()
    assert {name: len(t.rows) for name, t in tables.items()} == {n: len(load_table(n)) for n in table_names()}


def test_rows_are_found_by_their_source(tables):
    assert table("t").by_source == {"s1": [["a", "s1"], ["c", "s1"]], "s2": [["b", "s2"]]}
    assert sum(map(len, tables["prices"].by_source.values())) == len(tables["prices"].rows)
    assert tables["sources"].by_source == {}
    assert tables["countries"].by_source == {}


def test_tables_of_names_are_told_from_tables_of_figures(tables):
    assert tables["commodities"].names_things
    assert not tables["prices"].names_things
    assert not tables["sources"].names_things


def test_tables_are_grouped_by_theme_in_their_order_and_the_others_come_last():
    found = {name: table(name, theme) for name, theme in (("a", ""), ("b", "X"), ("c", "Y"), ("d", "X"))}
    groups = [(theme, [t.name for t in group]) for theme, group in group_by_theme(found)]
    assert groups == [("X", ["b", "d"]), ("Y", ["c"]), ("Other tables", ["a"])]


def test_without_themes_there_is_one_group():
    assert [theme for theme, _ in group_by_theme({"a": table("a")})] == ["Tables"]


def test_no_table_is_lost_between_the_themes(tables):
    assert sorted(t.name for _, group in group_by_theme(tables) for t in group) == sorted(tables)


def test_every_table_of_the_book_has_a_theme(tables):
    assert [name for name, table in tables.items() if not table.resource.get("theme")] == []
