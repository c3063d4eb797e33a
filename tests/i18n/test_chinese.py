"""Chinese has one form of everything, and marks of full width."""

import pytest

from chokepoint.i18n import chinese, english


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["镓"], "镓"), (["镓", "锗"], "镓和锗"), (["镓", "锗", "锑"], "镓、锗和锑")],
)
def test_a_list_has_its_own_comma(items, text):
    assert chinese.listing(items) == text


def test_words_do_not_change():
    assert chinese.capital("gPU") == chinese.inside("gPU") == chinese.with_article("USA", "gPU") == "gPU"
    assert chinese.fit_unit("天", 1) == "天"
    assert chinese.plural_form(1) == chinese.plural_form(5) == 0


def test_marks_are_of_full_width():
    assert chinese.pair("镓", "出口") == "镓：出口"
    assert chinese.aside("镓", "出口") == "镓（出口）"
    assert (chinese.STOP, chinese.CLAUSE_JOINT, chinese.RANGE_JOINT) == ("。", "；", "～")


def test_both_languages_answer_the_same_questions():
    def public(module):
        return {
            name
            for name in vars(module)
            if not name.startswith("_") and name not in ("re", "Sequence", "annotations")
        }

    assert public(english) - public(chinese) == {"ARTICLE_BEFORE"}
    assert public(chinese) - public(english) == set()
