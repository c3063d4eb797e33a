"""Slots choose their words by a count; everything else of a message stays as it is written."""

import pytest

from chokepoint.i18n import Message, chinese, english, msg, vocabulary
from chokepoint.i18n.messages import placeholders, resolve

SAID = "{n|text says|texts say|no text says} so"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "no text says so"), (1, "{n} text says so"), (2, "{n} texts say so")]
)
def test_a_slot_has_a_wording_for_none_one_and_more(n, text):
    assert resolve(SAID, {"n": n}, english.plural_form) == text


def test_without_a_third_wording_a_nil_is_a_number():
    assert resolve("{n|step|steps} followed", {"n": 0}, english.plural_form) == "{n} steps followed"


def test_a_language_with_one_form_takes_the_first_wording_or_none_at_all():
    assert resolve("{n|份文件}", {"n": 7}, chinese.plural_form) == "{n} 份文件"
    assert resolve("有{n}份文件", {"n": 7}, chinese.plural_form) == "有{n}份文件"


def test_plain_placeholders_stay_and_are_named_with_the_slots():
    assert resolve("{a} and {n|b|c}", {"n": 1, "a": "x"}, english.plural_form) == "{a} and {n} b"
    assert placeholders("{a} and {n|b|c|no c}, {{not this}}") == {"a", "n"}


def test_a_word_cannot_count():
    with pytest.raises(TypeError, match="n counts"):
        resolve(SAID, {"n": "two"}, english.plural_form)


def test_a_marked_constant_is_the_message_itself():
    assert msg("as printed") == "as printed"


def test_only_marking_makes_a_message_of_a_text():
    assert isinstance(msg("as printed"), Message)
    assert not isinstance("as printed", Message)


def test_codes_of_a_vocabulary_are_their_own_words():
    made, idle = words = vocabulary("made_metal", "idle")
    assert (made, idle) == ("made_metal", "idle")
    assert list(words.values()) == [msg("made metal"), msg("idle")]
