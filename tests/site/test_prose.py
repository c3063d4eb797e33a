"""The prose of the chapters can be read by a stranger."""

import csv
from pathlib import Path

import pytest
from prose_rules import UNSURE, crowded, forbidden, numerals, own_words, paragraphs, sentences

STORY = [
    "index",
    "controls",
    "claims",
    "concentration",
    "quotas",
    "derisking",
    "africa",
    "world_after",
    "what_if",
]
REVIEWED = Path(__file__).parent / "crowded_sentences.csv"
"""Sentences that need more numbers: page, how many such sentences, and why."""

CHECKS = ["revisions", "robustness"]
"""Pages about the book itself: they may speak of its sources, in sentences a stranger can read."""


@pytest.fixture(params=STORY)
def page(request, real_book):
    return request.param, (real_book.folder / f"en/{request.param}.html").read_bytes()


def test_a_sentence_has_at_most_two_numbers(page):
    name, content = page
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        allowed = {row["page"]: int(row["sentences"]) for row in csv.DictReader(file)}
    found = crowded(content)
    assert len(found) <= allowed.get(name, 0), found


def test_no_private_old_or_second_name_is_used(page):
    assert forbidden(page[1]) == []


@pytest.mark.parametrize("name", CHECKS)
def test_pages_about_the_book_itself_keep_to_short_sentences_and_plain_words(real_book, name):
    content = (real_book.folder / f"en/{name}.html").read_bytes()
    assert crowded(content) == []
    assert forbidden(content) == []


def test_a_page_talks_of_the_world_and_not_of_its_own_sources(page):
    often, allowed = own_words(page[1])
    assert often <= allowed


@pytest.mark.parametrize("name", [name for name in (*STORY, *CHECKS) if name != "index"])
def test_a_chapter_says_what_follows_and_how_sure_it_is(real_book, name):
    headings = [heading for heading, _text in paragraphs((real_book.folder / f"en/{name}.html").read_bytes())]
    assert {"What follows", UNSURE} <= set(headings)


def shown(words):
    return f"<main><h2>A</h2><p>{words}</p><figure><p>1 2 3 nil</p></figure></main>".encode()


def test_what_breaks_a_rule_is_noticed():
    assert crowded(shown("It fell from 4 to 3. It was 98, 57 and then 69 percent.")) == [
        "It was 98, 57 and then 69 percent."
    ]
    assert forbidden(shown("Exports were nil, says the American survey.")) == ["nil", "the American survey"]
    assert own_words(shown("In the edition printed last the text says so."))[0] == 3


def test_dates_years_and_notices_are_no_quantities():
    told = "On 3 July 2023 notice No. 23 of 2023 named 14 groups, and in 2025 exports were 67–78 percent."
    assert numerals(told) == 2
    assert sentences("By No. 23 it began. Then 5 t left.") == ["By No. 23 it began.", "Then 5 t left."]
