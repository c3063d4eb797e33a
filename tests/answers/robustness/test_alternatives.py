"""What an answer comes to elsewhere is told only where the headline tries that very answer."""

import pandas as pd
import pytest

from chokepoint.answers.answer import Column
from chokepoint.answers.look import Look
from chokepoint.answers.robustness.alternatives import alternatives
from chokepoint.answers.robustness.cases import Case, Narrowed
from chokepoint.answers.robustness.headline import Book, Measure, above
from chokepoint.answers.story import Parameter, Story

TABLES = {
    "counts": pd.DataFrame({"metal": ["a", "a", "b"], "n": [3.0, 5.0, 7.0], "row_id": ["r1", "r2", "r3"]})
}


@pytest.fixture
def story():
    made = Story("tried", parameters={"metal": Parameter("a")}, listed=False)

    @made.answers(most=Column("n", "t", "the largest"), word=Column("metal", "", "as printed"))
    def rows(look, metal):
        return look["counts"].query("metal == @metal")

    return made


def book_of(key="most", slugs=("",), fact=None):
    """Make a book whose headline takes the larger number of metal a; two of its three cases allow it."""
    book = Book()

    def cases(tables):
        first = Narrowed(tables, counts=tables["counts"].head(1))
        yield Case("edition", "the edition of {year}", first, values={"year": "2020"})
        yield Case("count", "twice", tables, {"times": 2})
        yield Case("source", "nothing", Narrowed(tables, counts=tables["counts"].head(0)))

    def measure(tables, times=1):
        rows = tables["counts"].query("metal == 'a'")
        if rows.empty:
            return None
        told = fact and f"{fact}{times}"
        return Measure(times * rows["n"].max(), ";".join(rows["row_id"]), fact=told)

    for slug in slugs:
        rest = {"sentence": "s", "unit": "t", "figure": "counts", "condition": above(0, "more")}
        book.headline("tried", key, "A name", cases=cases, slug=slug, **rest)(measure)
    return book


def told(story, book, name="tried.most", **params):
    return [
        (one.kind, one.reason, one.value, one.row_ids)
        for one in alternatives(Look(story, TABLES, params=params), name, book)
    ]


def test_each_case_is_told_with_its_reason_its_value_and_its_rows(story):
    assert told(story, book_of()) == [
        ("edition", "the edition of 2020", 3.0, "r1"),
        ("count", "twice", 10.0, "r1;r2"),
    ]


def test_two_headlines_on_one_answer_tell_a_case_once(story):
    assert len(told(story, book_of(slugs=("", "again")))) == 2


def test_an_answer_without_a_headline_has_none(story):
    assert told(story, book_of("other")) == []
    assert told(story, Book()) == []


def test_with_another_parameter_it_is_another_question(story):
    assert told(story, book_of(), metal="b") == []


def test_a_headline_without_a_value_now_has_none(story):
    empty = {"counts": TABLES["counts"].head(0)}
    look = Look(story, {"counts": empty["counts"].assign(n=empty["counts"]["n"].astype(float))})
    assert alternatives(look, "tried.most", book_of()) == []


def test_where_words_are_printed_the_words_are_told(story):
    found = told(story, book_of("word", fact="a"), "tried.word")
    assert found == []  # the chapter prints a, the headline tried a1
    story.words("said")(lambda look: {"said": "a1"})
    assert [value for _, _, value, _ in told(story, book_of("said", fact="a"), "tried.said")] == ["a1", "a2"]
