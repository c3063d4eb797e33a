"""What readers ask, and what the search of the real book gives first: a table of questions."""

import csv
import gzip
from pathlib import Path

import pytest
from page_visits import wait_until

pytestmark = pytest.mark.browser

QUESTIONS = list(csv.DictReader((Path(__file__).parent / "search_questions.csv").open(encoding="utf-8")))
MOST_WEIGHT = 350_000
"""Bytes, gzip, of the index: it is loaded by those who search, and by nobody else."""

ASK = """questions => questions.map(question => {
  const { answer, results } = chokepointSearch.find(question, 30);
  return { first: results[0]?.[0].address ?? '', answer: answer?.sentence ?? '',
    kinds: results.map(parts => parts[0].kind), most: Math.max(0, ...results.map(parts => parts.length)),
    excerpts: results.flat().map(({ excerpt }) => excerpt.map(([piece]) => piece).join('')) };
})"""


def stands(folder, address):
    """Tell whether the page of an address was built, or the address begins those of several."""
    page = address.partition("#")[0]
    return not page.endswith(".html") or (folder / page).is_file()


@pytest.fixture(scope="module")
def answered(real_book, chromium):
    """Ask all questions in one page of the book."""
    tab = chromium.new_page()
    tab.goto(f"{real_book.address}/en/search.html")
    tab.focus("#q")
    wait_until(tab, "window.chokepointSearch?.ready")
    found = tab.evaluate(ASK, [one["question"] for one in QUESTIONS])
    tab.close()
    asked = [one | {"found": given} for one, given in zip(QUESTIONS, found, strict=True)]
    there = [one for one in asked if stands(real_book.folder / "en", one["first"])]
    whole = stands(real_book.folder / "en", "dossier/helium.html")  # a part of the book has a few dossiers
    assert len(there) == len(asked) if whole else len(there) > 30
    return there


def test_there_are_sixty_questions_and_none_twice():
    asked = [one["question"] for one in QUESTIONS]
    assert len(set(asked)) == len(asked) >= 60


def test_each_question_leads_first_where_it_should(answered):
    wrong = {one["question"]: one["found"]["first"] for one in answered
             if not one["found"]["first"].startswith(one["first"])}  # fmt: skip
    assert wrong == {}


def test_the_book_answers_where_it_has_an_answer(answered):
    wrong = {one["question"]: one["found"]["answer"] for one in answered
             if one["answer"] not in one["found"]["answer"]}  # fmt: skip
    assert wrong == {}


def test_an_answer_is_a_sentence_of_the_page_it_leads_to(real_book, answered):
    index = (real_book.folder / "en/searchindex.js").read_text("utf-8").replace("\u2063", "")
    told = [one["found"]["answer"] for one in answered if one["found"]["answer"]]
    assert len(told) > 20
    assert [sentence for sentence in told if sentence.replace('"', '\\"') not in index] == []


def test_chapters_and_dossiers_come_before_tables_and_these_before_sources(answered):
    for one in answered:
        kinds = one["found"]["kinds"][1:]  # a table or source asked for by its whole name may be the first
        assert kinds == sorted(kinds), one["question"]


def test_no_page_is_listed_more_than_three_times(answered):
    assert max(one["found"]["most"] for one in answered) == 3


def test_no_excerpt_shows_what_only_machines_read(answered):
    for one in answered:
        for excerpt in one["found"]["excerpts"]:
            assert "\u2063" not in excerpt
            assert "http://" not in excerpt
            assert "{" not in excerpt


def test_the_index_keeps_its_weight(real_book):
    index = (real_book.folder / "en/searchindex.js").read_bytes()
    assert 50_000 < len(gzip.compress(index, 9)) < MOST_WEIGHT
