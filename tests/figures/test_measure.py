"""Text measured by the advances of its characters, and lines broken by that measure."""

import re

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.book.site.svg import FONT, FONTS
from chokepoint.figures.measure import NOT_FIRST, NOT_LAST, line_count, text_width, wrap

WORDS = st.text("ab 汉字，。（）《》-é", max_size=60)


def test_a_chinese_character_is_one_em_wide_and_a_latin_letter_less():
    assert text_width("汉字", 12) == 24
    assert text_width("ab", 12) == pytest.approx(14.97, abs=0.01)
    assert text_width("ab\n汉字", 12) == 24


def test_bold_is_wider():
    assert text_width("Gallium", bold=True) > text_width("Gallium")


def test_the_measure_is_that_of_the_drawing():
    vl_convert.register_font_directory(str(FONTS))
    text = "Gallium, 稀土 (REO) – 40 %"
    spec = {
        "data": {"values": [{"t": text}]},
        "mark": {"type": "text", "fontSize": 40, "font": FONT},
        "encoding": {"text": {"field": "t"}},
        "config": {"view": {"stroke": None}},
    }
    svg = vl_convert.vegalite_to_svg(spec)
    drawn = float(re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+)', svg)[1]) - 10
    assert text_width(text, 40) == pytest.approx(drawn, abs=2)


def test_latin_breaks_at_spaces_and_hyphens():
    assert wrap("battery-component share", 70).split("\n") == ["battery-", "component", "share"]
    assert wrap("in 2010-12 one two", 75).split("\n") == ["in 2010-12", "one two"]


def test_chinese_breaks_between_characters():
    assert wrap("稀土出口配额", 36) == "稀土出\n口配额"


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    assert wrap("稀土出口，配额", 48) == "稀土出\n口，配额"
    assert wrap("中国的（稀土）出口", 48) == "中国的\n（稀土）\n出口"


def test_lines_that_are_there_stay_apart():
    assert wrap("one\ntwo three", 200) == "one\ntwo three"


def test_a_word_wider_than_a_line_is_broken():
    assert wrap("aaaaaaaa", 30).replace("\n", "") == "aaaaaaaa"
    assert all(text_width(line) <= 30 for line in wrap("aaaaaaaa", 30).split("\n"))


@given(WORDS, st.integers(30, 200))
def test_no_character_is_lost_and_no_line_is_too_wide(text, pixels):
    broken = wrap(text, pixels)
    assert re.sub(r"\s", "", broken) == re.sub(r"\s", "", text)
    if not text.strip():
        return
    marks = set(NOT_FIRST + NOT_LAST)
    for line in broken.split("\n"):
        # marks that hang together may fill a line by themselves
        assert text_width(line.strip()) <= pixels or set(line) <= marks


@given(st.text("汉字，。（）", min_size=1, max_size=40))
def test_kinsoku_holds_wherever_marks_do_not_pile_up(text):
    if re.search(r"[，。（）]{2}", text):
        return
    lines = wrap(text, 60).split("\n")
    assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])


def test_lines_are_counted():
    assert (line_count("a"), line_count("a\nb")) == (1, 2)
