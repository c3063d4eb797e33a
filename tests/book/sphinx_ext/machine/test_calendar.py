import re

import pytest

from chokepoint.book.sphinx_ext.machine.calendar import MOST_OCTETS, Event, escape, fold, write_calendar

LATE = Event("end-b", "2027-01-10", "2027-01-10", "A, b; c\\d", "One\nTwo", "https://x.org/a.html")
EARLY = Event("end-a", "2026-12-01", "2026-12-31", "镓" * 40, "")
TEXT = write_calendar("Book: ends", "x.org", "2026-10-09", [LATE, EARLY])


def unfold(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_every_line_ends_as_the_standard_asks_and_is_short_enough():
    assert TEXT.endswith("END:VCALENDAR\r\n")
    assert "\n" not in TEXT.replace("\r\n", "")
    assert all(len(line.encode()) <= MOST_OCTETS for line in TEXT.split("\r\n"))


def test_each_event_has_what_it_must_have_in_order_of_its_day():
    lines = unfold(TEXT)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert [line for line in lines if line.startswith("UID:")] == ["UID:end-a@x.org", "UID:end-b@x.org"]
    assert lines.count("DTSTAMP:20261009T000000Z") == 2
    assert "DTSTART;VALUE=DATE:20261201" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines, "the end is the day after the last"
    assert "SUMMARY:A\\, b\\; c\\\\d" in lines
    assert "DESCRIPTION:One\\nTwo" in lines
    assert f"SUMMARY:{'镓' * 40}" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2


def test_the_same_data_give_the_same_bytes():
    assert write_calendar("Book: ends", "x.org", "2026-10-09", [EARLY, LATE]) == TEXT


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150, 300])
def test_a_line_is_folded_at_the_limit_and_never_inside_a_character(length):
    for character in ("x", "é", "镓", "😀"):
        folded = fold(character * length)
        assert folded.replace("\r\n ", "") == character * length
        assert all(len(piece.encode()) <= MOST_OCTETS for piece in folded.split("\r\n"))
    assert fold("x" * 75) == "x" * 75
    assert fold("x" * 76) == "x" * 75 + "\r\n x"


def test_escaped_text_can_be_read_back():
    text = "a\\b;c,d\ne"
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], escape(text))
    assert back == text
