import pytest
from made_tables import found, make, typed

from chokepoint.data.rules.printed import (
    Reading,
    misread_quantities,
    misread_ranges,
    misread_values,
    misread_years,
    read_printed,
)


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("1,200", Reading(1200)),
        ("0.95", Reading(0.95)),
        ("23%", Reading(23)),
        ("e9,500", Reading(9500)),
        (">1,000", Reading(1000, "greater_than")),
        ("<0.5%", Reading(0.5, "less_than")),
        ("—", Reading(0, "zero")),
        ("W", Reading(None, "withheld")),
        ("NA", Reading(None, "not_available")),
        ("s", None),
        ("10,000 - 15,000", Reading(None, "range")),
        ("50–300", Reading(None, "range")),
        ("Included with ilmenite", Reading(None, "included_elsewhere")),
        ("Moderate to large", Reading(None, "in_words")),
        ("12,34", None),
        ("bananas", None),
    ],
)
def test_printed_words_are_read(words, reading):
    assert read_printed(words) == reading


ROUNDED_DOWN = "Quantity is more than 0 but less than 0.5"


def printed(words, value, status="reported", **note):
    columns = {name: [text] for name, text in note.items()}
    return make(row_id=["a"], value=[value], status=[status], value_as_printed=[words], **columns)


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        (printed("25", "25"), []),
        (printed("77777", "25"), [(2, "value", "25")]),
        (printed("25", ""), [(2, "value", "")]),
        (printed("W", "", "withheld"), []),
        (printed("W", "25", "withheld"), [(2, "value", "25")]),
        (printed("W", "", "not_available"), [(2, "status", "not_available")]),
        (printed(">5", "5", "reported"), [(2, "status", "reported")]),
        (printed(">5", "5", "doubtful"), []),
        (printed("bananas", "5"), [(2, "value_as_printed", "bananas")]),
        (printed("", "5"), [(2, "value", "5")]),
        (printed("(blank)", "", "not_available"), []),
        (printed("", "", "ranked"), []),
        (printed("0", "0.5", "less_than", note=ROUNDED_DOWN), []),
        (printed("0", "0", "zero", note=ROUNDED_DOWN), [(2, "value", "0")]),
        (printed("0", "0.5", "reported", note=ROUNDED_DOWN), [(2, "status", "reported")]),
        (printed("0", "0.5", "less_than", note="Nil (nothing produced)"), [(2, "value", "0.5")]),
        (printed("3", "0.5", "less_than", note=ROUNDED_DOWN), [(2, "value", "0.5")]),
    ],
)
def test_value_and_status_follow_from_what_is_printed(table, faults):
    assert found(misread_values, table) == faults


def test_the_ends_of_a_range_are_those_printed():
    ends = {"value_low": ["190", "190", "", "1"], "value_high": ["290", "280", "", "2"]}
    table = make(
        row_id=list("abcd"),
        value_as_printed=["190 - 290", "190 - 290", "5–6", "7"],
        **ends,
        schema=typed(row_id="string", value_as_printed="string", value_low="number", value_high="number"),
    )
    assert [line for line, *_ in found(misread_ranges, table)] == [3, 4, 5]


def test_a_printed_quantity_is_the_one_in_kilograms():
    table = make(
        row_id=list("abcd"),
        value_as_printed=["94", "94", "0.5", "some"],
        unit_as_printed=["t", "kg", "t", "kg"],
        quantity_kg=["94000", "94000", "500", "1"],
    )
    assert found(misread_quantities, table) == [(3, "quantity_kg", "94000"), (5, "quantity_kg", "1")]


def test_the_year_stands_in_the_words_for_it():
    table = make(
        row_id=list("abcd"),
        year=["2023", "2024", "", "2018"],
        year_as_printed=["2023, estimated", "2023, estimated", "1990s", "2017-2018"],
    )
    assert found(misread_years, table) == [(3, "year", "2024")]
