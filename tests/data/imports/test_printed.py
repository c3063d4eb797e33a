import pytest

from chokepoint.data.imports.printed import UnreadableError, plain_number, read_printed


@pytest.mark.parametrize(
    ("cell", "status", "value", "qualifier"),
    [
        ("540,000", "", "540000", ""),
        (" 12.50 ", "", "12.5", ""),
        ("0", "zero", "0", ""),
        ("0.0", "zero", "0", ""),
        ("—", "zero", "0", ""),
        (">2,000,000", "greater_than", "2000000", ">"),
        ("< 50", "less_than", "50", "<"),
        (">75%", "greater_than", "75", ">"),
        ("W", "withheld", "", ""),
        ("na", "not_available", "", ""),
        ("XX", "not_available", "", ""),
        ("E", "net_exporter", "", ""),
        ("", "blank", "", ""),
        ("Less than ½ unit.", "less_than", "0.5", "<"),
        ("Included with ilmenite", "included_elsewhere", "", ""),
        ("Very small", "in_words", "", ""),
        ("?10", "unsigned", "10", ""),
    ],
)
def test_a_cell_is_read_as_it_is_printed(cell, status, value, qualifier):
    printed = read_printed(cell)
    assert (printed.status, printed.value, printed.qualifier) == (status, value, qualifier)


def test_a_range_keeps_both_ends_and_no_value():
    printed = read_printed("10,000 - 15,000")
    assert (printed.status, printed.value, printed.low, printed.high) == ("range", "", "10000", "15000")


def test_a_mark_of_an_estimate_is_no_digit():
    assert (read_printed("e1,200").value, read_printed("e1,200").flagged) == ("1200", True)


@pytest.mark.parametrize(
    ("note", "status", "value"),
    [
        ("Estimated. -- Less than ½unit.", "less_than", "0.5"),
        ("Less than 100,000 tons.", "less_than", ""),
        ("Included in “World total.”", "included_elsewhere", ""),
        ("Large purchases preclude calculation of a meaningful net import reliance.", "not_available", ""),
    ],
)
def test_a_footnote_mark_in_place_of_a_figure_is_read_in_its_note(note, status, value):
    printed = read_printed("s", note)
    assert (printed.text, printed.status, printed.value) == ("s", status, value)
    assert printed.remark


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-5", "the figure is negative"),
        ("1,66,000", "the digits are badly grouped"),
        ("1.234,5", "the digits are badly grouped"),
        ("15–10", "the range runs backward"),
        ("s", "neither a number nor a word"),
        ("1e6", "neither a number nor a word"),
        ("#REF!", "neither a number nor a word"),
        ("nan", "neither a number nor a word"),
        ("500 kg", "neither a number nor a word"),
    ],
)
def test_what_nobody_prints_is_refused(cell, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_printed(cell)


def test_numbers_are_written_plainly():
    assert [plain_number(text) for text in ("1,000", "15,585.00", "0.10")] == ["1000", "15585", "0.1"]
