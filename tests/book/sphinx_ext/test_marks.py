"""Marks between words stand as the language of the page has them, and markup stays markup."""

from types import SimpleNamespace

import pytest
from markupsafe import Markup

from chokepoint.book.sphinx_ext import marks, words
from chokepoint.i18n import chinese

LINK = Markup('<a href="#">a & b</a>')


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (marks.commas(["<x>", LINK, ""]), f"&lt;x&gt;, {LINK}"),
        (marks.semicolons([LINK, "b"]), f"{LINK}; b"),
        (marks.pair("<x>", LINK), f"&lt;x&gt;: {LINK}"),
        (marks.aside(LINK, "{y}"), f"{LINK} ({{y}})"),
        (marks.aside("", "y"), " (y)"),
    ],
)
def test_english_marks_join_markup_and_escape_text(made, text):
    assert made == text
    assert isinstance(made, Markup)


def test_marks_follow_the_language_of_the_page(monkeypatch):
    monkeypatch.setattr(marks, "reader", lambda: SimpleNamespace(grammar=chinese, pair=chinese.pair))
    assert marks.commas(["镓", "锗"]) == "镓、锗"
    assert marks.pair("镓", LINK) == f"镓：{LINK}"


def test_the_language_is_that_of_the_pages_being_made(monkeypatch, pseudo):
    pseudo({"kg": "kilos"})
    monkeypatch.setattr(words._Spoken, "language", "en")
    words.speak(None, SimpleNamespace(language="fr"))
    assert words.reader().lang == "fr"
    words.speak(None, SimpleNamespace(language=None))
    assert words.reader().lang == "en"
