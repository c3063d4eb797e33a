import pytest
from made_tables import found, make, package_of

from chokepoint.data.rules.sources import (
    second_spellings,
    undated_editions,
    undated_sources,
    unproven_days,
    unused_sources,
    wrong_rights,
    wrong_vintages,
)

SOURCES = make(
    "sources",
    source_id=["one", "two", "none"],
    published=["2023-07", "2024", ""],
    edition=["", "2023 release", ""],
)


def unused(*tables, **options):
    return [fault.value for fault in unused_sources(package_of(SOURCES, *tables, **options))]


def test_a_source_that_no_row_refers_to_is_named():
    fields = [{"name": "row_id"}, {"name": "source_id"}, {"name": "more", "listOf": "sources"}]
    schema = {"fields": fields}
    rows = make(row_id=["a"], source_id=["one"], more=["none;one"], schema=schema)
    assert unused(rows) == ["two"]


def test_no_source_is_called_unused_while_a_table_cannot_be_read():
    assert unused(make(row_id=["a"], source_id=["one"]), is_whole=False) == []


def spellings(*names):
    table = make("sources", source_id=list(map(str, range(len(names)))), publisher=list(names))
    return [(fault.row, fault.hint) for fault in second_spellings(package_of(table))]


@pytest.mark.parametrize(
    "name", ["U.S. Geological Survey", "us geological survey", "The US Geological Survey"]
)
def test_a_publisher_spelt_in_two_ways_is_named(name):
    assert spellings("US Geological Survey", "Reuters", name) == [(4, "write 'US Geological Survey'")]


@pytest.mark.parametrize(
    "name", ["Investing News Netwokr", "Investing News Netwrk", "Investing News Nettwork"]
)
def test_a_publisher_one_letter_away_from_another_is_named(name):
    found = spellings("Investing News Network", "Investing News Network", name)
    assert found == [(4, "write 'Investing News Network'")]


def test_names_that_differ_in_a_number_are_two_publishers():
    assert spellings("Mineral Economics 33", "Mineral Economics 37") == []


@pytest.mark.parametrize(
    ("licence", "rights", "fits"),
    [
        ("CC BY 4.0", "open-licence", True),
        ("MIT", "open-licence", True),
        ("US public domain", "public-domain", True),
        ("all rights reserved", "facts-only", True),
        ("all rights reserved", "open-licence", False),
        ("US public domain", "open-licence", False),
        ("CC BY 4.0", "facts-only", False),
        ("", "public-domain", False),
        ("CC BY-NC 4.0", "open-licence", False),
    ],
)
def test_what_may_be_shared_follows_from_the_licence(licence, rights, fits):
    table = make("sources", source_id=["a"], licence=[licence], redistribution=[rights])
    assert found(wrong_rights, table) == ([] if fits else [(2, "redistribution", rights)])


def test_a_value_with_a_vintage_has_a_dated_source():
    table = make(row_id=["a", "b"], source_id=["one", "none"], vintage=["2023", "2023"])
    assert found(undated_editions, table, SOURCES) == [(3, "source_id", "none")]
    assert found(undated_editions, make(row_id=["a"], source_id=["none"]), SOURCES) == []


def test_a_source_without_a_date_is_named():
    assert found(undated_sources, SOURCES) == [(4, "published", None)]


@pytest.mark.parametrize(
    ("source", "vintage", "fits"),
    [
        ("one", "2023-07", True),
        ("one", "2023", True),
        ("one", "2023-07-04", True),
        ("one", "2024", False),
        ("one", "banana", False),
        ("one", "", False),
        ("two", "2023 release", True),
        ("two", "2024", True),
        ("two", "2024-05", False),
        ("unknown", "1999", True),
    ],
)
def test_a_vintage_is_the_edition_or_the_date_of_the_source(source, vintage, fits):
    table = make(row_id=["a"], source_id=[source], vintage=[vintage])
    assert found(wrong_vintages, table, SOURCES) == ([] if fits else [(2, "vintage", vintage)])


@pytest.mark.parametrize(
    ("day", "proof", "faults"),
    [
        ("2023-07-06", "article", []),
        ("2023-07-07", "article", []),
        ("", "", []),
        ("2023-07-06", "", [(2, "known_by_source_id", None)]),
        ("", "article", [(2, "known_by", None)]),
        ("2023-07-05", "article", [(2, "known_by_source_id", "article")]),
        ("2023-07-06", "copy", [(2, "known_by_source_id", "copy")]),
        ("2023-07-06", "undated", [(2, "known_by_source_id", "undated")]),
        ("2023-06-30", "article", [(2, "known_by", "2023-06-30")]),
        ("2023-07-31", "article", [(2, "known_by", "2023-07-31")]),
        ("2023-08-01", "article", [(2, "known_by", "2023-08-01")]),
    ],
)
def test_an_earlier_day_is_proven_by_a_text_that_was_out_by_then(day, proof, faults):
    table = make(
        "sources",
        source_id=["copy", "article", "undated"],
        published=["2023-07", "2023-07-06", ""],
        known_by=[day, "", ""],
        known_by_source_id=[proof, "", ""],
    )
    assert found(unproven_days, table) == faults
