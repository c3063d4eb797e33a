"""A condition draws a line, and a book takes each headline once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.answers.robustness.headline import Book, Measure, above, below
from chokepoint.errors import HeadlineError

NUMBERS = st.floats(-1e6, 1e6)


@given(NUMBERS, NUMBERS)
def test_a_value_is_on_one_side_of_a_line_and_on_the_line_on_neither(value, limit):
    measure = Measure(value, "r")
    sides = [above(limit, "over").holds(measure), below(limit, "under").holds(measure)]
    assert sum(sides) == (value != limit)


@given(NUMBERS, NUMBERS, st.floats(0, 2))
def test_the_margin_has_the_sign_of_the_answer(value, against, share):
    condition = above(0, "over", share=share)
    measure = Measure(value, "r", against)
    assert condition.holds(measure) == (condition.margin(measure) > 0)
    assert condition.line(measure) == share * against


def test_the_line_itself_will_do_only_where_said():
    on_the_line = Measure(100.0, "r")
    assert above(100, "all", inclusive=True).holds(on_the_line)
    assert not above(100, "more than all").holds(on_the_line)


def made(book, **changed):
    fields = {"sentence": "s", "unit": "t", "figure": "counts", "condition": above(0, "x"), "cases": list}
    return book.headline("africa", "key", "Name", **(fields | changed))


def test_a_fact_can_have_two_headlines_under_two_names_only():
    book = Book()
    made(book)(lambda tables: None)
    made(book, slug="other")(lambda tables: None)
    assert [one.id for one in book.of_chapter("africa")] == ["africa-key", "africa-other"]
    with pytest.raises(HeadlineError, match="registered twice"):
        made(book)(lambda tables: None)


def test_headlines_stand_in_the_order_of_the_chapters_whichever_was_imported_first():
    book = Book()
    for chapter in ("quotas", "africa", "quotas"):
        slug = str(len(book.headlines))
        book.headline(
            chapter, "key", "Name", slug=slug, sentence="s", unit="t", figure="counts",
            condition=above(0, "x"), cases=list,
        )(lambda tables: None)  # fmt: skip
    book.put_in_order(("africa", "quotas"))
    assert list(book.headlines) == ["africa-1", "quotas-0", "quotas-2"]
    assert book.chapters() == ("africa", "quotas")


def test_a_kind_of_figure_is_one_of_the_list():
    with pytest.raises(HeadlineError, match="no kind of figure"):
        made(Book(), figure="weather")(lambda tables: None)
